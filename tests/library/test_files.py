"""Files: scanned on every way in, opened by a person, held by the chain, served in parts."""

from __future__ import annotations

import datetime
from io import StringIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.audit import AuditEntry
from core.refusal import PublicationRefused
from core.secrecy import Secrecy
from library.models import PortalDocument, PortalImage
from library.uploads import BoundedMemoryUploadHandler
from news.models import ArticlePage
from tests import factories
from tests.attacks.scene import Scene
from tests.chain import act, fresh, publish, submit
from tests.library.corpus import BODY, pdf, txt
from workflows.models import Approval
from workflows.routing import confirm_findings

pytestmark = pytest.mark.dieu(7)


def attached(desk: Scene, file: Any, **values: Any) -> Any:
    """A draft that shows the file."""
    content = [("document", {"document": file, "label": "Tệp"})]
    return desk.draft(**{"title": "Tin", "summary": "", "content": content, **values})


# Whichever way the bytes come in.


def test_no_code_path_stores_marked_bytes(db: None) -> None:
    with pytest.raises(PublicationRefused, match="dấu hiệu tài liệu mật"):
        factories.document("Kính gửi\nTUYỆT MẬT".encode(), name="a.txt")
    assert not PortalDocument.objects.exists()
    assert AuditEntry.objects.filter(event="upload.refused").exists()


def test_new_bytes_in_an_old_row_are_scanned(db: None) -> None:
    file = factories.document(b"noi dung", name="a.txt")
    file.file = ContentFile("MẬT".encode(), name="b.txt")
    with pytest.raises(PublicationRefused):
        file.save()
    assert PortalDocument.objects.get().file.read() == b"noi dung"


def test_a_marked_name_is_refused(db: None) -> None:
    with pytest.raises(PublicationRefused):
        factories.image(name="so-do_MAT.png")


def test_multiple_upload_and_chooser_scan_too(desk: Scene) -> None:
    client = Client()
    client.force_login(desk.people.unit_head)
    marked = "Kính gửi\nTỐI MẬT".encode()
    for name, field in (
        ("add_multiple", "files[]"),
        ("chooser_create", "document-chooser-upload-file"),
    ):
        view = "wagtaildocs" if name == "add_multiple" else "wagtaildocs_chooser"
        view_name = f"{view}:add_multiple" if name == "add_multiple" else f"{view}:create"
        answer = client.post(
            reverse(view_name),
            {
                field: SimpleUploadedFile("a.txt", marked),
                "document-chooser-upload-title": "Tệp",
                "document-chooser-upload-secrecy": "none",
                "title": "Tệp",
            },
            headers={"x-requested-with": "XMLHttpRequest"},
        )
        assert answer.status_code < 500, name
        assert not PortalDocument.objects.exists(), name


@pytest.mark.parametrize("level", ["confidential", "secret", "top_secret"])
def test_a_classified_file_is_not_kept(desk: Scene, level: str) -> None:
    client = Client()
    client.force_login(desk.people.unit_head)
    data = {"title": "Tệp", "secrecy": level, "file": SimpleUploadedFile("a.txt", b"abc"),
            "collection": 1, "tags": ""}  # fmt: skip
    answer = client.post(reverse("wagtaildocs:add"), data)
    assert "không được tải lên Cổng" in answer.content.decode()
    assert not PortalDocument.objects.exists()


def test_the_level_of_a_file_never_falls(desk: Scene) -> None:
    file = factories.document(secrecy=Secrecy.SECRET)
    file.secrecy = Secrecy.NONE
    with pytest.raises(PublicationRefused, match="không hạ được"):
        file.save()


# Scans of paper.


def scanned(**values: Any) -> PortalDocument:
    return factories.document(pdf([], picture=True), name="quet.pdf", **values)


def test_a_scanned_pdf_waits_for_a_person(desk: Scene) -> None:
    file = scanned()
    assert file.must_open
    with pytest.raises(PublicationRefused, match="bản quét chưa có người mở đọc"):
        submit(attached(desk, file), desk.people.contributor)
    client = Client()
    address = reverse("wagtaildocs:edit", args=[file.pk])
    client.force_login(desk.people.unit_head)
    assert "Tôi đã mở và đọc toàn bộ tệp quét này" in client.get(address).content.decode()
    client.post(
        address,
        {"title": "Tệp", "secrecy": "none", "opened": "on", "collection": file.collection_id},
    )
    file.refresh_from_db()
    assert file.opened_by == desk.people.unit_head
    assert publish(attached(desk, file, slug="b"), author=desk.people.contributor).live


def test_other_bytes_must_be_opened_again(desk: Scene) -> None:
    file = scanned(opened_at=timezone.now())
    assert file.opened_at is None  # who brings the bytes can't say that they were read
    file.declare_opened(desk.people.unit_head)
    file.save()
    file.file = ContentFile(pdf([], picture=True, title="khác"), name="khac.pdf")
    file.save()
    assert file.opened_at is None


# Weak findings and the Head's word.


def waiting_with_findings(desk: Scene) -> ArticlePage:
    file = factories.document(txt(["Liên hệ anh A: 0912 345 678"]), name="a.txt")
    assert file.findings == [
        {"rule": "Số điện thoại di động của cá nhân", "where": ", dòng 1"}
    ] or (file.findings[0]["where"] == "dòng 1")
    page = submit(attached(desk, file), desk.people.contributor)
    return act(act(page, desk.people.unit_head), desk.people.member)


def test_a_finding_waits_for_the_heads_reason(desk: Scene) -> None:
    page = waiting_with_findings(desk)
    with pytest.raises(PublicationRefused, match="Trưởng Ban xác nhận"):
        act(page, desk.people.deputy)
    state = page.current_workflow_state
    with pytest.raises(PublicationRefused):
        confirm_findings(state, user=desk.people.deputy, reason="Số công khai")
    with pytest.raises(PublicationRefused):
        confirm_findings(state, user=desk.people.head, reason="  ")
    confirm_findings(state, user=desk.people.head, reason="Số do người dân đồng ý công khai")
    assert act(page, desk.people.deputy).live
    entry = Approval.objects.of_page(page.pk).get(action="confirm")
    assert entry.reason == "Số do người dân đồng ý công khai"


def test_an_edit_voids_the_heads_word(desk: Scene) -> None:
    page = waiting_with_findings(desk)
    confirm_findings(page.current_workflow_state, user=desk.people.head, reason="Đồng ý")
    draft = page.get_latest_revision().as_object()
    draft.summary = "Gọi 0987 654 321"
    draft.save_revision(user=desk.people.contributor)
    page = act(act(fresh(page), desk.people.unit_head), desk.people.member)
    with pytest.raises(PublicationRefused, match="Trưởng Ban xác nhận"):
        act(page, desk.people.deputy)


def test_the_desk_shows_findings_and_takes_the_reason(desk: Scene) -> None:
    page = waiting_with_findings(desk)
    address = reverse("workflows:review", args=[page.current_workflow_task_state.pk])
    client = Client()
    client.force_login(desk.people.deputy)
    shown = client.get(address).content.decode()
    assert "Số điện thoại di động của cá nhân" in shown
    assert "0912" not in shown.split("ra-soat")[1].split("</section>")[0]
    assert "confirm_reason" not in shown
    client.post(address, {"confirm": "1", "confirm_reason": "Tôi tự xác nhận"})
    assert not Approval.objects.filter(action="confirm").exists()
    client.force_login(desk.people.head)
    assert "confirm_reason" in client.get(address).content.decode()
    client.post(address, {"confirm": "1", "confirm_reason": ""})
    assert not Approval.objects.filter(action="confirm").exists()
    client.post(address, {"confirm": "1", "confirm_reason": "Số của bộ phận một cửa"})
    assert "Số của bộ phận một cửa" in client.get(address).content.decode()


# Pages.


@pytest.mark.parametrize(
    "values",
    [
        {"title": "TUYỆT MẬT"},
        {"summary": "Báo cáo\nTỐI MẬT"},
        {"content": [("paragraph", "<p>Kính gửi</p><p><b>M Ậ T</b></p>")]},
    ],
)
def test_no_draft_keeps_a_marked_text(desk: Scene, values: dict[str, Any]) -> None:
    count = ArticlePage.objects.count()
    with pytest.raises(PublicationRefused, match="dấu hiệu tài liệu mật"):
        desk.draft(**{"title": "Tin", "summary": "", "content": [], **values})
    assert ArticlePage.objects.count() == count
    page = desk.draft(title="Tin", summary="", content=[])
    revisions = page.revisions.count()
    for name, value in values.items():
        setattr(page, name, value)
    with pytest.raises(PublicationRefused):
        page.save_revision(user=desk.people.contributor)
    assert page.revisions.count() == revisions


def test_the_form_says_where_and_loses_nothing(desk: Scene) -> None:
    page = desk.draft(title="Tin", summary="", content=[])
    data = {**desk.form_of(page).dict(), "summary": "Báo cáo\nTUYỆT MẬT", "title": "Tiêu đề mới"}
    desk.client.force_login(desk.people.contributor)
    answer = desk.post("wagtailadmin_pages:edit", page.pk, **data)
    shown = answer.content.decode()
    assert "Dấu độ mật đứng riêng một dòng (tóm tắt, dòng 2)" in shown
    assert "Tiêu đề mới" in shown
    assert page.revisions.count() == 1
    assert AuditEntry.objects.filter(event="text.refused").exists()
    assert not AuditEntry.objects.filter(detail__icontains="Báo cáo").exists()


def test_one_request_keeps_no_more_than_the_limit_in_memory() -> None:
    handler = BoundedMemoryUploadHandler()
    sizes = []
    for _ in range(3):
        handler.new_file("file", "a.txt", "text/plain", None)
        for _ in range(20):
            handler.receive_data_chunk(bytes(1024 * 1024), 0)
        file = handler.file_complete(20 * 1024 * 1024)
        sizes.append((file.size, len(file.read())))
    whole = 20 * 1024 * 1024
    assert sizes == [(whole, whole), (whole, whole), (whole, 0)]


# The door.


@pytest.fixture
def public_file(desk: Scene) -> PortalDocument:
    file = factories.document(b"0123456789", name="so.txt")
    publish(attached(desk, file), author=desk.people.contributor)
    return file


@pytest.mark.parametrize(
    ("asked", "status", "body", "place"),
    [
        ("bytes=0-3", 206, b"0123", "bytes 0-3/10"),
        ("bytes=4-", 206, b"456789", "bytes 4-9/10"),
        ("bytes=-3", 206, b"789", "bytes 7-9/10"),
        ("bytes=8-99", 206, b"89", "bytes 8-9/10"),
        ("bytes=-99", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=5-2", 416, b"", "bytes */10"),
        ("bytes=0-1,4-5", 200, b"0123456789", None),
        ("bytes=-", 200, b"0123456789", None),
        ("lines=0-1", 200, b"0123456789", None),
    ],
)
def test_ranges(
    public_file: PortalDocument, asked: str, status: int, body: bytes, place: str | None
) -> None:
    answer = Client().get(public_file.file.url, headers={"Range": asked})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert (answer.status_code, content) == (status, body)
    assert answer.headers.get("Content-Range") == place
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"].startswith("text/plain")


def test_a_part_of_another_version_is_the_whole(public_file: PortalDocument) -> None:
    headers = {"Range": "bytes=0-1", "If-Range": '"khac"'}
    assert Client().get(public_file.file.url, headers=headers).status_code == 200
    etag = Client().get(public_file.file.url)["ETag"]
    headers["If-Range"] = etag
    assert Client().get(public_file.file.url, headers=headers).status_code == 206


def test_a_range_opens_nothing_that_is_private(desk: Scene) -> None:
    file = factories.document(b"0123456789", name="so.txt")
    assert Client().get(file.file.url, headers={"Range": "bytes=0-1"}).status_code == 404


# Unused files.


def test_unused_files_are_listed_by_age(desk: Scene) -> None:
    used = factories.document(name="a.txt")
    attached(desk, used)
    old, young = factories.image(), factories.image()
    long_ago = timezone.now() - datetime.timedelta(days=40)
    PortalImage.objects.filter(pk=old.pk).update(created_at=long_ago)
    PortalDocument.objects.filter(pk=used.pk).update(created_at=long_ago)
    out = StringIO()
    call_command("unused_files", days=30, stdout=out)
    assert f"số {old.pk}:" in out.getvalue()
    assert f"số {young.pk}:" not in out.getvalue()
    assert out.getvalue().endswith("1 tệp không dùng.\n")
    with pytest.raises(CommandError):
        call_command("unused_files", days=-1)


def test_reading_says_where(db: None) -> None:
    with pytest.raises(PublicationRefused, match=r"trang 1, dòng \d"):
        factories.document(pdf([*BODY, "TUYỆT MẬT"]), name="a.pdf")
