"""The steps of a material: sent, made into a draft by a member, returned, destroyed (Điều 10)."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape, linebreaks

from contributions.models import Material, MaterialFile
from core import audit
from core.refusal import PublicationRefused
from core.roles import UNIT_ROLES, Role, roles_of
from core.secrecy import Secrecy
from core.text import slugify
from workflows.clocks import holders, tell

if TYPE_CHECKING:
    from collections.abc import Iterable

State = Material.State
DESTROYED_TITLE = "Nội dung đã hủy"


def sections() -> Any:
    """The public sections of news."""
    return apps.get_model("news", "NewsIndexPage").objects.shown().order_by("path")


def may_send(user: Any) -> bool:
    """Somebody of a unit: its contributors and its head."""
    return bool(roles_of(user) & UNIT_ROLES and user.body_id)


def may_handle(user: Any) -> bool:
    """A member of the board: the Head and the Deputy decide on what comes of it (Điều 14)."""
    return Role.MEMBER in roles_of(user)


def send(material: Material, user: Any, files: Iterable[Any]) -> Material:
    """Keep what the user's unit supplies, with `files` (forms of the library that are valid), and
    tell the members.

    Raises:
        PublicationRefused: nobody of a unit.
    """
    if not may_send(user):
        raise PublicationRefused(
            "Chỉ cộng tác viên, thủ trưởng của một đơn vị gửi tư liệu.", article="10"
        )
    with transaction.atomic():
        material.sender, material.body = user, user.body
        material.save()
        for form in files:
            file = form.save()
            kind = "image" if hasattr(file, "renditions") else "document"
            MaterialFile.objects.create(material=material, **{kind: file})
    audit.record("material.sent", user=user, target=material)
    tell(
        holders(Role.MEMBER),
        f"Tư liệu mới: {material}",
        f"{user.get_full_name()} ({material.body.label}) vừa gửi tư liệu.",
        address_of(material),
    )
    return material


def compose(material: Material, user: Any, section: Any) -> Any:
    """Make the draft of an article in a section, with its pictures and files. It belongs to the
    sender and to the sender's unit, whose head signs it as everything of the unit; the member
    edits and submits it.

    Raises:
        PublicationRefused: not a member, or somebody has handled it already.
        ValidationError: the section asks for what the material doesn't say (a source).
    """
    with transaction.atomic():
        current = _waiting(material, user)
        if not section.permissions_for_user(user).can_add_subpage():
            raise PublicationRefused("Bạn không thêm bài vào chuyên mục này được.", article="14")
        page = section.add_child(instance=_draft_of(current, section))
        page.save_revision(user=user)
        _close(current, user, State.USED, page=page)
    audit.record("material.used", user=user, target=current, page=page.pk)
    _tell_sender(current, "Tư liệu đã được dùng", "Ban Biên tập đã soạn bài từ tư liệu này.")
    return page


def give_back(material: Material, user: Any, reason: str) -> None:
    """Return it with a reason that its sender reads.

    Raises:
        PublicationRefused: not a member, handled already, or no reason.
    """
    with transaction.atomic():
        current = _waiting(material, user)
        if not reason.strip():
            raise PublicationRefused("Trả lại tư liệu phải ghi lý do.", article="14")
        _close(current, user, State.RETURNED, reason=reason.strip())
    audit.record("material.returned", user=user, target=current)
    _tell_sender(current, "Tư liệu được trả lại", f"Lý do: {current.reason}")


def destroy(material: Material, user: Any) -> None:
    """A member sees that it is classified after all: words and files are destroyed at once; who
    sent it, when, and who destroyed it stay (Điều 7 *).

    Raises:
        PublicationRefused: not a member, or handled already.
    """
    with transaction.atomic():
        current = _waiting(material, user)
        files = [*current.pictures, *current.attachments]
        _close(current, user, State.DESTROYED)
        empty(current)
        for file in files:
            _destroy_file(file)
    audit.record("material.destroyed", user=user, target=current)


def empty(material: Material) -> None:
    """Leave nothing of the words; the files are no longer the material's."""
    material.title, material.state = DESTROYED_TITLE, State.DESTROYED
    material.text = material.place = material.source_name = material.source_url = ""
    material.reason, material.happened_on = "", None
    material.save()
    material.files.all().delete()


def address_of(material: Material) -> str:
    """Its screen at the desk."""
    return reverse("contributions:material", args=[material.pk])


# What follows from elsewhere.


def empty_with_page(page: Any, user: Any = None, **_kwargs: Any) -> None:
    """The article was classified: what it was made of is emptied with it (core.classification);
    the article's purge destroys the files."""
    for material in Material.objects.filter(page=page.pk):
        empty(material)
        audit.record("material.destroyed", user=user, target=material)


def wait_again(instance: Any, **_kwargs: Any) -> None:
    """The draft is being deleted: the material waits for a member again."""
    for material in Material.objects.filter(page=instance.pk, state=State.USED):
        material.page, material.state = None, State.SENT
        material.handled_by = material.handled_at = None
        material.save()
        audit.record("material.reopened", target=material)


def _waiting(material: Material, user: Any) -> Material:
    """The row, locked, so that of two members at the same moment one finds it handled."""
    if not may_handle(user):
        raise PublicationRefused("Thành viên Ban Biên tập xử lý tư liệu.", article="14")
    current = Material.objects.select_for_update().get(pk=material.pk)
    if current.state != State.SENT:
        raise PublicationRefused(
            f"Tư liệu này đã có người xử lý: {current.get_state_display().lower()}.", article="14"
        )
    return current


def _close(
    material: Material, user: Any, state: str, *, page: Any = None, reason: str = ""
) -> None:
    material.state, material.page, material.reason = state, page, reason
    material.handled_by, material.handled_at = user, timezone.now()
    material.save()


def _destroy_file(file: Any) -> None:
    """Closed to everybody and off every page first; the bytes go unless a page still holds them,
    whose own purge then destroys them (core.purge)."""
    file.secrecy = Secrecy.CONFIDENTIAL
    file.save()
    with suppress(ProtectedError):
        file.delete()


def _draft_of(material: Material, section: Any) -> Any:
    article = apps.get_model("news", "ArticlePage")
    pictures = material.pictures
    return article(
        title=material.title,
        slug=f"{slugify(material.title, 60)}-{material.pk}",
        content=_story(material, pictures[1:]),
        cover=pictures[0] if pictures else None,
        pen_name=material.sender.get_full_name()[:80],
        source_name=material.source_name,
        source_url=material.source_url,
        event_date=material.happened_on,
        scope=section.scope or article._meta.get_field("scope").default,
        body=material.body,
        owner=material.sender,
        secrecy=material.secrecy,
        live=False,
    )


def _story(material: Material, pictures: list[Any]) -> list[tuple[str, Any]]:
    parts: list[tuple[str, Any]] = [("paragraph", linebreaks(material.text, autoescape=True))]
    if material.place:
        parts.append(("paragraph", f"<p>Địa điểm: {escape(material.place)}.</p>"))
    parts += [("image", {"image": image, "caption": ""}) for image in pictures]
    return parts + [
        ("document", {"document": file, "label": file.title}) for file in material.attachments
    ]


def _tell_sender(material: Material, subject: str, text: str) -> None:
    tell([material.sender], f"{subject}: {material}", text, address_of(material))
