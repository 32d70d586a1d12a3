"""documents/numbers.py: numbers taken apart, and one key for all ways of typing (Điều 4)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.definitions import ABBREVIATIONS
from documents.numbers import Form, Number, number_key, parse

patient = settings(deadline=None)  # the time of one example tells of the machine's load
LETTERS = "ABCDĐGHKLMNOPQRSTUVX"
# Words that stand for no type, so that a letter's symbol isn't read as a type's.
KNOWN = {word.upper().replace("Đ", "D") for word in ABBREVIATIONS}
WORDS = st.text(LETTERS, min_size=2, max_size=8).filter(
    lambda word: word.replace("Đ", "D") not in KNOWN
)
ISSUERS = st.lists(WORDS, min_size=1, max_size=3).map("-".join)
ORDINALS = st.integers(1, 99_999)
TYPES = st.sampled_from(sorted(ABBREVIATIONS))
NUMBERS = st.one_of(
    st.builds(Number, st.just(Form.ADMINISTRATIVE), ORDINALS, ISSUERS, TYPES),
    st.builds(Number, st.just(Form.LETTER), ORDINALS, ISSUERS),
    st.builds(Number, st.just(Form.NORMATIVE), ORDINALS, ISSUERS, TYPES, st.integers(1945, 2099)),
    st.builds(
        Number, st.just(Form.NORMATIVE), ORDINALS, WORDS, st.just(""), st.integers(1945, 2099)
    ),
    st.builds(Number, st.just(Form.PARTY), ORDINALS, ISSUERS, TYPES),
)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("2112/QĐ-UBND", Number(Form.ADMINISTRATIVE, 2112, "UBND", "QĐ")),
        ("5/qyđ-ubnd", Number(Form.ADMINISTRATIVE, 5, "UBND", "QyĐ")),
        ("33/ttr-UBND", Number(Form.ADMINISTRATIVE, 33, "UBND", "TTr")),
        ("749/QĐ-TTg", Number(Form.ADMINISTRATIVE, 749, "TTg", "QĐ")),
        ("15a/TB-UBND", Number(Form.ADMINISTRATIVE, 15, "UBND", "TB", suffix="a")),
        ("123/UBND-VHTT", Number(Form.LETTER, 123, "UBND-VHTT")),
        ("18/2025/NQ-HĐND", Number(Form.NORMATIVE, 18, "HĐND", "NQ", 2025)),
        ("42/2022/NĐ-CP", Number(Form.NORMATIVE, 42, "CP", "NĐ", 2022)),
        ("29/2018/QH14", Number(Form.NORMATIVE, 29, "QH14", "", 2018)),
        (
            "19/2012/TTLT-BTC-BKHĐT-BTTTT",
            Number(Form.NORMATIVE, 19, "BTC-BKHĐT-BTTTT", "TTLT", 2012),
        ),
        ("12-NQ/HU", Number(Form.PARTY, 12, "HU", "NQ")),
        ("1587-KL/TU", Number(Form.PARTY, 1587, "TU", "KL")),
        ("36-HD/VPTW", Number(Form.PARTY, 36, "VPTW", "HD")),
    ],
)
def test_every_form(typed: str, parts: Number) -> None:
    assert parse(typed) == parts
    assert parse(f"Số: {typed}") == parts


@pytest.mark.parametrize(
    "typed",
    ["", "số", "2112", "QĐ-UBND", "2112/", "12/2012", "0/QĐ-UBND", "147 CP", "12-XYZ/HU", "1/2/3"],
)
def test_what_fits_no_form(typed: str) -> None:
    assert parse(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "Số: 2112 /QĐ-UBND", "2112/QD-UBND", "2112/QĐ–UBND", "2112/qđ-ubnd", "số 2112/QĐ - UBND",
        "02112/QĐ-UBND", "2112∕QÐ-UBND", unicodedata.normalize("NFD", "Số 2112/QĐ-UBND"),
    ],
)  # fmt: skip
def test_one_key_however_typed(typed: str) -> None:
    assert number_key(typed) == number_key("2112/QĐ-UBND") == "2112/QD-UBND"


@pytest.mark.parametrize(
    ("one", "other"),
    [("QyĐ", "QĐ"), ("QyD", "QD"), ("qyd", "qđ"), ("HĐ", "HD"), ("ĐA", "DA"), ("TTr", "TT")],
)
def test_types_kept_apart(one: str, other: str) -> None:
    assert number_key(f"12/{one}-UBND") != number_key(f"12/{other}-UBND")


def test_noughts_inside_stay() -> None:
    assert number_key("05/2007/NĐ-CP") == "5/2007/ND-CP"


@patient
@given(NUMBERS)
def test_round_trip(number: Number) -> None:
    assert parse(str(number)) == number


@patient
@given(
    number=NUMBERS,
    dash=st.sampled_from("-\u2010\u2013\u2014"),
    space=st.sampled_from(["", " ", "\u00a0", "  "]),
    prefix=st.sampled_from(["", "0", "000", "Số ", "Số: 0", "SỐ:", "so. "]),
    small=st.booleans(),
)
def test_variants_have_one_key(
    number: Number, dash: str, space: str, prefix: str, small: bool
) -> None:
    text = str(number).replace("-", f"{space}{dash}{space}").replace("/", f"{space}/{space}")
    typed = prefix + (text.lower() if small else text)
    assert number_key(typed) == number_key(str(number))
    found = parse(typed)
    assert found is not None
    assert number_key(str(found)) == number_key(str(number))
    assert (found.form, found.ordinal, found.year) == (number.form, number.ordinal, number.year)


@patient
@given(NUMBERS, NUMBERS)
def test_other_parts_have_another_key(one: Number, other: Number) -> None:
    same = str(one).upper().replace("Đ", "D") == str(other).upper().replace("Đ", "D")
    if number_key(str(one)) == number_key(str(other)):
        assert same


@patient
@given(st.text() | st.text(alphabet=LETTERS + "đð0123456789/-–. :sốSỐ\u0301&"))
def test_nothing_raises(text: str) -> None:
    parse(text)
    key = number_key(text)
    assert len(key) <= 80
