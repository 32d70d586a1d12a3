"""Demo dossiers of the one-stop desk: procedure, received so many days ago, promised after so
many days, returned so many days ago (None: not yet), status, applicant as the file has it."""

from __future__ import annotations

_A, _B, _C, _D = "Nguyễn Văn A", "Trần Thị B", "Lê Văn C", "Lò Thị D"

DOSSIERS: list[tuple[str, int, int, int | None, int, str]] = [
    ("Đăng ký khai sinh", 88, 1, 88, 10, _A),
    ("Đăng ký khai sinh", 64, 1, 63, 10, _B),
    ("Đăng ký khai sinh", 41, 1, 41, 10, _C),
    ("Đăng ký khai sinh", 20, 1, 20, 10, _D),
    ("Đăng ký khai sinh", 2, 1, None, 4, _A),
    ("Đăng ký kết hôn", 75, 1, 74, 10, _B),
    ("Đăng ký kết hôn", 33, 1, 31, 10, _C),
    ("Đăng ký kết hôn", 6, 1, 6, 10, _D),
    ("Đăng ký khai tử", 50, 1, 50, 10, _A),
    ("Chứng thực bản sao từ bản chính", 70, 1, 70, 10, _B),
    ("Chứng thực bản sao từ bản chính", 28, 1, 28, 10, _C),
    ("Chứng thực bản sao từ bản chính", 1, 1, None, 2, _D),
    ("Đăng ký đất đai, cấp giấy chứng nhận lần đầu", 90, 28, 60, 10, _A),
    ("Đăng ký đất đai, cấp giấy chứng nhận lần đầu", 66, 28, 38, 10, _B),
    ("Đăng ký đất đai, cấp giấy chứng nhận lần đầu", 55, 28, 22, 10, _C),
    ("Đăng ký đất đai, cấp giấy chứng nhận lần đầu", 30, 28, None, 6, _D),
    ("Chuyển mục đích sử dụng đất", 80, 21, 61, 10, _A),
    ("Chuyển mục đích sử dụng đất", 40, 21, None, 5, _B),
    ("Tách thửa, hợp thửa đất", 62, 17, 46, 10, _C),
    ("Tách thửa, hợp thửa đất", 24, 17, 6, 10, _D),
    ("Tách thửa, hợp thửa đất", 12, 17, None, 4, _A),
    ("Đăng ký thành lập hộ kinh doanh", 58, 4, 56, 10, _B),
    ("Đăng ký thành lập hộ kinh doanh", 26, 4, 23, 10, _C),
    ("Đăng ký thành lập hộ kinh doanh", 9, 4, 5, 9, _D),
    ("Cấp giấy phép xây dựng nhà ở riêng lẻ", 72, 21, 51, 10, _A),
    ("Cấp giấy phép xây dựng nhà ở riêng lẻ", 35, 21, None, 7, _B),
    ("Trợ cấp xã hội hằng tháng", 78, 30, 50, 10, _C),
    ("Trợ cấp xã hội hằng tháng", 45, 30, 14, 10, _D),
    ("Trợ cấp xã hội hằng tháng", 15, 30, None, 4, _A),
    ("Hỗ trợ chi phí mai táng", 18, 7, 12, 10, _B),
    ("Hỗ trợ chi phí mai táng", 3, 7, None, 1, _C),
]
