"""Types of documents (NĐ 30/2020/NĐ-CP, Phụ lục III; Luật Ban hành văn bản QPPL) as data:
code, name, whether it is a legal normative document."""

from __future__ import annotations

ADMINISTRATIVE = (
    ("NQ", "Nghị quyết (cá biệt)"), ("QĐ", "Quyết định (cá biệt)"), ("CT", "Chỉ thị"),
    ("QC", "Quy chế"), ("QyĐ", "Quy định"), ("TC", "Thông cáo"), ("TB", "Thông báo"),
    ("HD", "Hướng dẫn"), ("CTr", "Chương trình"), ("KH", "Kế hoạch"), ("PA", "Phương án"),
    ("ĐA", "Đề án"), ("DA", "Dự án"), ("BC", "Báo cáo"), ("BB", "Biên bản"), ("TTr", "Tờ trình"),
    ("HĐ", "Hợp đồng"), ("CV", "Công văn"), ("CĐ", "Công điện"), ("BGN", "Bản ghi nhớ"),
    ("BTT", "Bản thỏa thuận"), ("GUQ", "Giấy ủy quyền"), ("GM", "Giấy mời"),
    ("GGT", "Giấy giới thiệu"), ("GNP", "Giấy nghỉ phép"), ("PG", "Phiếu gửi"),
    ("PC", "Phiếu chuyển"), ("PB", "Phiếu báo"), ("TCg", "Thư công"),
)  # fmt: skip
NORMATIVE = (
    ("HP", "Hiến pháp"), ("BL", "Bộ luật"), ("L", "Luật"), ("NQ-QPPL", "Nghị quyết (QPPL)"),
    ("PL", "Pháp lệnh"), ("Lệnh", "Lệnh"), ("NĐ", "Nghị định"), ("TT", "Thông tư"),
    ("TTLT", "Thông tư liên tịch"), ("QĐ-QPPL", "Quyết định (QPPL)"),
)  # fmt: skip
PARTY = (("NQ-Đ", "Nghị quyết của Đảng"), ("KL", "Kết luận"), ("CT-Đ", "Chỉ thị của Đảng"))
