"""Plants a register of many public documents straight into the database, for bench.documents:

    python -m bench.make_documents 100000

Each has a row of the ledger and a revision, as the triggers ask (workflows.triggers); the guard
of PortalPage.save() is passed by, so this is for an empty database that is thrown away.
"""

from __future__ import annotations

import datetime
import random
import sys
import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Locale, Revision, Site

from core.domains import Domain
from core.models import PortalPage
from core.secrecy import Secrecy
from directory.models import Body, BodyKind
from documents.entries import rebuild
from documents.models import (
    DocumentFile,
    DocumentIndexPage,
    DocumentPage,
    DocumentRelation,
    DocumentType,
    Level,
)
from documents.numbering import registry_key
from documents.numbers import number_key
from documents.validity import RelationKind
from home.models import HomePage
from library.models import PortalDocument
from workflows.definitions import Action, Capacity
from workflows.models import Approval

CHUNK = 2000
FIRST_DAY, DAYS = datetime.date(2003, 1, 2), 8700
VERBS = ("Quy định", "Phê duyệt", "Ban hành", "Triển khai", "Điều chỉnh", "Kiện toàn", "Công bố")
THINGS = (
    "kế hoạch phát triển kinh tế - xã hội", "quy hoạch sử dụng đất", "dự toán ngân sách",
    "danh mục thủ tục hành chính", "đề án sắp xếp đơn vị hành chính",
    "phương án phòng chống thiên tai",
    "quy chế làm việc", "chính sách hỗ trợ hộ nghèo", "công tác bảo vệ rừng",
    "chương trình xây dựng nông thôn mới", "mức thu học phí", "việc thu hồi đất",
)  # fmt: skip
PLACES = ("xã Bãi Trành", "xã Xuân Hòa", "thị trấn Yên Cát", "huyện Như Xuân", "tỉnh Thanh Hóa",
          "xã Thanh Quân", "xã Hóa Quỳ", "xã Cát Vân")  # fmt: skip
RARE = tuple(f"thôn {name} {number}" for name in ("Làng", "Bản", "Xóm") for number in range(600))
FIELDS = tuple(f"Lĩnh vực {name}" for name in (
    "đất đai", "tài chính", "giáo dục", "y tế", "nội vụ", "xây dựng", "giao thông", "văn hóa",
    "tư pháp", "công thương", "nông nghiệp", "lao động", "quốc phòng", "môi trường", "dân tộc",
))  # fmt: skip
OUTSIDE = ("Chính phủ", "UBND tỉnh", "Bộ Tài chính")
SIGNERS = tuple(f"Người ký số {number}" for number in range(150))
TEXT = "<p>Điều 1. Ban hành kèm theo văn bản này quy định áp dụng trên địa bàn huyện.</p>" * 20


def main(count: int) -> None:
    """Plant `count` documents with files, and a relation of every twelfth."""
    random.seed(2112)
    frame = _frame()
    register = frame.register
    first = _next_key(PortalPage)
    kinds = {
        model: ContentType.objects.get_for_model(model) for model in (DocumentPage, PortalPage)
    }
    file = PortalDocument.objects.create(
        title="Bản ký", secrecy=Secrecy.NONE, file=ContentFile(b"ban ky", name="ban-ky.txt")
    )
    for start in range(0, count, CHUNK):
        pages = [
            _page(first + number, number, frame, kinds[DocumentPage])
            for number in range(start, min(start + CHUNK, count))
        ]
        _insert(Approval, [_approval(page) for page in pages])
        _insert(Revision, [_revision(page, kinds) for page in pages])
        _insert(PortalPage, pages)
        _insert(DocumentPage, pages)
        _insert(DocumentFile, [_file(page, file) for page in pages])
        _insert(DocumentRelation, [r for page in pages if (r := _relation(page, first))])
        print(f"{start + len(pages)} / {count}", flush=True)
    register.numchild = count
    register.save()
    _settle()
    print(f"{rebuild()} entries")
    _settle()


@dataclass(frozen=True)
class Frame:
    """What stands around the documents."""

    register: DocumentIndexPage
    bodies: list[Body]
    types: list[DocumentType]


def _frame() -> Frame:
    for command in ("migrate", "sync_roles", "sync_workflows", "sync_document_types"):
        call_command(command, verbosity=0)
    Locale.objects.get_or_create(language_code="vi")
    root = PortalPage.get_first_root_node()
    home = HomePage.objects.first() or root.add_child(
        instance=HomePage(title="Trang chủ", slug="trang-chu", live=True)
    )
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    register = DocumentIndexPage.objects.first() or home.add_child(
        instance=DocumentIndexPage(title="Văn bản", slug="van-ban", live=True)
    )
    committee = _body("ubnd", "UBND huyện", BodyKind.COMMITTEE, None)
    bodies = [committee] + [
        _body(f"don-vi-{number}", f"Đơn vị số {number}", BodyKind.OFFICE, committee)
        for number in range(60)
    ]
    return Frame(register, bodies, list(DocumentType.objects.all()))


def _body(code: str, name: str, kind: str, parent: Body | None) -> Body:
    body, _new = Body.objects.get_or_create(
        code=code, defaults={"name": name, "kind": kind, "parent": parent}
    )
    return body


def _page(key: int, number: int, frame: Frame, kind: Any) -> DocumentPage:
    """The columns of the page and of the document together."""
    register, types = frame.register, frame.types
    issued = FIRST_DAY + datetime.timedelta(days=int(random.random() ** 0.7 * DAYS))
    moment = timezone.make_aware(datetime.datetime.combine(issued, datetime.time(9)))
    document_type = types[min(int(random.expovariate(0.2)), len(types) - 1)]
    issuer = random.choice(frame.bodies) if random.random() < 0.8 else None
    signature = f"{number % 4000 + 1}-{number // 4000}/{document_type.code}-UBND"
    what, where = random.choice(THINGS), random.choice(PLACES)
    summary = f"{random.choice(VERBS)} {what} tại {where}, {random.choice(RARE)}"
    page = DocumentPage(
        id=key, portalpage_ptr_id=key, path=PortalPage._get_path(register.path, 4, number + 1),
        depth=register.depth + 1, numchild=0, locale_id=register.locale_id, content_type=kind,
        translation_key=uuid.uuid4(), title=f"{signature}: {summary}"[:255],
        draft_title=f"{signature}: {summary}"[:255], slug=f"van-ban-{number}",
        url_path=f"{register.url_path}van-ban-{number}/", live=True, secrecy=Secrecy.NONE,
        domain=Domain.GOVERNMENT, section_id=register.pk, summary=summary, listed_at=moment,
        first_published_at=moment + datetime.timedelta(days=1), last_published_at=moment,
        permit_id=key + 10_000_000, live_revision_id=key + 10_000_000,
        latest_revision_id=key + 10_000_000, number=signature, number_key=number_key(signature),
        document_type=document_type, issuer=issuer,
        issuer_name=issuer.name if issuer else random.choice(OUTSIDE),
        level=random.choice([*Level.values, Level.DISTRICT, Level.DISTRICT]),
        field=random.choice(FIELDS), issued_on=issued,
        effective_from=issued + datetime.timedelta(days=random.choice((0, 0, 10, 45))),
        expires_on=issued + datetime.timedelta(days=1500) if random.random() < 0.2 else None,
        signer_name=random.choice(SIGNERS), signer_post="Chủ tịch", text=TEXT,
    )  # fmt: skip
    page.registry_key = registry_key(page)
    return page


def _approval(page: DocumentPage) -> Approval:
    """Enough for the triggers; `verify_ledger` would say that it stands outside the chain."""
    return Approval(
        pk=page.permit_id, sequence=page.permit_id, at=timezone.now(), action=Action.APPROVE,
        page_id=page.pk, page_type="documents.DocumentPage", revision_id=page.live_revision_id,
        domain=page.domain, secrecy=page.secrecy, capacity=Capacity.DEPUTY,
        previous_hash="0" * 64, entry_hash=f"{page.permit_id:064}",
    )  # fmt: skip


def _revision(page: DocumentPage, kinds: dict[Any, Any]) -> Revision:
    return Revision(
        pk=page.live_revision_id, content_type=kinds[DocumentPage],
        base_content_type=kinds[PortalPage], object_id=str(page.pk), created_at=timezone.now(),
        object_str=page.title, content={},
    )  # fmt: skip


def _file(page: DocumentPage, file: PortalDocument) -> DocumentFile:
    return DocumentFile(pk=page.pk, page=page, document=file, sort_order=0)


def _relation(page: DocumentPage, first: int) -> DocumentRelation | None:
    if page.pk % 12 or page.pk < first + 24:
        return None
    kinds = (RelationKind.REPLACES, RelationKind.AMENDS, RelationKind.BASED_ON)
    target = random.randrange(first, page.pk)
    return DocumentRelation(
        pk=page.pk, page=page, kind=random.choice(kinds), target_id=target, sort_order=0
    )


def _insert(model: Any, rows: list[Any]) -> None:
    """INSERT of the model's own columns, keys included."""
    fields = model._meta.local_concrete_fields
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    values = [
        [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
        for row in rows
    ]
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(statement, values)


def _next_key(model: Any) -> int:
    last = model.objects.order_by("-pk").values_list("pk", flat=True).first()
    return (last or 0) + 1


def _settle() -> None:
    """Sequences behind the keys given by hand; statistics, without which every plan is a guess."""
    models = [Approval, Revision, PortalPage, DocumentFile, DocumentRelation]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
