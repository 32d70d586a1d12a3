"""Demo schedule: the posts whose calendars are kept (code, title, body, rank), and the weeks of two
offices (weeks from now, supplying body, entries). An entry: (weekday, hours, content, leaders' codes,
participants, place, prepared by, and what is out of the ordinary)."""

from __future__ import annotations

from typing import Any

_HU, _UB, _HD, _MT = "huyen-uy", "ubnd-huyen", "hdnd-huyen", "mttq-huyen"
LEADERS = [
    ("bi-thu-huyen-uy", "Bí thư Huyện ủy", _HU, 1),
    ("pho-bi-thu-thuong-truc", "Phó Bí thư Thường trực Huyện ủy", _HU, 2),
    ("chu-tich-hdnd", "Chủ tịch HĐND huyện", _HD, 3),
    ("chu-tich-ubnd", "Chủ tịch UBND huyện", _UB, 4),
    ("pho-chu-tich-ubnd-kinh-te", "Phó Chủ tịch UBND huyện (kinh tế)", _UB, 5),
    ("pho-chu-tich-ubnd-van-xa", "Phó Chủ tịch UBND huyện (văn hóa – xã hội)", _UB, 6),
    ("chu-tich-mttq", "Chủ tịch UBMTTQ huyện", _MT, 7),
]
_BT, _PBT, _CTHD, _CT, _PCT1, _PCT2, _CTMT = ([code] for code, *_rest in LEADERS)
_P1, _P2 = "Phòng họp số 1", "Phòng họp số 2"
_VPHU, _VPUB = "Văn phòng Huyện ủy", "Văn phòng HĐND và UBND"
_INTERNAL = {"is_internal": True}

_SUBJECTS = [
    ("xây dựng nông thôn mới", "giải phóng mặt bằng", "phòng, chống thiên tai", "chuyển đổi số"),
    ("giải ngân vốn đầu tư công", "cải cách hành chính", "trường lớp năm học mới", "rừng gỗ lớn"),
    ("thu ngân sách", "an sinh xã hội", "du lịch cộng đồng", "chợ nông thôn"),
    ("kế hoạch năm tới", "quy hoạch thị trấn", "y tế cơ sở", "môi trường nông thôn"),
]
Row = tuple[int, str, str, list[str], str, str, str, dict[str, Any]]


def _party(number: int) -> list[Row]:
    first, second, third, _fourth = _SUBJECTS[number]
    return [
        (0, "07:30–08:00", "Hội ý Thường trực Huyện ủy", _BT + _PBT, "Thường trực Huyện ủy", _P1, _VPHU, {}),
        (1, "08:00–10:30", "Dự sinh hoạt chi bộ thôn", _PBT, "Chi bộ thôn", "Nhà văn hóa thôn", "Ban Tổ chức", {}),
        (1, "14:00–16:30", f"Nghe Ban Tuyên giáo báo cáo dư luận về {first}", _BT, "Ban Tuyên giáo, Ban Dân vận", _P1, _VPHU, {}),
        (2, "14:00–16:30", f"Hội nghị Ban Chấp hành Đảng bộ huyện: chuyên đề {third}", _BT + _PBT + _CTMT, "Ủy viên Ban Chấp hành", "Hội trường Huyện ủy", _VPHU, {}),
        (3, "08:00–10:00", "Làm việc với Ban Dân vận về mô hình dân vận khéo", _PBT, "Ban Dân vận", _P1, _VPHU, {}),
        (3, "14:00", "Giám sát việc thực hiện quy chế dân chủ ở cơ sở", _CTMT, "Đoàn giám sát", "Xã Hóa Quỳ", "Văn phòng UBMTTQ", {}),
        (4, "08:00", "Giao lưu thanh niên các xã biên giới", [], "Đoàn viên các xã", "Xã Bãi Trành", "Huyện đoàn", {"chair": "Bí thư Huyện đoàn", "bodies": ["doan-thanh-nien"]}),
        (4, "14:00–16:00", f"Họp giao ban khối Đảng, bàn {second}", _BT, "Các ban Đảng, văn phòng", _P1, _VPHU, {}),
    ]  # fmt: skip


def _government(number: int) -> list[Row]:
    first, second, third, fourth = _SUBJECTS[number]
    this_week = number == 1
    moved = {"change": "changed", "change_reason": "Dời từ sáng thứ Tư do mưa lớn"}
    off = {"change": "cancelled", "change_reason": "Chờ ý kiến của tỉnh về thời gian"}
    return [
        (0, "08:00–10:30", f"Giao ban UBND huyện, nghe báo cáo về {first}", _CT + _PCT1 + _PCT2, "Các phòng chuyên môn", _P2, _VPUB, {}),
        (0, "14:00–16:30", f"Làm việc với các xã về {second}", _PCT1, "Chủ tịch UBND các xã", _P2, "Phòng KT – HT", {}),
        (1, "08:00–11:00", "Tiếp công dân định kỳ", _CT, "Ban Tiếp công dân", "Trụ sở tiếp công dân", _VPUB, {}),
        (1, "14:00", f"Kiểm tra thực tế {third}", _PCT2, "Phòng chuyên môn", "Xã Thanh Quân", "Phòng NN – PTNT", {}),
        (2, "08:00–11:00", f"Hội nghị liên tịch Thường trực Huyện ủy, HĐND, UBND về {fourth}", _BT + _CTHD + _CT, "Thường trực ba cơ quan", "Hội trường UBND", _VPUB, {}),
        (2, "14:00", "Rà soát tình hình an ninh địa bàn", _CT, "Thành phần riêng", _P1, "", _INTERNAL),
        (2, "19:30", "Dự chung kết hội thi tiếng hát Như Xuân", _PCT2, "", "Sân vận động huyện", "Phòng VH – TT", {}),
        (3, "chiều", f"Nghiệm thu công trình phục vụ {third}", _PCT1, "Chủ đầu tư, nhà thầu", "Xã Thượng Ninh", "Phòng KT – HT", moved if this_week else {}),
        (3, "14:00–16:00", "Họp Ban tổ chức lễ hội văn hóa các dân tộc", _PCT2, "Các phòng, xã liên quan", _P2, "Phòng VH – TT", off if this_week else {}),
        (4, "08:00–11:30", f"Hội nghị trực tuyến với UBND tỉnh về {second}", _CT + _PCT1, "Lãnh đạo UBND huyện", "Phòng họp trực tuyến", _VPUB, {}),
        (4, "09:00", "Tiếp xúc cử tri", _CTHD, "Tổ đại biểu", "Nhà văn hóa thị trấn Yên Cát", _VPUB, {}),
        (4, "14:00–16:30", "Tập huấn cải cách hành chính cho cấp xã", [], "Công chức các xã", _P2, "Phòng Nội vụ", {"chair": "Trưởng phòng Nội vụ", "bodies": ["phong-noi-vu"]}),
    ]  # fmt: skip


WEEKS = [
    (number - 1, office, rows(number))
    for number in range(4)
    for office, rows in (("van-phong-huyen-uy", _party), ("van-phong-hdnd-ubnd", _government))
]
