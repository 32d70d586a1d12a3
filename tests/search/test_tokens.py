"""The tokeniser: the same words give the same tokens, however they are typed."""

from __future__ import annotations

import itertools
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import nfc
from search.tokens import (
    MAX_WORD,
    body_tokens,
    folded_words,
    pairs,
    spans,
    title_tokens,
    words,
)

TOKEN = re.compile(r"[a-z0-9_]+")
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữự"
syllables = st.text(alphabet=LETTERS, min_size=1, max_size=6)
phrases = st.lists(syllables, min_size=1, max_size=12).map(" ".join)


@given(st.text(max_size=300))
def test_any_text_gives_tokens_that_no_engine_can_misread(text: str) -> None:
    for token in [*body_tokens(text), *title_tokens(text)]:
        assert TOKEN.fullmatch(token)
        assert len(token) <= 2 * MAX_WORD + 20


@given(phrases)
def test_forms_of_unicode_and_capitals_make_no_difference(text: str) -> None:
    for form in ("NFC", "NFD", "NFKC"):
        assert title_tokens(unicodedata.normalize(form, text)) == title_tokens(text)
    assert title_tokens(text.upper()) == title_tokens(text)


@given(phrases)
def test_marks_make_no_difference_to_folded_tokens(text: str) -> None:
    bare = "".join(
        char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char)
    ).replace("đ", "d")
    assert body_tokens(text) == body_tokens(bare)


@given(st.lists(st.text(alphabet="0123456789abz", min_size=1, max_size=5), min_size=2, max_size=5))
def test_different_words_never_give_the_same_pair(found: list[str]) -> None:
    made = pairs(found)
    assert [tuple(pair.split("_")) for pair in made] == list(itertools.pairwise(found))


def test_digits_do_not_collide() -> None:
    assert pairs(["6", "042"]) != pairs(["60", "42"])


@given(st.text(max_size=200))
def test_places_point_at_the_words(text: str) -> None:
    composed = nfc(text)
    found = list(spans(text))
    assert [word for _start, _end, word in found] == words(text)
    for start, end, word in found:
        assert folded_words(composed[start:end]) == [word.folded]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"), ("thủy", "thuỷ"), ("Ủy ban", "uỷ ban"), ("khỏe", "khoẻ"),
        ("2112/QĐ-UBND", "2112 qđ ubnd"), ("QÐ", "QĐ"),
    ],
)  # fmt: skip
def test_ways_of_typing_meet(one: str, other: str) -> None:
    assert title_tokens(one) == title_tokens(other)


@pytest.mark.parametrize(
    ("one", "other"), [("mã", "ma"), ("tới", "tôi"), ("cơ", "cô"), ("đa", "da"), ("sơn", "sớn")]
)
def test_titles_keep_the_marks_apart(one: str, other: str) -> None:
    assert folded_words(one) == folded_words(other)
    assert title_tokens(one) != title_tokens(other)


def test_nothing_is_paired_across_lines() -> None:
    assert "a_b" not in body_tokens("a\nb")


def test_long_words_are_capped() -> None:
    assert len(folded_words("a" * 10_000)[0]) == MAX_WORD
