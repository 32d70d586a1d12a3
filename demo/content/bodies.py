"""Demo bodies (code, name, short name, kind, superior's code, rank) and their contacts
(post, phone, public). The numbers are fictitious."""

from __future__ import annotations

BODIES = [
    ("huyen-uy", "Huyện ủy Như Xuân", "Huyện ủy", "party_committee", "", 1),
    ("van-phong-huyen-uy", "Văn phòng Huyện ủy", "VP Huyện ủy", "party_office", "huyen-uy", 2),
    ("ban-to-chuc", "Ban Tổ chức Huyện ủy", "Ban Tổ chức", "party_office", "huyen-uy", 3),
    ("ban-tuyen-giao", "Ban Tuyên giáo Huyện ủy", "Ban Tuyên giáo", "party_office", "huyen-uy", 4),
    ("ban-dan-van", "Ban Dân vận Huyện ủy", "Ban Dân vận", "party_office", "huyen-uy", 5),
    ("uy-ban-kiem-tra", "Ủy ban Kiểm tra Huyện ủy", "UBKT Huyện ủy", "party_office", "huyen-uy", 6),
    ("hdnd-huyen", "Hội đồng nhân dân huyện Như Xuân", "HĐND huyện", "council", "", 10),
    ("ubnd-huyen", "Ủy ban nhân dân huyện Như Xuân", "UBND huyện", "committee", "", 20),
    (
        "van-phong-hdnd-ubnd",
        "Văn phòng HĐND và UBND huyện",
        "VP HĐND và UBND",
        "office",
        "ubnd-huyen",
        21,
    ),
    ("phong-noi-vu", "Phòng Nội vụ", "", "office", "ubnd-huyen", 22),
    ("phong-tu-phap", "Phòng Tư pháp", "", "office", "ubnd-huyen", 23),
    ("phong-tckh", "Phòng Tài chính – Kế hoạch", "Phòng TC – KH", "office", "ubnd-huyen", 24),
    ("phong-tnmt", "Phòng Tài nguyên và Môi trường", "Phòng TN – MT", "office", "ubnd-huyen", 25),
    (
        "phong-ldtbxh",
        "Phòng Lao động – Thương binh và Xã hội",
        "Phòng LĐ – TB – XH",
        "office",
        "ubnd-huyen",
        26,
    ),
    ("phong-vhtt", "Phòng Văn hóa và Thông tin", "Phòng VH – TT", "office", "ubnd-huyen", 27),
    ("phong-gddt", "Phòng Giáo dục và Đào tạo", "Phòng GD – ĐT", "office", "ubnd-huyen", 28),
    (
        "phong-nnptnt",
        "Phòng Nông nghiệp và Phát triển nông thôn",
        "Phòng NN – PTNT",
        "office",
        "ubnd-huyen",
        29,
    ),
    ("phong-kthh", "Phòng Kinh tế và Hạ tầng", "Phòng KT – HT", "office", "ubnd-huyen", 30),
    ("phong-dan-toc", "Phòng Dân tộc", "", "office", "ubnd-huyen", 31),
    ("thanh-tra-huyen", "Thanh tra huyện", "", "office", "ubnd-huyen", 32),
    ("cong-an-huyen", "Công an huyện", "", "office", "ubnd-huyen", 33),
    (
        "trung-tam-vhtt",
        "Trung tâm Văn hóa, Thông tin, Thể thao và Du lịch",
        "TT VH – TT – TT – DL",
        "centre",
        "ubnd-huyen",
        40,
    ),
    ("trung-tam-yte", "Trung tâm Y tế huyện", "", "centre", "ubnd-huyen", 41),
    ("mttq-huyen", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện", "MTTQ huyện", "front", "", 50),
    ("doan-thanh-nien", "Huyện đoàn Như Xuân", "Huyện đoàn", "mass_organisation", "mttq-huyen", 51),
    ("hoi-phu-nu", "Hội Liên hiệp Phụ nữ huyện", "Hội LHPN", "mass_organisation", "mttq-huyen", 52),
    ("hoi-nong-dan", "Hội Nông dân huyện", "", "mass_organisation", "mttq-huyen", 53),
    ("hoi-ccb", "Hội Cựu chiến binh huyện", "Hội CCB", "mass_organisation", "mttq-huyen", 54),
    ("ldld-huyen", "Liên đoàn Lao động huyện", "LĐLĐ huyện", "mass_organisation", "mttq-huyen", 55),
    ("thi-tran-yen-cat", "UBND thị trấn Yên Cát", "TT Yên Cát", "commune", "ubnd-huyen", 60),
    ("xa-bai-tranh", "UBND xã Bãi Trành", "Xã Bãi Trành", "commune", "ubnd-huyen", 61),
    ("xa-binh-luong", "UBND xã Bình Lương", "Xã Bình Lương", "commune", "ubnd-huyen", 62),
    ("xa-cat-tan", "UBND xã Cát Tân", "Xã Cát Tân", "commune", "ubnd-huyen", 63),
    ("xa-cat-van", "UBND xã Cát Vân", "Xã Cát Vân", "commune", "ubnd-huyen", 64),
    ("xa-hoa-quy", "UBND xã Hóa Quỳ", "Xã Hóa Quỳ", "commune", "ubnd-huyen", 65),
    ("xa-tan-binh", "UBND xã Tân Bình", "Xã Tân Bình", "commune", "ubnd-huyen", 66),
    ("xa-thanh-hoa", "UBND xã Thanh Hòa", "Xã Thanh Hòa", "commune", "ubnd-huyen", 67),
    ("xa-thanh-lam", "UBND xã Thanh Lâm", "Xã Thanh Lâm", "commune", "ubnd-huyen", 68),
    ("xa-thanh-phong", "UBND xã Thanh Phong", "Xã Thanh Phong", "commune", "ubnd-huyen", 69),
    ("xa-thanh-quan", "UBND xã Thanh Quân", "Xã Thanh Quân", "commune", "ubnd-huyen", 70),
    ("xa-thanh-son", "UBND xã Thanh Sơn", "Xã Thanh Sơn", "commune", "ubnd-huyen", 71),
    ("xa-thanh-xuan", "UBND xã Thanh Xuân", "Xã Thanh Xuân", "commune", "ubnd-huyen", 72),
    ("xa-thuong-ninh", "UBND xã Thượng Ninh", "Xã Thượng Ninh", "commune", "ubnd-huyen", 73),
    ("xa-xuan-binh", "UBND xã Xuân Bình", "Xã Xuân Bình", "commune", "ubnd-huyen", 74),
    ("xa-xuan-hoa", "UBND xã Xuân Hòa", "Xã Xuân Hòa", "commune", "ubnd-huyen", 75),
]

_POSTS = {
    "party_committee": ["Bí thư", "Phó Bí thư Thường trực"],
    "party_office": ["Trưởng ban", "Phó Trưởng ban"],
    "council": ["Chủ tịch", "Phó Chủ tịch"],
    "committee": ["Chủ tịch", "Phó Chủ tịch (kinh tế)", "Phó Chủ tịch (văn hóa – xã hội)"],
    "office": ["Trưởng phòng", "Phó Trưởng phòng"],
    "centre": ["Giám đốc", "Phó Giám đốc"],
    "front": ["Chủ tịch", "Phó Chủ tịch"],
    "mass_organisation": ["Chủ tịch", "Phó Chủ tịch"],
    "commune": ["Chủ tịch", "Phó Chủ tịch"],
}
CONTACTS = {
    code: [
        *[
            (post, f"0237 000 {rank:02d}{place}0", True)
            for place, post in enumerate(_POSTS[kind], start=1)
        ],
        ("Văn thư (nội bộ)", f"0237 000 {rank:02d}99", False),
    ]
    for code, _name, _short, kind, _superior, rank in BODIES
}
