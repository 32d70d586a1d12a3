"""Demo messages of citizens: made up, no person behind them.

Fields with the body that answers; then (kind, field, place, days ago, text, what was done).
"""

from __future__ import annotations

FIELDS = [
    ("Đất đai", "phong-tnmt"),
    ("Hộ tịch", "phong-tu-phap"),
    ("Chính sách xã hội", "phong-ldtbxh"),
    ("Giáo dục", "phong-gddt"),
    ("Giao thông", "phong-kthh"),
    ("Nông nghiệp", "phong-nnptnt"),
    ("Văn hóa", "phong-vhtt"),
]
# Everything else goes here first, and is passed on.
OFFICE = "van-phong-hdnd-ubnd"

ENQUIRIES = [
    (
        "question",
        "Đất đai",
        "xa-bai-tranh",
        2,
        "Đất vườn liền kề nhà ở muốn chuyển sang đất ở thì nộp đơn tại xã hay tại huyện, và phải nộp bao nhiêu tiền?",
        "receive",
    ),
    (
        "question",
        "Văn hóa",
        "xa-thanh-quan",
        3,
        "Thác trên địa bàn xã có bán vé vào cửa không, và mùa nào thì đường vào đi được xe ô tô?",
        "draft",
    ),
    (
        "question",
        "Văn hóa",
        "thi-tran-yen-cat",
        4,
        "Lễ hội đầu năm của huyện tổ chức ngày nào, có cho đăng ký gian hàng bán đồ thổ cẩm không?",
        "sign",
    ),
    (
        "question",
        "Giáo dục",
        "xa-hoa-quy",
        5,
        "Con tôi chuyển trường giữa năm học từ huyện khác về thì cần mang những giấy tờ gì?",
        "answer",
    ),
    (
        "question",
        "Giao thông",
        "xa-thanh-quan",
        30,
        "Đoạn đường từ ngầm tràn vào thôn bao giờ thì được sửa, xe tải nhỏ có được đi không?",
        "receive",
    ),
    (
        "feedback",
        "Chính sách xã hội",
        "xa-cat-tan",
        1,
        "Đề nghị niêm yết danh sách hộ nghèo, hộ cận nghèo ở nhà văn hóa thôn để bà con cùng biết.",
        "transfer",
    ),
    (
        "feedback",
        "Nông nghiệp",
        "xa-xuan-binh",
        6,
        "Tố cáo một hộ lấn chiếm đất rừng của thôn, đề nghị cho người xuống xem.",
        "close",
    ),
    (
        "error",
        "",
        "",
        1,
        "Số điện thoại của xã trong danh bạ gọi không được, có lẽ đã đổi số.",
        "receive",
    ),
    (
        "access",
        "",
        "phong-tckh",
        4,
        "Đề nghị cung cấp báo cáo quyết toán ngân sách huyện năm trước để viết luận văn.",
        "extend",
    ),
]
