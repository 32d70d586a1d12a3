"""The merger of 01/7/2025 and that of 2019 (reference/domain.md section 10): names, codes, and which
unit went into which. The demo's district lives on beside its six communes, so that both the regulation
and the succession can be looked at."""

from __future__ import annotations

DISTRICT = "ubnd-huyen"
MERGED_ON, LAST_DAY = "2025-07-01", "2025-06-30"
DECISION = "1686/NQ-UBTVQH15"

# code, name, short name, code of the administrative unit, rank, units that went into it
COMMUNES = [
    ("xa-nhu-xuan", "UBND xã Như Xuân", "Xã Như Xuân", "16174", 80,
     ("thi-tran-yen-cat", "xa-tan-binh")),
    ("xa-thuong-ninh-2025", "UBND xã Thượng Ninh", "Xã Thượng Ninh", "16225", 81,
     ("xa-cat-tan", "xa-cat-van", "xa-thuong-ninh")),
    ("xa-xuan-binh-2025", "UBND xã Xuân Bình", "Xã Xuân Bình", "16177", 82,
     ("xa-xuan-hoa", "xa-bai-tranh", "xa-xuan-binh")),
    ("xa-hoa-quy-2025", "UBND xã Hóa Quỳ", "Xã Hóa Quỳ", "16186", 83,
     ("xa-binh-luong", "xa-hoa-quy")),
    ("xa-thanh-quan-2025", "UBND xã Thanh Quân", "Xã Thanh Quân", "16222", 84,
     ("xa-thanh-son", "xa-thanh-xuan", "xa-thanh-quan")),
    ("xa-thanh-phong-2025", "UBND xã Thanh Phong", "Xã Thanh Phong", "16213", 85,
     ("xa-thanh-hoa", "xa-thanh-lam", "xa-thanh-phong")),
]  # fmt: skip

# Merged earlier: code, name, what it went into, since when, last day, decision. Without a page.
EARLIER = [
    ("xa-yen-le", "UBND xã Yên Lễ", "thi-tran-yen-cat", "2019-12-01", "2019-11-30",
     "786/NQ-UBTVQH14"),
    ("xa-xuan-quy", "UBND xã Xuân Quỳ", "xa-hoa-quy", "2019-12-01", "2019-11-30",
     "786/NQ-UBTVQH14"),
]  # fmt: skip
