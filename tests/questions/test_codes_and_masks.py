"""The grammar of receipt codes, and what the mask lets through."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from questions.codes import ALPHABET, LENGTH, new_code, read_code, shown_code
from questions.masking import (
    ASKER,
    EMAIL,
    MASK,
    NUMBER,
    mask,
    private_parts,
    private_parts_of_answer,
)

codes = st.builds(new_code)
places = st.integers(0, LENGTH - 1)
signs = st.sampled_from(ALPHABET)


@given(codes)
def test_a_code_has_no_look_alikes(code: str) -> None:
    assert len(code) == LENGTH
    assert not set(code) & set("0O1I")
    assert set(code) <= set(ALPHABET)


@given(codes, st.sampled_from(["", "-", " ", " - ", ".", "–", "\t"]), st.booleans())
def test_it_is_read_however_it_is_typed(code: str, between: str, lower: bool) -> None:
    typed = between.join([code[:4], code[4:8], code[8:]])
    assert read_code(f" {typed.lower() if lower else typed} ") == code
    assert read_code(shown_code(code)) == code


@given(codes, places, signs)
def test_one_wrong_sign_is_caught(code: str, place: int, sign: str) -> None:
    assume(code[place] != sign)
    assert read_code(code[:place] + sign + code[place + 1 :]) is None


@given(codes, places, places)
def test_two_swapped_signs_are_caught(code: str, first: int, second: int) -> None:
    assume(code[first] != code[second])
    swapped = list(code)
    swapped[first], swapped[second] = code[second], code[first]
    assert read_code("".join(swapped)) is None


@given(st.text(max_size=40))
def test_anything_else_is_no_code(typed: str) -> None:
    code = read_code(typed)
    assert code is None or (len(code) == LENGTH and set(code) <= set(ALPHABET))


def test_codes_do_not_repeat() -> None:
    assert len({new_code() for _ in range(2000)}) == 2000


# The mask.

phones = st.builds(
    lambda head, rest, gap: head + gap.join([rest[:2], rest[2:5], rest[5:]]),
    st.sampled_from(["09", "+849", "03", "02", "84 9"]),
    st.text("0123456789", min_size=8, max_size=8),
    st.sampled_from(["", " ", ".", "-"]),
)
identities = st.one_of(
    st.text("0123456789", min_size=12, max_size=12), st.text("0123456789", min_size=9, max_size=9)
)
emails = st.builds(
    lambda name, host: f"{name}@{host}.vn",
    st.text("abcdefghij0123._-", min_size=1, max_size=12).filter(lambda text: text.strip("._-")),
    st.text("abcdefghij", min_size=1, max_size=9),
)
words = st.text("abcđêưạ ,;\n", max_size=40)


@given(words, st.one_of(phones, identities, emails), words)
def test_what_is_personal_never_passes(before: str, private: str, after: str) -> None:
    text = f"{before} {private} {after}"
    masked = mask(text)
    assert private not in masked
    assert MASK in masked
    assert private_parts(text)
    assert private_parts(masked) == []
    assert mask(masked) == masked


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định 2112/QĐ-UBND ngày 12/9/2022",
        "Lệ phí 15.000.000 đồng, hạn 30 ngày",
        "Thửa số 15, tờ 20, diện tích 1.250,5 m²",
        "Năm 2025–2026, điều 14 khoản 2",
        "",
    ],
)
def test_what_is_not_personal_stays(text: str) -> None:
    assert mask(text) == text
    assert private_parts(text) == []


def test_what_the_sender_gave_is_masked_as_whole_words() -> None:
    known = ["Lò  Thị Vân", "Thôn Ná Cà 2", "An"]
    masked = mask("Tôi, LÒ THỊ VÂN ở thôn Ná Cà 2, hỏi về An toàn: anh an nói.", known)
    assert masked == f"Tôi, {MASK} ở {MASK}, hỏi về {MASK} toàn: anh {MASK} nói."
    assert mask("Ban Quản lý", ["An"]) == "Ban Quản lý"
    assert private_parts("gửi lò thị vân", known) == [ASKER]
    assert private_parts("a.b@c.vn, 0912345678") == [EMAIL, NUMBER]


def test_an_answer_may_name_an_office_but_no_person() -> None:
    office = "Gọi văn phòng 0237 000 0010 hoặc viết tới phongtnmt@nhuxuan.gov.vn."
    assert private_parts_of_answer(office, ["Lò Thị Vân"]) == []
    assert private_parts_of_answer("Bà Lò Thị Vân đến nhận.", ["Lò Thị Vân"]) == [ASKER]
    assert private_parts_of_answer("Số của bà là 0912 345 678.") != []
