"""Demo galleries: supplying body, title, summary, captions."""

from __future__ import annotations

GALLERIES = [
    (
        "trung-tam-vhtt",
        "Mùa vàng trên ruộng bậc thang",
        "Lúa chín ở các bản ven suối.",
        [
            "Ruộng bậc thang nhìn từ đỉnh dốc",
            "Nhà sàn bên ruộng lúa",
            "Đường về bản",
            "Chiều trên cánh đồng",
        ],
    ),
    (
        "trung-tam-vhtt",
        "Lễ hội mừng cơm mới",
        "Bà con vui hội sau vụ gặt.",
        ["Cờ hội rợp sân", "Dàn cồng chiêng", "Gian hàng nông sản", "Ném còn", "Bữa cơm chung"],
    ),
    (
        "phong-vhtt",
        "Rừng lim xanh Như Xuân",
        "Những khoảnh rừng được giữ qua nhiều đời.",
        ["Tán rừng buổi sớm", "Đường tuần tra", "Lim cổ thụ", "Suối trong rừng"],
    ),
    (
        "xa-hoa-quy",
        "Phiên chợ cuối tuần",
        "Măng, mật ong, thổ cẩm xuống chợ.",
        ["Sạp hàng đầu chợ", "Hoa quả trong vườn", "Gian hàng thổ cẩm", "Chợ tan"],
    ),
    (
        "phong-gddt",
        "Ngày khai giảng ở điểm trường lẻ",
        "Thầy trò đón năm học mới.",
        ["Sân trường", "Cờ Tổ quốc trước lớp học", "Thư viện lưu động", "Giờ ra chơi"],
    ),
    (
        "trung-tam-vhtt",
        "Bản làng ven hồ",
        "Du lịch cộng đồng bắt đầu từ nếp nhà.",
        ["Bình minh trên hồ", "Nhà sàn đón khách", "Bến thuyền", "Hoàng hôn"],
    ),
]
