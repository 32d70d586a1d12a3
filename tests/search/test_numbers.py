"""Official numbers as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.search.evaluation import forms_of
from search.numbers import asked_number, number_key

KINDS = [("qd", "Quyết định", "QĐ"), ("kh", "Kế hoạch", "KH"), ("nq", "Nghị quyết", "NQ")]


# ruff: noqa: E501 - a case reads best on one line
@given(
    st.integers(1, 9999),
    st.sampled_from(KINDS),
    st.sampled_from(["UBND", "HĐND", "HU", "UBND-VX"]),
    st.sampled_from(["", "/2019", "/2026"]),
)
def test_each_form_means_its_document_and_no_other(
    number: int, kind: tuple[str, str, str], issuer: str, year: str
) -> None:
    _code, name, letters = kind
    written = f"{number}{year}/{letters}-{issuer}"
    for form in forms_of(written, name):
        asked = asked_number(form)
        assert asked is not None, form
        assert asked.fits(number_key(written), None), form
        assert not asked.fits(number_key(f"{number + 1}{year}/{letters}-{issuer}"), None), form
        assert not asked.fits(number_key(f"{number}{year}/BC-{issuer}"), None), form


@given(st.text(max_size=300))
def test_no_text_is_an_error(text: str) -> None:
    asked = asked_number(text)
    assert asked is None or asked.number.isdecimal()
    assert len(number_key(text)) <= 80


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("2112", True), ("02112", True), ("QĐ 2112", True), ("QĐ-UBND 2112", True), ("QĐ2112", True),
        ("quyết định số 2112 năm 2022", True), ("2112 năm 2021", False), ("nghị quyết 2112", False),
        ("văn bản số 2112 của UBND", True), ("2112 hộ nghèo", False), ("21121", False), ("211", False),
        ("2112/QĐ", True), ("2112/Q", True), ("Quyết định 2112 về đất đai", False),
    ],
)  # fmt: skip
def test_what_fits_the_regulation(typed: str, fits: bool) -> None:
    asked = asked_number(typed)
    assert asked is not None
    assert asked.fits(number_key("2112/QĐ-UBND"), 2022) is fits


def test_a_year_in_the_number_counts() -> None:
    for typed in ("64/2007/NĐ-CP", "NĐ 64/2007", "nghị định 64 năm 2007", "642007ndcp"):
        asked = asked_number(typed)
        assert asked is not None
        assert asked.fits(number_key("64/2007/NĐ-CP"), 2007), typed
        assert not asked.fits(number_key("64/2017/NĐ-CP"), 2017), typed


def test_codes_of_procedures() -> None:
    asked = asked_number("1.004222")
    assert asked is not None
    assert asked.fits(number_key("1.004222.000.00.00.H56"), None)
    assert not asked.fits(number_key("1.004223.000.00.00.H56"), None)
    assert asked_number("thủ tục") is None
