"""Text inside the files of public pages: found, with the page number; gone with the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.classification import raise_secrecy
from core.secrecy import Secrecy
from documents.models.parts import DocumentFile
from search.models import AttachedText
from tests import factories
from tests.library import corpus

if TYPE_CHECKING:
    from django.test import Client

    from tests.search.conftest import Publish

HIDDEN = "bể chứa nước Hón Khó"


def file_of(content: bytes, name: str) -> Any:
    return factories.document(content, title="Phụ lục danh mục", name=name)


def hits(client: Client, words: str) -> list[Any]:
    found: list[Any] = client.get("/tim-kiem/", {"q": words}).context["found"].hits
    return found


def test_a_pdf_is_found_by_its_second_page(client: Client, official: Publish) -> None:
    lines = ["Danh mục công trình"] * 60 + [f"Công trình {HIDDEN}"]
    document = file_of(corpus.pdf(lines), "phu-luc.pdf")
    page = official("7/QĐ-UBND", "Danh mục đầu tư", files=[DocumentFile(document=document)])
    for words in (HIDDEN, "be chua nuoc hon kho"):
        (hit,) = hits(client, words)
        assert hit.page.pk == page.pk
        assert hit.file["where"] == "trang 2"
        assert hit.file["url"].endswith("#page=2")
        assert "<mark>" in hit.file["snippet"]
    assert hits(client, "danh mục đầu tư")[0].file is None


def test_office_files_are_found(client: Client, official: Publish) -> None:
    for number, (maker, name) in enumerate(((corpus.docx, "a.docx"), (corpus.xlsx, "b.xlsx"))):
        document = file_of(maker([f"{HIDDEN} {number}"]), name)
        official(f"{number + 1}/KH-UBND", "Kế hoạch", files=[DocumentFile(document=document)])
    found = hits(client, HIDDEN)
    assert {hit.page.title for hit in found} == {f"Quyết định số {n}/KH-UBND" for n in (1, 2)}
    assert all(hit.file["snippet"] for hit in found)


def test_the_text_goes_with_the_page(client: Client, official: Publish) -> None:
    document = file_of(corpus.pdf([HIDDEN]), "a.pdf")
    page = official("7/QĐ-UBND", "Danh mục", files=[DocumentFile(document=document)])
    assert hits(client, HIDDEN)
    page.unpublish()
    assert not hits(client, HIDDEN)
    assert not AttachedText.objects.exists()
    other = official("8/QĐ-UBND", "Danh mục", files=[DocumentFile(document=document)])
    assert hits(client, HIDDEN)
    raise_secrecy(other, Secrecy.SECRET)
    assert not hits(client, HIDDEN)
    assert not AttachedText.objects.exists()


def test_drafts_bring_no_text_of_files(client: Client, official: Publish) -> None:
    page = official("7/QĐ-UBND", "Danh mục")
    document = file_of(corpus.pdf([HIDDEN]), "a.pdf")
    page.files = [DocumentFile(document=document)]
    page.save_revision(clean=False)
    assert not AttachedText.objects.exists()
    assert not hits(client, HIDDEN)
