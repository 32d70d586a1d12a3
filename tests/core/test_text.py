"""core/text.py: composed Unicode, folding, addresses, alphabetical order (Điều 11)."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.text import fold, nfc, slugify, sort_key

pytestmark = pytest.mark.dieu(11)

LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
patient = settings(deadline=None)  # the time of one example tells of the machine's load
any_text = st.text() | st.text(alphabet=LETTERS + LETTERS.upper() + "Ðð \u0301\u0323\u00ad-/0129")
words = st.text(alphabet=LETTERS + LETTERS.upper() + " 019-", min_size=1, max_size=6)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


# --- nfc ----------------------------------------------------------------------------------------


def test_nfc_composes_what_a_mac_decomposed() -> None:
    assert nfd("Như Xuân") != "Như Xuân"
    assert nfc(nfd("Như Xuân")) == "Như Xuân"


def test_nfc_drops_what_no_database_stores_and_keeps_line_ends() -> None:
    assert nfc("a\x00b\x0bc\x1f\x7f\ud800d") == "abcd"
    assert nfc("một\n\thai\r\n") == "một\n\thai\r\n"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ðà Nẵng", "Đà Nẵng"),
        (nfd("Ðồng Ðăng"), "Đồng Đăng"),
        ("2112/QÐ-UBND", "2112/QĐ-UBND"),
        ("HÐND, UBND huyện", "HĐND, UBND huyện"),
        ("ỦY BAN NHÂN DÂN TỈNH ÐẮK LẮK", "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK"),
    ],
)
def test_nfc_mends_the_icelandic_eth(typed: str, meant: str) -> None:
    assert nfc(typed) == meant


@pytest.mark.parametrize(
    "text", ["ch¸u BÐ xÐt nghiÖm", "c¶nh ngé Ðo le", "phÐp", "xÐt", "viðurÐ", "guð"]
)
def test_nfc_leaves_an_eth_that_is_no_d(text: str) -> None:
    assert nfc(text) == text


def test_nfc_takes_no_longer_for_one_long_word() -> None:
    long = "a" * 200_000  # a pattern that backtracks would need minutes
    assert nfc(f"{long} Ðà {long}") == f"{long} Đà {long}"


@patient
@given(any_text)
def test_nfc_is_composed_and_stable(text: str) -> None:
    once = nfc(text)
    assert unicodedata.is_normalized("NFC", once)
    assert nfc(once) == once
    once.encode()  # a lone surrogate would raise


@patient
@given(words)
def test_nfc_keeps_every_vietnamese_word(text: str) -> None:
    assert nfc(nfd(text)) == text


# --- fold ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Quy chế Cổng thông tin", "quy che cong thong tin"),
        ("ĐẢNG BỘ  HUYỆN\u00a0\n Như Xuân ", "dang bo huyen nhu xuan"),
        ("Ðà Nẵng", "da nang"),
        ("hòa", "hoa"),
        ("hoà", "hoa"),
        ("thủy lợi", "thuy loi"),
        ("thuỷ lợi", "thuy loi"),
        ("thông\u00adtin\u200b", "thongtin"),
        ("con\ufb01g", "config"),
        ("\u1d2c Straße", "a strasse"),
        ("2112/QĐ-UBND", "2112/qd-ubnd"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(nfd(text)) == folded


def test_fold_makes_ascii_of_the_whole_alphabet() -> None:
    assert re.fullmatch(r"[a-z]+", fold(LETTERS + LETTERS.upper()))


@patient
@given(any_text)
def test_fold_is_stable_and_blind_to_composition(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(nfd(text)) == fold(unicodedata.normalize("NFC", text)) == fold(text)
    assert fold(nfc(text)) == fold(text)


# --- slugify ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đảng bộ huyện Như Xuân", "dang-bo-huyen-nhu-xuan"),
        ("Quyết định số 2112/QĐ-UBND", "quyet-dinh-so-2112-qd-ubnd"),
        ("  «Tin nóng»: 100% hộ dân…", "tin-nong-100-ho-dan"),
        ("日本", "muc"),
        ("!!!", "muc"),
    ],
)
def test_slugify(title: str, slug: str) -> None:
    assert slugify(title) == slug
    assert slugify(nfd(title)) == slug


def test_slugify_cuts_between_words() -> None:
    assert slugify("Kỳ họp thứ hai", max_length=10) == "ky-hop-thu"
    assert slugify("Kỳ họp thứ hai", max_length=9) == "ky-hop"
    assert slugify("a" * 90 + " sau") == "a" * 80


@patient
@given(any_text, st.integers(min_value=3, max_value=120))
def test_any_text_gives_a_slug(text: str, max_length: int) -> None:
    slug = slugify(text, max_length)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= max_length


# --- sort_key -----------------------------------------------------------------------------------

# In the order of ICU's vi_VN; checked once against PostgreSQL's collation vi-x-icu.
ORDERED = [
    ["An", "Ăn", "Ân", "Ấn", "Dân", "Đan", "Hoa", "Hòa", "Hỏa", "Hóa"],
    ["An", "Ăn", "Ân", "Ấn", "Dân", "Đà Nẵng", "Đan", "Đắk Lắk", "Hoa", "Hoà", "Hòa", "u", "ủ"],
    ["Ba Bình", "Ban"],
    ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mâ"],
    ["e", "ê", "o", "ô", "ơ", "u", "ư", "v"],
    ["xã 2", "xã 9", "xã Bãi Trành", "xã Xuân Bình", "xã Yên Lễ", "xãm"],
    ["Tổ 1", "Tổ a", "Tổ đ", "Tổ-a"],
    ["hoa", "Hoa", "hoà", "hoa hồng"],
    ["Lê Ân", "Lê Văn An", "Lê Văn Ân", "Lê Văn Đức"],
]


@pytest.mark.parametrize("ordered", ORDERED)
def test_alphabetical_order(ordered: list[str]) -> None:
    reversed_list = ordered[::-1]
    assert sorted(reversed_list, key=sort_key) == ordered
    assert sorted(map(nfd, reversed_list), key=sort_key) == list(map(nfd, ordered))


def test_the_alphabet_stands_in_its_order() -> None:
    alphabet = " -0129aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
    assert all(sort_key(a) < sort_key(b) for a, b in pairwise(alphabet))
    assert sort_key("z") < sort_key("я")


@patient
@given(words, words)
def test_order_agrees_with_an_independent_comparison(left: str, right: str) -> None:
    def compare(one: str, other: str) -> int:
        alphabet = " -019aăâbcdđeêghiklmnoôơpqrstuưvxy"
        tones = "\u0300\u0309\u0303\u0301\u0323"

        def toneless(char: str) -> str:
            return unicodedata.normalize("NFC", re.sub(f"[{tones}]", "", nfd(char.lower())))

        def tone(char: str) -> int:
            return max(tones.find(mark) for mark in nfd(char))

        for value in (lambda c: alphabet.index(toneless(c)), tone, str.isupper):
            a, b = [value(c) for c in one], [value(c) for c in other]
            if a != b:
                return -1 if a < b else 1
        return 0

    expected = compare(left, right)
    assert (sort_key(left) > sort_key(right)) - (sort_key(left) < sort_key(right)) == expected


@patient
@given(st.lists(words, min_size=3, max_size=3))
def test_order_is_total_and_transitive(three: list[str]) -> None:
    a, b, c = sorted(three, key=sort_key)
    assert sort_key(a) <= sort_key(b) <= sort_key(c)
    assert sort_key(a) <= sort_key(c)
    assert (sort_key(a) == sort_key(b)) == (a == b)


@patient
@given(any_text)
def test_any_text_has_a_key(text: str) -> None:
    assert sort_key(text) == sort_key(nfd(text))


def test_text_is_free_of_django() -> None:
    program = "import sys, core.text, core.vietnamese; assert 'django' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)
