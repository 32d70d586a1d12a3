"""What remains of a classified item, how it is destroyed, and how it is opened again."""

from __future__ import annotations

import datetime
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, PageLogEntry

from core.classification import declassify
from core.models import PortalPage
from core.purge import purge
from core.refusal import PublicationRefused
from core.secrecy import Secrecy
from library.models import PortalDocument, PortalImage
from tests import factories
from tests.attacks.oracle import MARKER, leaks
from tests.attacks.scene import Scene
from tests.chain import act, fresh, submit
from workflows.models import Approval

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.dieu(7)


def classified(desk: Scene, **values: Any) -> Any:
    """A public item that shows an image and a file, then raised by its writer."""
    values.setdefault("cover", factories.image(name=f"{MARKER}.png", title=f"Ảnh {MARKER}"))
    file = factories.document(f"{MARKER} trong tệp".encode(), name=f"{MARKER}.txt", title=MARKER)
    content = [("paragraph", f"<p>{MARKER}</p>"), ("document", {"document": file, "label": "x"})]
    page = desk.public(title=f"Tin {MARKER}", content=content, **values)
    Comment.objects.create(page=page, user=desk.people.member, text=MARKER, contentpath="title")
    page.secrecy = Secrecy.SECRET
    page.save_revision(user=desk.people.contributor)
    return fresh(page)


def tables_with(marker: str) -> list[str]:
    """Columns of the whole database in which the marker stands, in any case."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                name = connection.ops.quote_name(column.name)
                cursor.execute(
                    f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)} "
                    f"WHERE LOWER(CAST({name} AS TEXT)) LIKE %s",
                    [f"%{marker.lower()}%"],
                )
                if cursor.fetchone()[0]:
                    found.append(f"{table}.{column.name}")
    return found


def test_the_public_is_told_that_it_is_gone(desk: Scene) -> None:
    page = desk.public(title="Tin sẽ nâng độ mật", cover=factories.image())
    alias = page.create_alias(parent=desk.section, update_slug="bi-danh")
    rendition = page.cover.get_rendition("fill-480x270")
    addresses = [page.url, alias.url, rendition.file.url, page.cover.file.url]
    visitor = Client()
    assert [visitor.get(address).status_code for address in addresses] == [200] * 4
    page.secrecy = Secrecy.CONFIDENTIAL
    page.save_revision(user=desk.people.contributor)
    answers = [visitor.get(address) for address in addresses]
    assert [answer.status_code for answer in answers] == [410] * 4
    assert "Nội dung này không còn" in answers[0].content.decode()
    assert visitor.get(addresses[0] + "khac/").status_code == 404


def test_an_address_that_is_public_again_is_shown(desk: Scene) -> None:
    page = desk.public(title="Tin", slug="dung-lai")
    address = page.url
    page.secrecy = Secrecy.CONFIDENTIAL
    page.save_revision(user=desk.people.contributor)
    desk.public(title="Tin khác", slug="dung-lai")
    assert Client().get(address).status_code == 200


def test_purge_leaves_no_word_in_the_database_and_on_the_disk(
    desk: Scene, django_capture_on_commit_callbacks, mailoutbox
) -> None:
    page = classified(desk)
    Redirect.objects.create(old_path=f"/{MARKER.lower()}", redirect_link="/x")
    Redirect.objects.update(redirect_page=page.pk)
    image, file = PortalImage.objects.get(), PortalDocument.objects.get()
    image.get_rendition("fill-480x270")
    stored = [image.file, file.file, *[row.file for row in image.renditions.all()]]
    with django_capture_on_commit_callbacks(execute=True):
        found = purge(page, desk.people.head)
    assert (found.redirects, len(found.files)) == (1, 2)
    # The scene's own draft, which nobody classified, carries the marker too.
    PortalPage.objects.filter(pk=desk.page.pk).delete()
    PageLogEntry.objects.filter(page=desk.page.pk).delete()
    assert tables_with(MARKER) == []
    assert not [part for part in stored if part.storage.exists(part.name)]
    assert leaks() == []
    entry = Approval.objects.of_page(page.pk).get(action="purge")
    assert entry.actor_id == desk.people.head.pk
    call_command("verify_ledger", stdout=StringIO())


def test_a_file_that_others_use_is_kept_and_named(desk: Scene) -> None:
    shared = factories.image()
    desk.public(title="Tin khác", cover=shared)
    page = classified(desk, cover=shared)
    found = purge(page, desk.people.tech)
    assert [file.pk for file in found.kept_files] == [shared.pk]
    assert PortalImage.objects.filter(pk=shared.pk).exists()


def test_a_file_in_the_draft_of_another_page_is_kept(desk: Scene) -> None:
    shared = factories.image()
    other = desk.draft(title="Nháp khác", cover=shared)
    PortalPage._base_manager.filter(pk=other.pk).update(cover=None)
    assert purge(classified(desk, cover=shared), desk.people.head).kept_files == [shared]


def test_the_command_looks_first_and_names_the_backups(
    desk: Scene, settings, tmp_path: Path
) -> None:
    page = classified(desk)
    (tmp_path / "portal-2026.dump").write_text("")
    settings.BACKUP_FOLDERS = [str(tmp_path), str(tmp_path / "khong-co")]
    out = StringIO()
    call_command("purge_classified", "--dry-run", stdout=out)
    assert f"mục {page.pk}" in out.getvalue()
    assert "portal-2026.dump" in out.getvalue()
    assert "khong-co: không mở được" in out.getvalue()
    assert MARKER not in out.getvalue()
    assert page.revisions.exists()
    call_command("purge_classified", str(page.pk), by="truongban", stdout=StringIO())
    assert not page.revisions.exists()


@pytest.mark.parametrize(
    "options", [{}, {"by": "khong-co"}, {"by": "ctv"}, {"by": "truongban", "pages": [999_999]}]
)
def test_the_command_refuses_without_somebody_who_may(desk: Scene, options: dict) -> None:
    page = classified(desk)
    pages = [str(key) for key in options.pop("pages", [])]
    with pytest.raises(CommandError):
        call_command("purge_classified", *pages, **options, stdout=StringIO())
    assert page.revisions.exists()


def test_only_classified_items_are_purged(desk: Scene) -> None:
    page = desk.public(title="Tin")
    with pytest.raises(PublicationRefused):
        purge(page, desk.people.head)
    assert page.revisions.exists()


# Declassification.


def open_again(page: Any, user: Any, **values: Any) -> Any:
    values = {"number": "15/QĐ-GM", "decided_on": datetime.date(2026, 1, 5), **values}
    return declassify(page, user=user, **values)


def test_a_decision_opens_the_item_as_an_undeclared_draft(desk: Scene) -> None:
    page = desk.public(title="Tin sẽ giải mật")
    alias = page.create_alias(parent=desk.section, update_slug="bi-danh")
    page.secrecy = Secrecy.SECRET
    page.save_revision(user=desk.people.contributor)
    page = fresh(open_again(fresh(page), desk.people.head))
    assert (page.secrecy, page.live) == (Secrecy.UNDECLARED, False)
    assert page.get_latest_revision().as_object().title == "Tin sẽ giải mật"
    assert fresh(alias).secrecy == Secrecy.UNDECLARED
    entry = Approval.objects.of_page(page.pk).get(action="declassify")
    assert entry.reason == "Quyết định giải mật số 15/QĐ-GM ngày 05/01/2026"
    draft = page.get_latest_revision().as_object()
    draft.secrecy = Secrecy.NONE
    page = act(submit(draft, desk.people.contributor), desk.people.unit_head)
    page = act(act(page, desk.people.member), desk.people.deputy)
    assert page.live
    assert page.title == "Tin sẽ giải mật"


def test_after_a_purge_nothing_comes_back(desk: Scene) -> None:
    page = classified(desk)
    purge(page, desk.people.head)
    page = fresh(open_again(page, desk.people.head))
    assert page.get_latest_revision().as_object().title == f"[Chưa khai] mục {page.pk}"


@pytest.mark.parametrize(
    ("person", "values"),
    [
        ("deputy", {}), ("chair", {}), ("superuser", {}), ("contributor", {}),
        ("head", {"number": "  "}), ("head", {"decided_on": datetime.date(2999, 1, 1)}),
    ],
)  # fmt: skip
def test_nobody_opens_it_without_a_decision(desk: Scene, person: str, values: dict) -> None:
    page = classified(desk)
    with pytest.raises(PublicationRefused):
        open_again(page, getattr(desk.people, person), **values)
    assert fresh(page).secrecy == Secrecy.SECRET


@pytest.mark.parametrize("level", ["none", "undeclared"])
def test_the_database_lets_no_level_fall_by_itself(desk: Scene, level: str) -> None:
    page = classified(desk)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE core_portalpage SET secrecy = %s WHERE id = %s", [level, page.pk])


def test_an_old_decision_opens_nothing_that_was_classified_since(desk: Scene) -> None:
    page = fresh(open_again(classified(desk), desk.people.head))
    page.secrecy = Secrecy.CONFIDENTIAL
    page.save_revision(user=desk.people.contributor)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE core_portalpage SET secrecy='undeclared' WHERE id = %s", [page.pk])


# The screens.


def test_screens_show_stubs_to_those_who_answer_for_secrets(desk: Scene) -> None:
    page = classified(desk)
    addresses = [
        reverse("workflows:classified"),
        reverse("workflows:classified_item", args=[page.pk]),
    ]
    client = Client()
    for person, may in [
        ("head", True), ("deputy", True), ("tech", True), ("chair", True),
        ("member", False), ("contributor", False), ("superuser", False),
    ]:  # fmt: skip
        client.force_login(getattr(desk.people, person))
        for address in addresses:
            answer = client.get(address)
            assert (answer.status_code == 200) == may, (person, address)
            assert MARKER not in answer.content.decode()


def test_purge_and_declassification_by_the_screen(desk: Scene) -> None:
    page = classified(desk)
    address = reverse("workflows:classified_item", args=[page.pk])
    client = Client()
    client.force_login(desk.people.chair)
    client.post(address, {"purge": "1"})
    assert page.revisions.exists()
    client.force_login(desk.people.head)
    client.post(address, {"purge": "1"})
    assert not page.revisions.exists()
    answer = client.post(address, {"number": "", "decided_on": "05/01/2026"})
    assert answer.status_code == 200
    assert fresh(page).is_closed
    client.post(address, {"number": "15/QĐ-GM", "decided_on": "05/01/2026"})
    assert not fresh(page).is_closed
