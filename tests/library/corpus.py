"""Made-up files for the scan: every kind, with and without marks, whole and broken."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from fpdf import FPDF
from fpdf.enums import AccessPermission
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from workflows.sheet import FONTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

INNOCENT = [
    "Hội nghị tập huấn bảo vệ bí mật nhà nước năm 2026",
    "Mật ong rừng Như Xuân được công nhận sản phẩm OCOP ba sao",
    "Mật độ dân số của huyện là 90 người trên một ki-lô-mét vuông",
    "Hướng dẫn bảo mật, đặt mật khẩu cho cán bộ",
    "Chương trình gặp mặt thân mật đầu xuân Bính Ngọ",
    "Công điện hỏa tốc về ứng phó bão số 5",
    "THÔNG BÁO TÀI LIỆU THU HỒI ĐẤT THỰC HIỆN DỰ ÁN",
    "Người bệnh phải cắt túi mật, nghỉ một tuần",
]
MARKS = [
    "MẬT", "TỐI MẬT", "TUYỆT MẬT", "T U Y Ệ T  M Ậ T", "TUYET MAT", "Độ mật: Tối mật",
    "TÀI LIỆU THU HỒI", "Số: 12/BC-UBND (Mật)", "CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ",
    "TUYÖT MËT", "TUYEÄT MAÄT",
]  # fmt: skip
BODY = ["ỦY BAN NHÂN DÂN HUYỆN NHƯ XUÂN", "BÁO CÁO", "Tình hình kinh tế – xã hội quý III"]

# What must become of a file.
KEPT, MARKED, REFUSED, TO_OPEN = "kept", "marked", "refused", "to open"


@dataclass(frozen=True)
class Sample:
    """One file; `expected`: one of the four above."""

    label: str
    name: str
    data: bytes
    expected: str

    @property
    def is_image(self) -> bool:
        return self.name.lower().endswith((".jpg", ".jpeg", ".png", ".webp", ".gif"))


def samples() -> Iterator[Sample]:
    """The whole corpus."""
    yield from _by_text()
    yield from _by_place()
    yield from _file_names()
    yield from _pictures()
    yield from _locked_and_active()
    yield from _broken()
    yield from _bombs()
    yield from _wrong_endings()


# Makers of whole files from lines of text.


def pdf(lines: list[str], *, title: str = "", picture: bool = False, locked: bool = False) -> bytes:
    """A PDF of one page; with `picture` and no lines it is a scan."""
    paper = FPDF(format="A4")
    if title:
        paper.set_title(title)
    if locked:
        paper.set_encryption(owner_password="a", user_password="b", permissions=AccessPermission(0))
    paper.add_font("f", fname=FONTS / "be-vietnam-pro-400.ttf")
    paper.set_font("f", size=11)
    paper.add_page()
    for line in lines:
        paper.multi_cell(0, 7, line, new_x="LMARGIN", new_y="NEXT")
    if picture:
        paper.image(Image.new("RGB", (300, 400), "#dddddd"), w=120)
    return bytes(paper.output())


def archive(members: dict[str, bytes | str]) -> bytes:
    """A ZIP archive."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return buffer.getvalue()


def _types(extra: str = "") -> str:
    return f'<?xml version="1.0"?><Types xmlns="urn:t">{extra}</Types>'


def _word(lines: list[str]) -> str:
    rows = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return f'<w:document xmlns:w="urn:w"><w:body>{rows}</w:body></w:document>'


def docx(lines: list[str], **parts: bytes | str) -> bytes:
    """A DOCX; `parts`: further members, `__` in a name for `/` and a trailing `_xml`."""
    members = {"[Content_Types].xml": _types(), "word/document.xml": _word(lines)}
    return archive(members | {_path(name): content for name, content in parts.items()})


_WORKBOOK = '<workbook xmlns="urn:x"><sheets><sheet name="{}"/></sheets></workbook>'


def xlsx(lines: list[str], **parts: bytes | str) -> bytes:
    """An XLSX with the lines as shared strings."""
    strings = "".join(f"<si><t>{line}</t></si>" for line in lines)
    members = {
        "[Content_Types].xml": _types(),
        "xl/workbook.xml": _WORKBOOK.format("Biểu 1"),
        "xl/sharedStrings.xml": f'<sst xmlns="urn:x">{strings}</sst>',
        "xl/worksheets/sheet1.xml": '<worksheet xmlns="urn:x"><sheetData/></worksheet>',
    }
    return archive(members | {_path(name): content for name, content in parts.items()})


def pptx(lines: list[str], **parts: bytes | str) -> bytes:
    """A PPTX with one slide."""
    rows = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines)
    members = {
        "[Content_Types].xml": _types(),
        "ppt/presentation.xml": '<p:presentation xmlns:p="urn:p"/>',
        "ppt/slides/slide1.xml": f'<p:sld xmlns:p="urn:p" xmlns:a="urn:a">{rows}</p:sld>',
    }
    return archive(members | {_path(name): content for name, content in parts.items()})


def _open_document(lines: list[str], kind: str) -> bytes:
    rows = "".join(f"<t:p>{line}</t:p>" for line in lines)
    return archive({
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:m"/>',
        "content.xml": f'<o:doc xmlns:o="urn:o" xmlns:t="urn:t">{rows}</o:doc>',
    })  # fmt: skip


def odt(lines: list[str]) -> bytes:
    return _open_document(lines, "text")


def ods(lines: list[str]) -> bytes:
    return _open_document(lines, "spreadsheet")


def txt(lines: list[str]) -> bytes:
    return "\n".join(lines).encode()


def packed(lines: list[str]) -> bytes:
    return archive({"bao-cao.txt": "\n".join(lines)})


MAKERS: dict[str, Callable[[list[str]], bytes]] = {
    "pdf": pdf, "docx": docx, "xlsx": xlsx, "pptx": pptx, "odt": odt, "ods": ods, "txt": txt,
    "csv": txt, "zip": packed,
}  # fmt: skip


def _path(name: str) -> str:
    return name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin")


# The groups.


def _by_text() -> Iterator[Sample]:
    for kind, make in MAKERS.items():
        for number, mark in enumerate(MARKS):
            name = f"bao-cao-{number}.{kind}"
            yield Sample(f"{kind} {mark}", name, make([*BODY, mark]), MARKED)
        for number, line in enumerate(INNOCENT):
            name = f"tin-{number}.{kind}"
            yield Sample(f"{kind} {line[:20]}", name, make([*BODY, line]), KEPT)


def _by_place() -> Iterator[Sample]:
    header = '<w:hdr xmlns:w="urn:w"><w:p><w:r><w:t>Bản 2 – TUYỆT MẬT</w:t></w:r></w:p></w:hdr>'
    box = (
        '<w:document xmlns:w="urn:w"><w:p><w:r><w:t>Kính gửi: các phòng</w:t></w:r><w:r>'
        "<w:txbxContent><w:p><w:r><w:t>TỐI </w:t></w:r><w:r><w:t>MẬT</w:t></w:r></w:p>"
        "</w:txbxContent></w:r></w:p></w:document>"
    )
    core = '<c:coreProperties xmlns:c="urn:c"><c:subject>MẬT</c:subject></c:coreProperties>'
    note = '<p:notes xmlns:p="urn:p" xmlns:a="urn:a"><a:p><a:r><a:t>MẬT</a:t></a:r></a:p></p:notes>'
    sheet = (
        '<worksheet xmlns="urn:x"><sheetData/><headerFooter><oddHeader>MẬT</oddHeader>'
        "</headerFooter></worksheet>"
    )
    inline = (
        '<worksheet xmlns="urn:x"><sheetData><row><c><is><t>TUYỆT MẬT</t></is></c></row>'
        "</sheetData></worksheet>"
    )
    books = _WORKBOOK.format("MẬT")
    comment = '<comments xmlns="urn:x"><comment><text><t>TỐI MẬT</t></text></comment></comments>'
    yield Sample("docx header", "a.docx", docx(BODY, word__header1_xml=header), MARKED)
    yield Sample("docx footer", "a.docx", docx(BODY, word__footer1_xml=header), MARKED)
    yield Sample("docx text box", "a.docx", docx([], word__document_xml=box), MARKED)
    yield Sample("docx properties", "a.docx", docx(BODY, docProps__core_xml=core), MARKED)
    yield Sample("docx comment", "a.docx", docx(BODY, word__comments_xml=_word(["MẬT"])), MARKED)
    yield Sample("docx footnote", "a.docx", docx(BODY, word__footnotes_xml=_word(["MẬT"])), MARKED)
    yield Sample("pptx note", "a.pptx", pptx(BODY, ppt__notesSlides__notesSlide1_xml=note), MARKED)
    yield Sample("xlsx header", "a.xlsx", xlsx(BODY, xl__worksheets__sheet1_xml=sheet), MARKED)
    yield Sample("xlsx inline", "a.xlsx", xlsx(BODY, xl__worksheets__sheet1_xml=inline), MARKED)
    yield Sample("xlsx sheet name", "a.xlsx", xlsx(BODY, xl__workbook_xml=books), MARKED)
    yield Sample("xlsx comment", "a.xlsx", xlsx(BODY, xl__comments1_xml=comment), MARKED)
    inside = archive({
        "[Content_Types].xml": _types(), "word/document.xml": _word(BODY),
        "word/embeddings/so.xlsx": xlsx(["TUYỆT MẬT"]),
    })  # fmt: skip
    yield Sample("docx with a marked sheet", "a.docx", inside, MARKED)
    yield Sample("pdf title", "a.pdf", pdf(BODY, title="MẬT"), MARKED)
    yield Sample("zip in zip", "a.zip", archive({"b.zip": packed(["MẬT"])}), MARKED)


def _file_names() -> Iterator[Sample]:
    for name in ("12-BC_MAT.pdf", "ke hoach (Mật).pdf", "a_TUYET_MAT.pdf", "kh-toi-mat.pdf"):
        yield Sample(f"name {name}", name, pdf(BODY), MARKED)
    yield Sample("name inside", "a.zip", archive({"12-BC_MAT.txt": "văn bản"}), MARKED)
    for name in ("gap-mat.pdf", "bao_mat.pdf", "mat-ong.pdf", "be-mat.pdf", "bi-mat.pdf"):
        yield Sample(f"name {name}", name, pdf(BODY), KEPT)
    for name in ("anh_MAT.png", "gap-mat.png"):
        yield Sample(f"name {name}", name, picture(), MARKED if "MAT" in name else KEPT)


def picture(kind: str = "PNG", **options: object) -> bytes:
    """A small picture."""
    buffer = BytesIO()
    Image.new("RGB", (60, 40), "#1B6B3A").save(buffer, kind, **options)
    return buffer.getvalue()


def _pictures() -> Iterator[Sample]:
    for kind, ending in (("PNG", "png"), ("JPEG", "jpg"), ("WEBP", "webp"), ("GIF", "gif")):
        yield Sample(f"{kind} whole", f"anh.{ending}", picture(kind), KEPT)
        cut = picture(kind)
        yield Sample(f"{kind} cut", f"anh.{ending}", cut[: len(cut) // 2], REFUSED)
    chunk = PngInfo()
    chunk.add_itxt("Description", "TUYỆT MẬT")
    yield Sample("PNG text", "anh.png", picture(pnginfo=chunk), MARKED)
    exif = Image.Exif()
    exif[0x010E] = "TOI MAT"
    yield Sample("JPEG EXIF", "anh.jpg", picture("JPEG", exif=exif), MARKED)
    plain = PngInfo()
    plain.add_text("Software", "GIMP")
    yield Sample("PNG software", "anh.png", picture(pnginfo=plain), KEPT)
    yield Sample("scan", "quet.pdf", pdf([], picture=True), TO_OPEN)
    yield Sample("text and picture", "co-anh.pdf", pdf(BODY, picture=True), KEPT)


def _locked_and_active() -> Iterator[Sample]:
    yield Sample("locked pdf", "a.pdf", pdf(BODY, locked=True), REFUSED)
    yield Sample("old office", "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), REFUSED)
    macro = docx(BODY, word__vbaProject_bin=b"\x00macro")
    yield Sample("docx macro", "a.docx", macro, REFUSED)
    yield Sample("xlsx macro", "a.xlsx", xlsx(BODY, xl__vbaProject_bin=b"x"), REFUSED)
    enabled = archive({
        "[Content_Types].xml": _types("<Override ContentType='macroEnabled'/>"),
        "word/document.xml": _word(BODY),
    })  # fmt: skip
    yield Sample("docm renamed", "a.docx", enabled, REFUSED)
    yield Sample("program in zip", "a.zip", archive({"a.exe": b"MZ"}), REFUSED)
    for label in ("script", "attachment"):
        writer = PdfWriter(clone_from=BytesIO(pdf(BODY)))
        if label == "script":
            writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
                {
                    NameObject("/S"): NameObject("/JavaScript"),
                    NameObject("/JS"): TextStringObject("app.alert(1)"),
                }
            )
        else:
            writer.add_attachment("a.txt", b"abc")
        buffer = BytesIO()
        writer.write(buffer)
        yield Sample(f"pdf {label}", "a.pdf", buffer.getvalue(), REFUSED)


def _broken() -> Iterator[Sample]:
    for kind, make in MAKERS.items():
        if kind in ("txt", "csv"):
            continue
        whole = make(BODY)
        yield Sample(f"{kind} cut", f"a.{kind}", whole[: len(whole) // 3], REFUSED)
        noise = whole[:8] + bytes(range(256)) * 4
        yield Sample(f"{kind} noise", f"a.{kind}", noise, REFUSED)
    yield Sample("empty", "a.pdf", b"", REFUSED)
    yield Sample("bytes as text", "a.txt", b"a\x00b" * 50, REFUSED)
    entity = '<!DOCTYPE x [<!ENTITY a "b">]><w:document xmlns:w="urn:w">&a;</w:document>'
    yield Sample("entities", "a.docx", docx([], word__document_xml=entity), REFUSED)
    deep = "<a>" * 20_000 + "</a>" * 20_000
    yield Sample("deep xml", "a.docx", docx([], word__document_xml=deep), REFUSED)
    yield Sample("no xml", "a.docx", docx([], word__document_xml="<w:p"), REFUSED)


def _bombs() -> Iterator[Sample]:
    zeros = bytes(20 * 1024 * 1024)
    yield Sample("bomb", "a.zip", archive({"a.txt": zeros}), REFUSED)
    yield Sample("docx bomb", "a.docx", docx(BODY, word__media__a_bin=zeros), REFUSED)
    nested = packed(["x"])
    for _ in range(4):
        nested = archive({"a.zip": nested})
    yield Sample("zips in zips", "a.zip", nested, REFUSED)
    many = archive({f"{number}.txt": "x" for number in range(2_100)})
    yield Sample("many members", "a.zip", many, REFUSED)
    yield Sample("huge", "a.txt", b"a" * (50 * 1024 * 1024 + 1), REFUSED)


def _wrong_endings() -> Iterator[Sample]:
    yield Sample("picture as pdf", "a.pdf", picture(), REFUSED)
    yield Sample("pdf as docx", "a.docx", pdf(BODY), REFUSED)
    yield Sample("docx as xlsx", "a.xlsx", docx(BODY), REFUSED)
    yield Sample("text as pdf", "a.pdf", b"xin chao", REFUSED)
    yield Sample("pdf as picture", "a.png", pdf(BODY), REFUSED)
    yield Sample("text as picture", "a.jpg", b"xin chao", REFUSED)
    yield Sample("zip as docx", "a.docx", packed(BODY), REFUSED)
    yield Sample("program", "a.txt", b"MZ\x00\x01" + bytes(300), REFUSED)
