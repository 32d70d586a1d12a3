"""Marked words: escaped, and never beyond the words that were sought."""

from __future__ import annotations

import html
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from core.text import nfc
from search.snippets import Sought

texts = st.text(max_size=400)
MARK = re.compile(r"</?mark>")


class Properties(TestCase):
    """With the abbreviations of the database."""

    @settings(max_examples=60, deadline=None)
    @given(texts, texts)
    def test_marking_changes_nothing_but_marks(self, text: str, query: str) -> None:
        shown = Sought(query).marked(text)
        assert html.unescape(MARK.sub("", shown)) == nfc(text)
        assert shown.count("<mark>") == shown.count("</mark>")
        assert "<" not in MARK.sub("", shown)

    @settings(max_examples=60, deadline=None)
    @given(texts, texts)
    def test_snippets_are_short_and_escaped(self, text: str, query: str) -> None:
        shown = Sought(query).snippet(text)
        assert "<" not in MARK.sub("", shown)
        assert len(shown.split()) <= 4 * 40 + 2 or not text.split()


def test_what_is_marked(db: Any) -> None:
    for query, text, shown in (
        ("chuyển đổi số", "Hồ sơ chuyển đổi số", "Hồ sơ <mark>chuyển đổi số</mark>"),
        ("số", "Hồ sơ số 5", "Hồ sơ <mark>số</mark> 5"),
        ("so", "Hồ sơ số 5", "Hồ <mark>sơ số</mark> 5"),
        ("số", "ho so", "ho <mark>so</mark>"),
        ("UBND", "Ủy ban nhân dân xã", "<mark>Ủy ban nhân dân</mark> xã"),
        ("hoà bình", "Hòa bình", "<mark>Hòa bình</mark>"),
        ("2112/QĐ-UBND", "Số 2112/QĐ-UBND", "Số <mark>2112/QĐ-UBND</mark>"),
        ("<b>", "<b>đậm</b>", "&lt;<mark>b</mark>&gt;đậm&lt;/<mark>b</mark>&gt;"),
    ):
        assert Sought(query).marked(text) == shown


def test_the_window_is_where_the_words_are(db: Any) -> None:
    text = "đầu " * 200 + "cấp giấy phép xây dựng tại đây. " + "cuối " * 200
    shown = Sought("giấy phép xây dựng").snippet(text)
    assert "<mark>giấy phép xây dựng</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_lines_become_one(db: Any) -> None:
    assert (
        Sought("x").snippet("Kế hoạch\n38/KH-UBND\nHết.\nMới") == "Kế hoạch · 38/KH-UBND · Hết. Mới"
    )
