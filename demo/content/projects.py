"""Demo projects: body, title, summary, target, from, to, funding, percent, dated results."""

from __future__ import annotations

PROJECTS = [
    (
        "phong-nnptnt",
        "Chương trình phát triển rừng gỗ lớn",
        "Chuyển rừng keo gỗ nhỏ sang gỗ lớn có chứng chỉ.",
        "5.000 ha rừng gỗ lớn vào năm cuối chương trình.",
        "2024-01-01",
        "2028-12-31",
        "Ngân sách tỉnh, vốn của chủ rừng",
        46,
        [
            ("2024-12-31", "Chuyển đổi được 1.050 ha."),
            ("2025-12-31", "Lũy kế 2.300 ha, trong đó 800 ha có chứng chỉ."),
        ],
    ),
    (
        "phong-kthh",
        "Nâng cấp đường liên xã phía tây",
        "Cải tạo 18 km đường nối ba xã vùng cao.",
        "Mặt đường rộng 5,5 m, thoát nước hai bên.",
        "2025-03-01",
        "2027-06-30",
        "Vốn đầu tư công trung hạn",
        62,
        [("2025-12-31", "Hoàn thành nền đường 11 km."), ("2026-09-30", "Thảm mặt 8 km.")],
    ),
    (
        "phong-gddt",
        "Đề án kiên cố hóa trường lớp",
        "Thay phòng học tạm ở các điểm trường lẻ.",
        "40 phòng học, 12 nhà vệ sinh đạt chuẩn.",
        "2024-06-01",
        "2026-12-31",
        "Chương trình mục tiêu quốc gia",
        85,
        [
            ("2025-08-31", "Đưa vào sử dụng 22 phòng học."),
            ("2026-08-31", "Đưa vào sử dụng 34 phòng học."),
        ],
    ),
    (
        "van-phong-hdnd-ubnd",
        "Kế hoạch chuyển đổi số huyện",
        "Số hóa hồ sơ, phủ dịch vụ công trực tuyến.",
        "Trên 80% hồ sơ nộp trực tuyến.",
        "2025-01-01",
        "2027-12-31",
        "Ngân sách huyện",
        54,
        [
            ("2025-12-31", "Tỷ lệ hồ sơ trực tuyến đạt 47%."),
            ("2026-06-30", "Tỷ lệ hồ sơ trực tuyến đạt 58%."),
        ],
    ),
    (
        "phong-vhtt",
        "Đề án bảo tồn văn hóa các dân tộc",
        "Sưu tầm, truyền dạy cồng chiêng, khặp, dệt thổ cẩm.",
        "Mỗi xã có một câu lạc bộ văn nghệ dân gian.",
        "2025-01-01",
        "2030-12-31",
        "Ngân sách huyện, xã hội hóa",
        30,
        [("2025-12-31", "Thành lập 6 câu lạc bộ, ghi âm 120 bài khặp.")],
    ),
]
