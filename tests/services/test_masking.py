"""Names of applicants are masked."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import nfc
from services.masking import mask_name

NAMES = st.lists(
    st.sampled_from(
        [
            "Nguyễn",
            "Trần",
            "Lê",
            "Đặng",
            "Văn",
            "Thị",
            "Hồng",
            "Ước",
            "Ỷ",
            "An",
            "Bích",
            "Ngọc",
            "Y",
            "Blim",
        ]
    ),
    max_size=6,
)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("Nguyễn Văn An", "Nguyễn V. A."),
        ("  đặng   thị  ánh ", "đặng T. Á."),
        ("An", "A."),
        ("Nguyễn V. A.", "Nguyễn V. A."),
        ("Lê Thị Bình (CCCD 038123456789)", "Lê T. B. C."),
        ("", ""),
        ("038123456789", ""),
    ],
)
def test_masks(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@given(NAMES)
def test_only_the_first_word_is_kept_whole(words: list[str]) -> None:
    kept = mask_name(" ".join(words)).split()
    assert len(kept) == len(words)
    assert all(len(word) == 2 for word in kept[1:])


@given(st.text(max_size=80))
def test_masking_twice_changes_nothing_and_leaks_no_figure(name: str) -> None:
    masked = mask_name(name)
    assert mask_name(masked) == masked
    assert not any(char.isdecimal() for char in masked)
    assert mask_name(unicodedata.normalize("NFD", nfc(name))) == masked
