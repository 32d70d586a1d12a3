"""Demo relics and scenic places: commune's code, title, summary, rank, decision, address, way,
paragraphs, photos' words. Made up for the demo, like everything in it."""

from __future__ import annotations

_RANK = "Quyết định minh họa của UBND tỉnh"

PLACES = [
    (
        "xa-xuan-binh",
        "Thác Cổng Trời",
        "Ba tầng nước giữa rừng già, đẹp nhất sau mùa mưa.",
        "province",
        f"{_RANK} năm 2015",
        "Thôn đầu nguồn, xã Xuân Bình",
        "Từ đường Hồ Chí Minh rẽ vào đường liên thôn 6 km, đi bộ thêm 20 phút theo lối mòn.",
        [
            "Thác đổ từ lưng chừng núi xuống ba bậc đá, dưới cùng là hồ nước rộng.",
            "Không tắm ở hồ dưới khi trời mưa ở đầu nguồn.",
        ],
        ["Thác nhìn từ lối mòn", "Hồ nước dưới chân thác"],
    ),
    (
        "xa-hoa-quy",
        "Đền thờ người mở đất",
        "Nơi bà con dâng hương ngày đầu xuân.",
        "province",
        f"{_RANK} năm 2012",
        "Trung tâm xã Hóa Quỳ",
        "Cạnh đường liên xã, cách trụ sở UBND xã 800 m, xe ô tô vào tận sân.",
        [
            "Đền dựng lại trên nền cũ, còn giữ hai tảng kê chân cột bằng đá.",
            "Lễ hội vào ngày mồng bảy tháng Giêng âm lịch.",
        ],
        ["Cổng đền ngày hội", "Sân đền dưới tán cây"],
    ),
    (
        "xa-thanh-quan",
        "Rừng lim cổ thụ",
        "Khoảnh rừng cấm của bản, được giữ bằng hương ước.",
        "none",
        "",
        "Xã Thanh Quân",
        "Liên hệ trưởng bản trước khi vào rừng.",
        [
            "Hơn ba trăm cây lim, gốc to hai người ôm.",
            "Khách đi theo lối có cọc, không hái lá, không đốt lửa.",
        ],
        ["Lối đi dưới tán lim", "Gốc lim hai người ôm"],
    ),
    (
        "thi-tran-yen-cat",
        "Nhà truyền thống huyện",
        "Hiện vật về đất và người Như Xuân.",
        "none",
        "",
        "Thị trấn Yên Cát",
        "Mở cửa giờ hành chính, không thu phí.",
        ["Ba gian trưng bày: nếp nhà sàn, nghề dệt, những năm kháng chiến."],
        ["Gian trưng bày nghề dệt"],
    ),
]
