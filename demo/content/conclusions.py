"""Demo conclusions: title, meeting, days ago, chair's post, chairing body, number, summary,
paragraphs."""

from __future__ import annotations

_HU = ("Bí thư Huyện ủy", "huyen-uy")
_UB = ("Chủ tịch UBND huyện", "ubnd-huyen")
_HD = ("Chủ tịch HĐND huyện", "hdnd-huyen")

_ROWS = [
    (
        "tiến độ giải ngân vốn đầu tư công",
        4,
        _UB,
        "Từng chủ đầu tư cam kết mốc giải ngân theo tuần.",
        "Phòng Tài chính – Kế hoạch tổng hợp, báo cáo vào thứ Sáu hằng tuần; dự án không đạt mốc phải kiểm điểm người đứng đầu.",
    ),
    (
        "công tác phát triển đảng viên vùng cao",
        9,
        _HU,
        "Coi trọng chất lượng, tạo nguồn từ đoàn viên, hội viên.",
        "Ban Tổ chức Huyện ủy hướng dẫn mở lớp bồi dưỡng tại cụm xã, rút ngắn quãng đường đi lại của học viên.",
    ),
    (
        "giải quyết kiến nghị của cử tri",
        13,
        _HD,
        "Kiến nghị nào nêu nhiều lần phải có lộ trình cụ thể.",
        "Các cơ quan trả lời bằng văn bản trong mười lăm ngày và gửi kết quả tới đại biểu ở từng tổ.",
    ),
    (
        "phòng, chống cháy rừng mùa khô",
        18,
        _UB,
        "Trực bốn tại chỗ ở các khu rừng trọng điểm.",
        "Kiểm lâm chủ trì diễn tập, kiểm tra phương tiện chữa cháy của chủ rừng trước ngày 15.",
    ),
    (
        "xây dựng nông thôn mới",
        24,
        _HU,
        "Không chạy theo thành tích, làm tiêu chí nào chắc tiêu chí đó.",
        "Mỗi tổ công tác phụ trách một tiêu chí, báo cáo kết quả hằng tuần với Thường trực Huyện ủy.",
    ),
    (
        "chuẩn bị năm học mới",
        33,
        _UB,
        "Bàn giao phòng học trước ngày tựu trường.",
        "Phòng Giáo dục và Đào tạo rà soát chỗ ở bán trú, nhà vệ sinh và nước sạch ở các điểm trường lẻ.",
    ),
    (
        "giám sát chuyên đề về đất đai",
        41,
        _HD,
        "Công khai tiến độ cấp giấy chứng nhận theo xã.",
        "Chi nhánh đăng ký đất đai báo cáo số hồ sơ quá hạn, nêu rõ nguyên nhân từng trường hợp.",
    ),
    (
        "công tác dân vận và dân chủ cơ sở",
        48,
        _HU,
        "Đối thoại trước khi triển khai dự án ở thôn, bản.",
        "Ban Dân vận tổng kết các mô hình dân vận khéo để nhân rộng trong quý tới.",
    ),
    (
        "chuyển đổi số cấp xã",
        56,
        _UB,
        "Hồ sơ trực tuyến phải thực chất, không làm thay dân.",
        "Tổ công nghệ số cộng đồng hướng dẫn tại nhà văn hóa vào tối thứ Tư hằng tuần.",
    ),
    (
        "quản lý khoáng sản, cát sỏi",
        67,
        _UB,
        "Xử lý nghiêm điểm tập kết sai vị trí.",
        "Phòng Tài nguyên và Môi trường công bố danh sách bãi tập kết được phép.",
    ),
    (
        "công tác kiểm tra, giám sát của Đảng",
        79,
        _HU,
        "Kiểm tra nơi có dấu hiệu, giám sát thường xuyên.",
        "Ủy ban Kiểm tra Huyện ủy hoàn thành kế hoạch trước tháng Mười.",
    ),
    (
        "chương trình kỳ họp HĐND huyện",
        90,
        _HD,
        "Dành nhiều thời gian hơn cho chất vấn.",
        "Tài liệu gửi đại biểu bằng hình thức điện tử trước kỳ họp mười ngày.",
    ),
]

CONCLUSIONS = [
    (
        f"Kết luận của {post} về {subject}",
        f"Hội nghị về {subject}",
        days_ago,
        post,
        body,
        f"{150 - place}/TB-{'HU' if body == 'huyen-uy' else 'HĐND' if body == 'hdnd-huyen' else 'UBND'}",
        summary,
        [
            f"Sau khi nghe báo cáo và ý kiến của các đại biểu dự hội nghị, {post} kết luận như sau.",
            summary,
            task,
            "Văn phòng theo dõi, đôn đốc và báo cáo kết quả thực hiện.",
        ],
    )
    for place, (subject, days_ago, (post, body), summary, task) in enumerate(_ROWS)
]
