"""core/legacy_text.py: TCVN3 and VNI text found and converted (Điều 11)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.legacy_text import (
    TCVN3,
    VNI,
    Encoding,
    convert_legacy,
    detect_legacy,
    font_encoding,
    is_syllable,
)
from core.text import nfc

pytestmark = pytest.mark.dieu(11)

MOTTO = "Cộng hòa xã hội chủ nghĩa Việt Nam"
SPELLINGS = (
    "an ảnh ấp bãi bằng biển bình bưởi cẳng chủ chữ cộng của cửa dẫn dưỡng đã đặc đẵn đề đội được "
    "đường ếch ghế giữ giếng giỗ gì góp hằng hẻm hiệu hòa hội huyện kẽ kết khoẻ khuỷu kỹ lẫm lễ "
    "luật mã mẫu mười mỹ nẵng nghĩa nghề nghỉ ngõ nguyễn nhũng như nữ oẳn ổn pháp phẩm quận quý "
    "quỹ quỵt rẫy rừng sẽ sở sỹ tặng thẳng thị thụy thưởng tĩnh trẻ trưởng tuyển tỵ uỷ uống ưỡn "
    "văn vẫn vỉa viện vọng vợ xã xẻng xỉn xuân ý yếu"
)
SYLLABLES = SPELLINGS.split()

FROM_UNICODE: dict[Encoding, dict[str, str]] = {
    "tcvn3": {letter: code for code, letter in TCVN3.items()},
    "vni": {letter: code for code, letter in VNI.items() if code.islower() or code.isupper()},
}

patient = settings(deadline=None)  # the time of one example tells of the machine's load
syllables = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=12)
encodings = st.sampled_from(("tcvn3", "vni"))


def encode(text: str, encoding: Encoding) -> str:
    return "".join(FROM_UNICODE[encoding].get(char, char) for char in text)


# --- conversion ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "encoding", "converted"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "tcvn3", MOTTO),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "vni", MOTTO),
        ("tµi liÖu mËt", "tcvn3", "tài liệu mật"),
        ("Quy chÕ Cæng th«ng tin ®iÖn tö huyÖn Nh\u00ad Xu©n", "tcvn3",
         "Quy chế Cổng thông tin điện tử huyện Như Xuân"),
        ("Quy cheá Coång thoâng tin ñieän töû huyeän Nhö Xuaân", "vni",
         "Quy chế Cổng thông tin điện tử huyện Như Xuân"),
        ("ÑAÛNG BOÄ HUYEÄN", "vni", "ĐẢNG BỘ HUYỆN"),
        ("Ñöôøng Aáp Baéc, Huyønh Thuùc Khaùng", "vni", "Đường Ấp Bắc, Huỳnh Thúc Kháng"),
        ("Kyõ thuaät, quyû, lyù do, Mî", "vni", "Kỹ thuật, quỷ, lý do, Mỵ"),
        ("baèng phaúng, ñaün ño", "vni", "bằng phẳng, đẵn đo"),
    ],
)  # fmt: skip
def test_known_texts(text: str, encoding: Encoding, converted: str) -> None:
    assert detect_legacy(text) == encoding
    assert convert_legacy(text, encoding) == converted
    assert detect_legacy(unicodedata.normalize("NFD", text)) == encoding
    assert convert_legacy(unicodedata.normalize("NFD", text), encoding) == converted


@patient
@given(syllables, encodings)
def test_round_trip(chosen: list[str], encoding: Encoding) -> None:
    text = " ".join(chosen)
    assert convert_legacy(encode(text, encoding), encoding) == text


@patient
@given(syllables)
def test_round_trip_of_capitals_in_vni(chosen: list[str]) -> None:
    text = " ".join(chosen)
    assert convert_legacy(encode(text.upper(), "vni"), "vni") == text.upper()
    assert convert_legacy(encode(text.title(), "vni"), "vni") == text.title()


def test_the_tables_hold_the_whole_alphabet() -> None:
    toned = {
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in "aăâeêioôơuưy"
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    } - set("aeiouy")
    assert toned | {"đ"} <= set(TCVN3.values())
    assert toned | {"đ"} <= set(VNI.values()) | {"í", "ì"}  # VNI keeps those two
    assert len(TCVN3) == 74


@pytest.mark.parametrize(
    ("text", "converted"),
    [
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("TR¦êNG TiÓu häc", "TRƯỜNG Tiểu học"),
        ("X· Xu©n B×nh, Y tÕ", "Xã Xuân Bình, Y tế"),
    ],
)
def test_tcvn3_capitals_come_from_their_neighbours(text: str, converted: str) -> None:
    assert convert_legacy(text, "tcvn3") == converted


def test_a_capital_font_raises_the_run() -> None:
    assert convert_legacy("huyÖn nh\u00ad xu©n", "tcvn3", capitals=True) == "HUYỆN NHƯ XUÂN"


@pytest.mark.parametrize("nhu", ["Nh\u00ad", "Nh\u2212"])
@pytest.mark.parametrize("xa", ["x\u00b7", "x\u2219"])
@pytest.mark.parametrize("va", ["v\u00b5", "v\u03bc"])
def test_look_alikes_of_word_and_pdf(nhu: str, xa: str, va: str) -> None:
    text = f"{xa} {nhu} Xu©n {va} huyÖn"
    assert detect_legacy(text) == "tcvn3"
    assert convert_legacy(text, "tcvn3") == "xã Như Xuân và huyện"
    assert convert_legacy("n¨m \u2212 th¸ng", "tcvn3") == "năm \u2212 tháng"


def test_lines_in_unicode_stay() -> None:
    text = "Báo cáo của xã được gửi\nB¸o c¸o cña huyÖn"
    assert detect_legacy(text) == "tcvn3"
    assert convert_legacy(text, "tcvn3") == "Báo cáo của xã được gửi\nBáo cáo của huyện"


# --- detection ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nhu Xuan",
        MOTTO,
        "có là gì",
        "Báo cáo tháng này",
        "báo chí là gì, có khó không, bé có nghe mẹ nói không",
        "Lê Thánh Tông, Nguyên Phi, Võ Chí Công",
        "«Tin mới» và «bài cũ»",
        "«xin» «chào» bà con",
        "El niño comió piñón",
        "¿Dónde está la estación? Aquí no más",
        "schöne Grüße",
        "Größe, Maße, für schöne Mädchen; Tür öffnen",
        "Où sont les élèves et le maître d'école à Hà Nội",
        "où est le café",
        "São João não está lá; informações à população",
        "Rødgrød med fløde på sø",
        "på gården står en häst och äter hö",
        "Þetta er Ísland, við erum",
        "Güle güle, gün için",
        "© 2024 Công ty ® tin",
        "5 µm − 10 µm, dài 3 µm",
        "dài 5 µm",
        'Hà Nam, Lào Cai, Cà Mau, cá, lá, gà: "où", "toù"',
        "25 °C ± 2 × 3, 50 m², § 5",
        "café, naïve, résumé, Müller, José",
    ],
)
def test_unicode_and_other_languages_stay(text: str) -> None:
    assert detect_legacy(text) is None
    assert nfc(text) == text


@patient
@given(st.lists(st.sampled_from(SYLLABLES), max_size=12))
def test_proper_unicode_is_never_taken_for_legacy(chosen: list[str]) -> None:
    assert detect_legacy(" ".join(chosen)) is None
    for word in chosen:
        assert detect_legacy(f"{word}\n{word.title()}") is None


@patient
@given(st.lists(st.sampled_from(SYLLABLES), min_size=14, max_size=30, unique=True), encodings)
def test_a_sentence_is_found(chosen: list[str], encoding: Encoding) -> None:
    assert detect_legacy(encode(" ".join(chosen), encoding)) == encoding


@pytest.mark.parametrize(
    "text", ["B¸o c¸o", "Tin tøc", "V¨n b¶n UBND", "sè Q§ c«ng bè", "Baùo caùo", "Tin töùc"]
)
def test_short_titles_are_found(text: str) -> None:
    assert detect_legacy(text) in ("tcvn3", "vni")


@patient
@given(st.text(alphabet=st.characters(max_codepoint=0x17F)))
def test_detection_takes_any_text_and_never_changes_it_itself(text: str) -> None:
    encoding = detect_legacy(text)
    if encoding is not None:
        assert convert_legacy(text, encoding) != text


def test_a_text_converted_is_no_longer_legacy() -> None:
    for text in ("B¸o c¸o cña huyÖn", "Céng hßa x· héi"):
        assert detect_legacy(convert_legacy(text, "tcvn3")) is None


@pytest.mark.parametrize("syllable", SYLLABLES)
def test_syllables(syllable: str) -> None:
    assert is_syllable(syllable)
    assert is_syllable(syllable.upper())
    assert is_syllable(syllable.title())


@pytest.mark.parametrize(
    "word", ["", "où", "ñôn", "hẹllo", "cac", "ngiêng", "heọ", "xÃ", "káo", "bb", "123", "áá", "·"]
)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


# --- fonts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        (".VnTime", ("tcvn3", False)),
        (".VnTimeH", ("tcvn3", True)),
        (".VnArial Narrow", ("tcvn3", False)),
        ("ABCDEF+.VnArialH", ("tcvn3", True)),
        ("'VNI-Helve', serif", ("vni", False)),
        ("VNI-Times", ("vni", False)),
        ("Times New Roman", None),
        ("Arial, .VnTime", None),
        ("", None),
    ],
)
def test_fonts(font: str, expected: tuple[Encoding, bool] | None) -> None:
    assert font_encoding(font) == expected
