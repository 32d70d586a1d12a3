"""The abbreviations in use, as the query needs them: by folded words, in both directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.cache import cache

from search.models import Abbreviation
from search.tokens import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Words = tuple[str, ...]

CACHE_KEY = "search.abbreviations"
CACHE_SECONDS = 300

# What the portal starts with. TT, QĐ, NĐ, CT, NQ are left alone: they are ambiguous, and the
# numbers of documents contain them already.
INITIAL = (
    ("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"),
    ("MTTQ", "Mặt trận Tổ quốc"), ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc"),
    ("TTHC", "thủ tục hành chính"), ("BHXH", "bảo hiểm xã hội"), ("BHYT", "bảo hiểm y tế"),
    ("BHTN", "bảo hiểm thất nghiệp"), ("CNTT", "công nghệ thông tin"),
    ("GPMB", "giải phóng mặt bằng"), ("CCHC", "cải cách hành chính"),
    ("NSNN", "ngân sách nhà nước"), ("QPPL", "quy phạm pháp luật"),
    ("CCCD", "căn cước công dân"), ("CMND", "chứng minh nhân dân"),
    ("THPT", "trung học phổ thông"), ("THCS", "trung học cơ sở"), ("KCN", "khu công nghiệp"),
    ("CCN", "cụm công nghiệp"), ("HTX", "hợp tác xã"), ("DVC", "dịch vụ công"),
    ("DVCTT", "dịch vụ công trực tuyến"), ("CĐS", "chuyển đổi số"),
    ("GD&ĐT", "giáo dục và đào tạo"), ("GDĐT", "giáo dục và đào tạo"),
    ("PCCC", "phòng cháy chữa cháy"), ("ANTT", "an ninh trật tự"),
    ("VSATTP", "vệ sinh an toàn thực phẩm"), ("ATTP", "an toàn thực phẩm"),
    ("GCN", "giấy chứng nhận"), ("GCNQSDĐ", "giấy chứng nhận quyền sử dụng đất"),
    ("BVMT", "bảo vệ môi trường"), ("TN&MT", "tài nguyên và môi trường"),
    ("NN&PTNT", "nông nghiệp và phát triển nông thôn"), ("NTM", "nông thôn mới"),
    ("KT-XH", "kinh tế - xã hội"), ("QPAN", "quốc phòng - an ninh"),
    ("LĐTBXH", "lao động, thương binh và xã hội"), ("VHTT", "văn hóa, thông tin"),
    ("TDTT", "thể dục thể thao"), ("BTXH", "bảo trợ xã hội"), ("XĐGN", "xóa đói giảm nghèo"),
    ("DTTS", "dân tộc thiểu số"), ("PBGDPL", "phổ biến, giáo dục pháp luật"),
    ("QSDĐ", "quyền sử dụng đất"), ("CBCCVC", "cán bộ, công chức, viên chức"),
    ("BCH", "Ban Chấp hành"), ("BTV", "Ban Thường vụ"), ("LHPN", "Liên hiệp Phụ nữ"),
    ("LĐLĐ", "Liên đoàn Lao động"), ("CCB", "Cựu chiến binh"),
    ("ĐVTN", "đoàn viên thanh niên"), ("BCĐ", "Ban Chỉ đạo"), ("VPĐK", "văn phòng đăng ký"),
    ("DN", "doanh nghiệp"), ("THADS", "thi hành án dân sự"), ("TAND", "tòa án nhân dân"),
    ("VKSND", "viện kiểm sát nhân dân"), ("NHCSXH", "ngân hàng chính sách xã hội"),
    ("OCOP", "mỗi xã một sản phẩm"), ("CLB", "câu lạc bộ"), ("ATGT", "an toàn giao thông"),
    ("GPXD", "giấy phép xây dựng"), ("NVQS", "nghĩa vụ quân sự"),
    # In figures and in words.
    ("thứ 2", "thứ Hai"), ("thứ 3", "thứ Ba"), ("thứ 4", "thứ Tư"), ("thứ 5", "thứ Năm"),
    ("thứ 6", "thứ Sáu"), ("thứ 7", "thứ Bảy"), ("lớp 10", "lớp mười"),
    ("3 tháng", "ba tháng"), ("6 tháng", "sáu tháng"), ("9 tháng", "chín tháng"),
    # What everybody says, what the papers are called.
    ("sổ đỏ", "giấy chứng nhận quyền sử dụng đất"),
    ("bìa đỏ", "giấy chứng nhận quyền sử dụng đất"),
    ("sổ hồng", "giấy chứng nhận quyền sử dụng đất"),
    ("giấy độc thân", "giấy xác nhận tình trạng hôn nhân"),
    ("sao y", "chứng thực bản sao"), ("đền bù", "bồi thường"), ("mẫu giáo", "mầm non"),
    ("đám cưới", "kết hôn"), ("đám ma", "mai táng"), ("nghĩa vụ quân sự", "nhập ngũ"),
    ("Huyện đoàn", "Đoàn thanh niên huyện"),
)  # fmt: skip


class Abbreviations:
    """Which wordings mean the same."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        same: dict[Words, set[Words]] = {}
        for short, full in rows:
            both = tuple(folded_words(short)), tuple(folded_words(full))
            if all(both) and both[0] != both[1]:
                same.setdefault(both[0], set()).add(both[1])
                same.setdefault(both[1], set()).add(both[0])
        self._by_first: dict[str, list[tuple[Words, tuple[Words, ...]]]] = {}
        for wording, others in same.items():
            entry = wording, tuple(sorted(others))
            self._by_first.setdefault(wording[0], []).append(entry)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: Sequence[str], place: int) -> tuple[int, tuple[Words, ...]]:
        """How many words from a place on form a known wording (the longest), and what else it
        may be written as; (1, ()) where none begins there."""
        for wording, others in self._by_first.get(words[place], ()):
            if tuple(words[place : place + len(wording)]) == wording:
                return len(wording), others
        return 1, ()


def in_use() -> Abbreviations:
    """The table of the admin; a process sees another's change after five minutes at the latest,
    its own at once."""
    known: Abbreviations | None = cache.get(CACHE_KEY)
    if known is None:
        rows = Abbreviation.objects.filter(in_use=True).order_by("pk")
        known = Abbreviations(rows.values_list("short", "full"))
        cache.set(CACHE_KEY, known, CACHE_SECONDS)
    return known


def forget(**_kwargs: object) -> None:
    """The table changed."""
    cache.delete(CACHE_KEY)


def add_initial(**_kwargs: object) -> None:
    """Fill an empty table; what an editor changed or deleted stays so."""
    if not Abbreviation.objects.exists():
        Abbreviation.objects.bulk_create(
            Abbreviation(short=short, full=full) for short, full in INITIAL
        )
        forget()
