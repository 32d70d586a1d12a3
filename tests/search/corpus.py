"""A small corpus in which each item stands for one difficulty, and the checks over it: the same
list for every engine (SQLite, PostgreSQL, OpenSearch, the elasticsearch client)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


def nfd(text: str) -> str:
    """The decomposed form, as some keyboards and file systems give it."""
    return unicodedata.normalize("NFD", text)


# key: title, body
ITEMS: dict[str, tuple[str, str]] = {
    "nhu-xuan": ("Huyện Như Xuân công bố thông báo mới", "Thủ tục hành chính tại xã Thanh Quân."),
    "hoa-moi": ("Hoà bình và hoà giải ở cơ sở", "thuỷ lợi nội đồng, uỷ ban"),
    "hoa-cu": ("Hòa bình và hòa giải", "thủy lợi, ủy ban"),
    "nfd": (nfd("Bến Thủy tuyển dụng viên chức"), nfd("Chỉ tiêu giáo dục")),
    "qd": ("Quyết định 2112/QĐ-UBND phê duyệt quy hoạch", "Căn cứ Nghị định số 64/2007/NĐ-CP"),
    "qd-khac": ("Quyết định 883/QĐ-UBND về đất đai", "Điều 1. Ban hành"),
    "qd-dai": ("Quyết định 21121/QĐ-UBND về biên chế", "Điều 1. Giao biên chế"),
    "nq-dang": ("Nghị quyết 15-NQ/HU về chuyển đổi số", "Ban Chấp hành Đảng bộ huyện"),
    "dat-dai": ("Đăng ký đất đai điện tử", "Sổ đỏ cho hộ gia đình"),
    "tthc": ("Thủ tục hành chính cấp xã", "Tiếp nhận hồ sơ một cửa"),
    "tthc-roi": ("Hành chính và thủ tục khác nhau", "thứ tự thủ công chính hành"),
    "ubnd": ("UBND tỉnh họp phiên thường kỳ", "HĐND khóa XVIII"),
    "uy-ban": ("Ủy ban nhân dân tỉnh Thanh Hóa", "Làm việc với Hội đồng nhân dân"),
    "tieng-anh": ("Hội thảo Digital Transformation và Smart City 2025", "e-Government, open data"),
    "may": ("Máy tay ngày hay bay", ""),
    "mai": ("Mai tai ngai hai bai", ""),
    "ma-tuy": ("Ma túy và ma quỷ", ""),
    "ma-so": ("Mã số thuế doanh nghiệp", ""),
    "nam-toi": ("Chỉ tiêu năm tới của huyện", "Kế hoạch"),
    "nam-toi-2": ("Chỉ tiêu năm tôi về hưu", "Hồi ký"),
    "thu-dien-tu": ("Liên hệ qua vanphong@nhuxuan.thanhhoa.gov.vn", "https://nhuxuan.gov.vn/tin"),
    "bai-tranh": ("Xã Bãi Trành trồng rừng gỗ lớn", "Keo tai tượng, luồng, quế"),
    "thuong-ninh": ("Lễ hội Đình Thi ở Thượng Ninh", "Văn hóa dân tộc Thổ, dân tộc Thái"),
    "giao-duc": ("Phòng GD&ĐT triển khai năm học mới", "Trường THPT Như Xuân, trường THCS"),
    "giao-duc-2": ("Phòng Giáo dục và Đào tạo thông báo tuyển sinh", "Lớp 6 và lớp 10"),
    "bhyt": ("Cấp thẻ BHYT cho học sinh", "Bảo hiểm xã hội huyện"),
    "khai-sinh": ("Đăng ký khai sinh", "Giấy chứng sinh; nộp tại UBND cấp xã, không thu lệ phí"),
    "ket-hon": ("Đăng ký kết hôn", "Nộp tại UBND cấp xã nơi cư trú của một trong hai bên"),
    "mat-bang": ("Giải phóng mặt bằng đường Hồ Chí Minh", "Bồi thường, hỗ trợ, tái định cư"),
    "gpmb": ("Hội nghị về GPMB cụm công nghiệp", "Nhà đầu tư hạ tầng"),
    "so-0": ("Thông báo số 6/042 về lịch tiếp dân", "Ngày 10 và ngày 25"),
    "so-1": ("Thông báo số 60/42 về lịch nghỉ", "Tết Nguyên đán"),
    "html": ("Tiêu chuẩn C++ & <b>HTML</b>", "100% hồ sơ trực tuyến; o'brien"),
}


@dataclass(frozen=True)
class Check:
    """`way`: search, phrase, beginning (while typing), first (the first hit), safe (no error);
    `found` must be among the hits, `missing` must not."""

    query: str
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    way: str = "search"


def _ways(way: str, rows: list[tuple[str, str] | tuple[str, str, str]]) -> list[Check]:
    return [Check(row[0], *(tuple(part.split()) for part in row[1:]), way=way) for row in rows]


# One check a line reads best, however long.
# ruff: noqa: E501
SEARCHES = _ways("search", [
    # without marks, with capitals, with đ
    ("nhu xuan", "nhu-xuan giao-duc"), ("thong bao", "nhu-xuan so-0 giao-duc-2"),
    ("thu tuc hanh chinh", "tthc nhu-xuan tthc-roi"), ("dang ky dat dai", "dat-dai"),
    ("dat dai", "dat-dai qd-khac"), ("NHƯ XUÂN", "nhu-xuan"), ("như xuân", "nhu-xuan"),
    ("Nhu Xuân", "nhu-xuan"), ("ĐẤT ĐAI", "dat-dai"), ("đat đai", "dat-dai"),
    ("bai tranh", "bai-tranh"), ("thuong ninh", "thuong-ninh"), ("dinh thi", "thuong-ninh"),
    ("go lon", "bai-tranh"), ("khai sinh", "khai-sinh", "ket-hon"), ("ket hon", "ket-hon", "khai-sinh"),
    # both placements of the tone, both forms of Unicode
    ("hòa bình", "hoa-moi hoa-cu"), ("hoà giải", "hoa-moi hoa-cu"), ("hoa giai", "hoa-moi hoa-cu"),
    ("thuỷ lợi", "hoa-moi hoa-cu"), ("thủy lợi", "hoa-moi hoa-cu"), ("ủy ban", "hoa-moi hoa-cu uy-ban"),
    ("uỷ ban", "hoa-moi hoa-cu uy-ban"), ("Bến Thủy", "nfd"), (nfd("Như Xuân"), "nhu-xuan"),
    ("tuyển dụng", "nfd"), (nfd("tuyển dụng"), "nfd"), (nfd("đăng ký đất đai"), "dat-dai"),
    ("giáo dục", "nfd giao-duc-2"), ("chi tieu giao duc", "nfd", "nam-toi"),
    # official numbers
    ("2112/QĐ-UBND", "qd", "qd-khac qd-dai"), ("2112/qd-ubnd", "qd", "qd-khac"),
    ("2112 QĐ UBND", "qd", "qd-khac qd-dai"), ("QĐ 2112", "qd", "qd-khac"), ("2112", "qd", "qd-khac qd-dai"),
    ("số 2112", "qd", "qd-khac"), ("quyết định 2112", "qd", "qd-khac"), ("2112/QÐ-UBND", "qd", "qd-dai"),
    ("2112/QĐ–UBND", "qd", "qd-khac"), ("883/QĐ-UBND", "qd-khac", "qd"), ("64/2007/NĐ-CP", "qd"),
    ("nd 64/2007", "qd"), ("64/2007", "qd"), ("15-NQ/HU", "nq-dang", "qd"), ("15 nq hu", "nq-dang"),
    ("21121", "qd-dai", "qd"), ("6/042", "so-0", "so-1"), ("60/42", "so-1", "so-0"),
    # abbreviations, both ways
    ("UBND tỉnh", "ubnd uy-ban"), ("ubnd tinh", "ubnd uy-ban"), ("ủy ban nhân dân tỉnh", "ubnd uy-ban"),
    ("uy ban nhan dan", "ubnd uy-ban khai-sinh"), ("TTHC", "tthc nhu-xuan"), ("tthc cap xa", "tthc"),
    ("HĐND", "ubnd uy-ban"), ("hội đồng nhân dân", "ubnd uy-ban"), ("GD&ĐT", "giao-duc giao-duc-2"),
    ("giáo dục và đào tạo", "giao-duc giao-duc-2"), ("phòng gdđt", "giao-duc-2"),
    ("bảo hiểm y tế", "bhyt"), ("BHYT học sinh", "bhyt"), ("BHXH", "bhyt"), ("GPMB", "mat-bang gpmb"),
    ("giải phóng mặt bằng", "mat-bang gpmb"), ("trung học phổ thông", "giao-duc"), ("trung hoc co so", "giao-duc"),
    ("CCN", "gpmb"), ("chuyển đổi số", "nq-dang"), ("CĐS", "nq-dang"),
    # other languages, addresses, signs
    ("digital transformation", "tieng-anh"), ("hội thảo smart city", "tieng-anh"), ("e-government", "tieng-anh"),
    ("vanphong@nhuxuan.thanhhoa.gov.vn", "thu-dien-tu"), ("nhuxuan.gov.vn", "thu-dien-tu"), ("html", "html"),
    ("o'brien", "html"), ("100% hồ sơ", "html"), ("thủ-tục", "tthc nhu-xuan"), ("(thủ tục)", "tthc"),
    ("thủ tục, hành chính", "tthc"), ("  thủ   tục  ", "tthc"), ("GIẤY CHỨNG SINH", "khai-sinh"),
    # one syllable isn't another
    ("máy", "may", "mai"), ("hay", "may", "mai"), ("mai", "mai", "may"), ("tai", "mai bai-tranh", "may"),
    # questions
    ("tôi muốn đăng ký khai sinh cho con thì nộp ở đâu và hết bao nhiêu tiền lệ phí", "khai-sinh"),
    ("lam the nao de dang ky dat dai dien tu cho ho gia dinh o huyen", "dat-dai"),
])  # fmt: skip
PHRASES = _ways("phrase", [
    ("thủ tục hành chính", "tthc nhu-xuan", "tthc-roi"), ("thu tuc hanh chinh", "tthc", "tthc-roi"),
    ("chính hành", "tthc-roi", "tthc"), ("ủy ban nhân dân", "uy-ban", "hoa-cu"), ("đất đai điện tử", "dat-dai", "qd-khac"),
    ("2112 QĐ UBND", "qd", "qd-khac"), ("trồng rừng gỗ lớn", "bai-tranh"),
])  # fmt: skip
BEGINNINGS = _ways("beginning", [
    ("thủ t", "tthc"), ("thu tu", "tthc"), ("dang k", "dat-dai khai-sinh ket-hon"), ("Đăng k", "dat-dai"),
    ("nhu x", "nhu-xuan"), ("2112/Q", "qd", "qd-khac"), ("uy b", "uy-ban"), ("Hoà b", "hoa-cu hoa-moi"),
    ("ben th", "nfd"), ("quyet dinh 88", "qd-khac", "qd"), ("đăng ký kh", "khai-sinh", "ket-hon"), ("ma", "ma-so ma-tuy mai"),
])  # fmt: skip
FIRSTS = _ways("first", [
    ("mã", "ma-so"), ("ma túy", "ma-tuy"), ("năm tới", "nam-toi"), ("năm tôi", "nam-toi-2"),
    ("thủ tục hành chính", "tthc"), ("đăng ký kết hôn", "ket-hon"), ("mai", "mai"),
])  # fmt: skip
SAFE = _ways("safe", [
    ('thủ tục "hành', ""), ("(a OR*", ""), ('"', ""), ("*", ""), ("NEAR(a b)", ""), ("a:b -c +d ^e", ""),
    ("\x00", ""), ("'; DROP TABLE", ""), ("& | ! <->", ""), ("\\", ""), ("😀", ""), ("中文", ""),
    ("a" * 10_000, ""), ("title:thủ", ""), ("{body} : x", ""), (" ", ""), ("__", ""), ("%_", ""),
])  # fmt: skip
CHECKS = [*SEARCHES, *PHRASES, *BEGINNINGS, *FIRSTS, *SAFE]
