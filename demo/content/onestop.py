"""Demo reports of the one-stop desk: title, from, to, rows of (field, unit's code or "", received,
early, on time, overdue, pending) that add up."""

from __future__ import annotations

REPORTS = [
    (
        "Kết quả giải quyết thủ tục hành chính tháng 10/2026",
        "2026-10-01",
        "2026-10-31",
        [
            ("Đất đai", "phong-tnmt", 362, 160, 140, 9, 53),
            ("Đất đai", "xa-binh-luong", 50, 20, 20, 3, 7),
            ("Hộ tịch, chứng thực", "phong-tu-phap", 203, 140, 51, 0, 12),
            ("Hộ tịch, chứng thực", "xa-bai-tranh", 340, 250, 85, 1, 4),
            ("Hộ tịch, chứng thực", "thi-tran-yen-cat", 360, 250, 105, 1, 4),
            ("Kinh doanh", "phong-tckh", 88, 51, 30, 0, 7),
            ("Chính sách xã hội", "phong-ldtbxh", 256, 140, 92, 4, 20),
        ],
    ),
    (
        "Kết quả giải quyết thủ tục hành chính tháng 9/2026",
        "2026-09-01",
        "2026-09-30",
        [
            ("Đất đai", "", 388, 160, 158, 20, 50),
            ("Hộ tịch, chứng thực", "", 871, 610, 240, 3, 18),
            ("Kinh doanh", "", 79, 44, 30, 1, 4),
            ("Chính sách xã hội", "", 240, 128, 90, 6, 16),
        ],
    ),
    (
        "Kết quả giải quyết thủ tục hành chính quý III/2026",
        "2026-07-01",
        "2026-09-30",
        [
            ("Đất đai", "", 1190, 500, 520, 60, 110),
            ("Hộ tịch, chứng thực", "", 2610, 1850, 700, 10, 50),
            ("Kinh doanh", "", 230, 130, 88, 2, 10),
            ("Chính sách xã hội", "", 715, 380, 275, 15, 45),
        ],
    ),
]
