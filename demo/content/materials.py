"""What units have supplied and no member has handled yet."""

from __future__ import annotations

# body's code, kind, title, text, days since it happened, place, number of a picture (None: none)
MATERIALS = [
    (
        "phong-vhtt",
        "event",
        "Lớp truyền dạy cồng chiêng cho thanh niên thôn",
        "Lớp học mở vào hai buổi tối mỗi tuần tại nhà văn hóa thôn, có 24 thanh niên theo học. "
        "Người truyền dạy là các nghệ nhân trong thôn.\n\n"
        "Phòng đề nghị Ban Biên tập viết tin ngắn để khuyến khích các thôn khác cùng làm.",
        3,
        "Nhà văn hóa thôn",
        7,
    ),
    (
        "phong-vhtt",
        "information",
        "Số lượt người đọc sách tại thư viện huyện trong quý",
        "Thư viện huyện phục vụ 1.240 lượt bạn đọc trong quý, tăng so với quý trước. "
        "Tủ sách lưu động đã tới 6 trường.",
        5,
        "",
        None,
    ),
]
