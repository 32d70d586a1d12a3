"""Marks of secrecy: every written form is found, nothing innocent is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.legacy_text import TCVN3
from core.marks import Strength, marks_in, marks_in_file_name
from core.personal_data import personal_data_in
from core.text import fold

pytestmark = pytest.mark.dieu(7)

LEVELS = ["MẬT", "TỐI MẬT", "TUYỆT MẬT"]
INNOCENT_WORDS = [
    "bí mật nhà nước", "mật ong", "mật độ dân số", "bảo mật", "mật khẩu", "túi mật", "gấu mật",
    "thân mật", "mật thiết", "giải mật", "mật mía", "đường mật", "mật vụ", "mật danh", "viêm mật",
    "bảo vệ bí mật", "sự thật", "mặt trận", "gặp mặt", "mắt", "mát", "đồng mặt", "rất mật thiết",
    "bóng tối mật độ dày", "khẩn", "hỏa tốc", "thượng khẩn", "thu hồi đất", "tài liệu thu hồi đất",
    "nội bộ", "lưu hành", "độ ẩm: cao", "mức độ mật thiết",
]  # fmt: skip
INNOCENT_SENTENCES = [
    "Hội nghị tập huấn công tác bảo vệ bí mật nhà nước năm 2026",
    "Luật Bảo vệ bí mật nhà nước",
    "BÍ MẬT NHÀ NƯỚC",
    "Người nuôi ong ở xã Thanh Quân thu 2 tấn mật.",
    "Mật ong rừng Như Xuân được công nhận sản phẩm OCOP",
    "Mật độ dân số của huyện là 90 người/km²",
    "Ông bị sỏi mật, phải cắt túi mật.",
    "Chương trình gặp mặt thân mật đầu xuân",
    "Tài liệu được giải mật trong câu chuyện lịch sử",
    "Độ mật của ong rừng năm nay cao",
    "Hướng dẫn đặt mật khẩu và bảo mật tài khoản",
    "Công điện hỏa tốc về ứng phó bão số 5",
    "Báo cáo số 12/BC-UBND (bản chính)",
    "THÔNG BÁO TÀI LIỆU THU HỒI ĐẤT THỰC HIỆN DỰ ÁN",
    "Họp mặt, tặng quà",
    "MẶT TRẬN TỔ QUỐC",
    "Quyết định số 2112/QĐ-UBND (mật độ xây dựng)",
]


def strengths(text: str, **options: bool) -> set[str]:
    return {finding.strength for finding in marks_in(text, **options)}


def tcvn3(text: str) -> str:
    """As typed with .VnTime in small letters."""
    table = {unicode: legacy for legacy, unicode in TCVN3.items() if unicode.islower()}
    return "".join(table.get(char, char) for char in text.lower())


def written(level: str) -> list[str]:
    """A level in every way in which it is stamped."""
    return [
        level, level.lower(), level.title(), fold(level).upper(),
        unicodedata.normalize("NFD", level), level.replace(" ", "\u00a0"),
        "\u200b".join(level), "\u00ad".join(level), " ".join(level), "  ".join(level),
        f"[{level}]", f"*** {level} ***", f"({level})", f"– {level} –",
        ".".join(level.replace(" ", "")),
    ]  # fmt: skip


@pytest.mark.parametrize("form", [form for level in LEVELS for form in written(level)])
def test_a_level_on_its_own_line_blocks(form: str) -> None:
    assert marks_in(f"UBND HUYỆN\n{form}\nBÁO CÁO")[0].strength == Strength.STRONG
    assert marks_in(f"UBND HUYỆN\n{form}\nBÁO CÁO")[0].where == "dòng 2"


@pytest.mark.parametrize(
    "text",
    [
        "UBND HUYỆN NHƯ XUÂN      MẬT", "UBND HUYỆN\tTUYỆT MẬT\tBản số 1", "Độ mật: Tối mật",
        "Độ mật : MẬT", "Do mat: Tuyet mat", "Số: 12/BC-UBND (Mật)", "Số 05-KH/HU (TỐI MẬT)",
        "TÀI LIỆU THU HỒI", "Chỉ người có tên mới được bóc bì", "TAI LIEU THU HOI",
        "TUYÖT MËT", "mËt", "TUYEÄT MAÄT", "MAÄT", "TOÁI MAÄT", tcvn3("tuyệt mật"),
    ],
)  # fmt: skip
def test_strong_forms(text: str) -> None:
    assert Strength.STRONG in strengths(text)


@pytest.mark.parametrize(
    "text",
    [
        "Đây là thông tin tuyệt mật của đơn vị", "Hồ sơ được đóng dấu TỐI MẬT hôm qua",
        "QUẢN LÝ TÀI LIỆU TUYỆT MẬT", "Tài liệu lưu hành nội bộ", "LƯU HÀNH NỘI BỘ", "GIẢI MẬT",
        "tai lieu tuyet mat cua huyen",
    ],
)  # fmt: skip
def test_weak_forms(text: str) -> None:
    assert strengths(text) == {Strength.WEAK}


def test_in_a_header_a_level_needs_no_line_of_its_own() -> None:
    assert Strength.STRONG in strengths("Phòng Nội vụ – TUYỆT MẬT – bản 2", stamp_zone=True)


@pytest.mark.parametrize("text", INNOCENT_SENTENCES)
def test_innocent_sentences_pass_silently(text: str) -> None:
    assert marks_in(text) == []
    assert marks_in(text.upper()) == [] or "THU HỒI" not in text.upper()


@given(st.lists(st.sampled_from(INNOCENT_WORDS), min_size=1, max_size=8), st.booleans())
def test_innocent_words_never_block(words: list[str], capital: bool) -> None:
    text = "Tin về " + ", ".join(words) + " ở huyện"
    assert Strength.STRONG not in strengths(text.upper() if capital else text)


@given(
    st.sampled_from(LEVELS),
    st.sampled_from(["", " ", "\u00a0", "\u200b", "\u00ad", "  "]),
    st.sampled_from(["upper", "lower", "title"]),
    st.sampled_from(["NFC", "NFD"]),
    st.text(st.sampled_from(" .*-–[]()\t"), max_size=4),
)
def test_every_spelling_of_a_level_blocks(
    level: str, gap: str, case: str, form: str, frame: str
) -> None:
    text = unicodedata.normalize(form, getattr(level, case)())
    spaced = gap.join(text) if gap in ("\u200b", "\u00ad") else text.replace(" ", gap or " ")
    assert Strength.STRONG in strengths(f"Kính gửi\n{frame}{spaced}{frame}\nNơi nhận")


@given(st.text(max_size=300))
def test_any_text_can_be_scanned(text: str) -> None:
    marks_in(text)
    marks_in_file_name(text)
    personal_data_in(text)


@pytest.mark.parametrize(
    "name",
    ["12-BC_MAT.pdf", "ke-hoach_mat.docx", "bao cao (Mật).pdf", "Báo cáo mật.docx", "a_TOI_MAT.pdf",
     "kh-tuyet-mat.xlsx", "KH TUYỆT MẬT.pdf", "x_toimat.pdf"],
)  # fmt: skip
def test_marked_file_names(name: str) -> None:
    assert [finding.strength for finding in marks_in_file_name(name)] == [Strength.STRONG]


@pytest.mark.parametrize(
    "name",
    ["gap-mat.jpg", "gap_mat.jpg", "be-mat.png", "khuon_mat.png", "bao_mat.pdf", "bí mật.pdf",
     "mat-ong.jpg", "mat-do-dan-so.xlsx", "tui_mat.pdf", "mat.jpg", "kham-mat.jpg", "rửa mặt.jpg",
     "ra-mat.png", "bi-mat-nha-nuoc.pdf", "chu-tich.jpg", "", "_", ".pdf"],
)  # fmt: skip
def test_innocent_file_names(name: str) -> None:
    assert marks_in_file_name(name) == []


# Personal data.


@pytest.mark.parametrize(
    "text",
    ["Số CCCD: 038085001234", "căn cước 038 085 001 234", "ĐT: 0912 345 678", "+84 912.345.678",
     "0912345678", "STK: 3501 2050 1234 5", "Số tài khoản 35012051234 tại Agribank"],
)  # fmt: skip
def test_personal_data_is_found(text: str) -> None:
    assert [finding.strength for finding in personal_data_in(text)] == [Strength.WEAK]


@pytest.mark.parametrize(
    "text",
    ["Điện thoại: 0237 3878 123", "Đường dây nóng: 0912 345 678", "Trực ban UBND: 0987654321",
     "Tổng kinh phí 351.000.000.000 đồng", "038.085.001.234 đồng", "Số 2112/QĐ-UBND ngày 12/9/2022",
     "Mã định danh 000.00.16.H56", "năm 2026, 12345678901234567890", "1900 1234",
     "Tài khoản VNeID"],
)  # fmt: skip
def test_public_numbers_pass(text: str) -> None:
    assert personal_data_in(text) == []


@given(st.integers(1, 96), st.integers(0, 3), st.integers(0, 99), st.integers(0, 999_999))
def test_every_citizen_id_is_found(province: int, sex: int, year: int, serial: int) -> None:
    text = f"Ông A, CCCD {province:03}{sex}{year:02}{serial:06}, trú tại xã"
    assert personal_data_in(text)
