"""Types of documents as data: the 29 administrative ones (NĐ 30/2020/NĐ-CP, Phụ lục III), the
legal normative ones (Luật Ban hành văn bản QPPL) and those of the Party.

Each row: code (unique among all), name, what stands for it in a symbol ("" where nothing does).
"""

from __future__ import annotations

ADMINISTRATIVE = (
    ("NQ", "Nghị quyết (cá biệt)", "NQ"), ("QĐ", "Quyết định (cá biệt)", "QĐ"),
    ("CT", "Chỉ thị", "CT"), ("QC", "Quy chế", "QC"), ("QyĐ", "Quy định", "QyĐ"),
    ("TC", "Thông cáo", "TC"), ("TB", "Thông báo", "TB"), ("HD", "Hướng dẫn", "HD"),
    ("CTr", "Chương trình", "CTr"), ("KH", "Kế hoạch", "KH"), ("PA", "Phương án", "PA"),
    ("ĐA", "Đề án", "ĐA"), ("DA", "Dự án", "DA"), ("BC", "Báo cáo", "BC"),
    ("BB", "Biên bản", "BB"), ("TTr", "Tờ trình", "TTr"), ("HĐ", "Hợp đồng", "HĐ"),
    ("CV", "Công văn", ""), ("CĐ", "Công điện", "CĐ"), ("BGN", "Bản ghi nhớ", "BGN"),
    ("BTT", "Bản thỏa thuận", "BTT"), ("GUQ", "Giấy ủy quyền", "GUQ"),
    ("GM", "Giấy mời", "GM"), ("GGT", "Giấy giới thiệu", "GGT"),
    ("GNP", "Giấy nghỉ phép", "GNP"), ("PG", "Phiếu gửi", "PG"), ("PC", "Phiếu chuyển", "PC"),
    ("PB", "Phiếu báo", "PB"), ("TCg", "Thư công", ""),
)  # fmt: skip
NORMATIVE = (
    ("HP", "Hiến pháp", ""), ("BL", "Bộ luật", ""), ("L", "Luật", ""),
    ("NQ-QPPL", "Nghị quyết (QPPL)", "NQ"), ("PL", "Pháp lệnh", ""), ("Lệnh", "Lệnh", "L"),
    ("NĐ", "Nghị định", "NĐ"), ("TT", "Thông tư", "TT"), ("TTLT", "Thông tư liên tịch", "TTLT"),
    ("QĐ-QPPL", "Quyết định (QPPL)", "QĐ"),
)  # fmt: skip
PARTY = (
    ("NQ-Đ", "Nghị quyết của Đảng", "NQ"), ("KL", "Kết luận", "KL"),
    ("CT-Đ", "Chỉ thị của Đảng", "CT"), ("QĐ-Đ", "Quyết định, quy định của Đảng", "QĐ"),
    ("HD-Đ", "Hướng dẫn của Đảng", "HD"), ("TB-Đ", "Thông báo của Đảng", "TB"),
    ("KH-Đ", "Kế hoạch của Đảng", "KH"), ("BC-Đ", "Báo cáo của Đảng", "BC"),
    ("CTr-Đ", "Chương trình của Đảng", "CTr"),
)  # fmt: skip
TYPES = (*ADMINISTRATIVE, *NORMATIVE, *PARTY)

# What may stand for a type in a symbol, in its own spelling.
ABBREVIATIONS = frozenset(abbreviation for _code, _name, abbreviation in TYPES if abbreviation)
