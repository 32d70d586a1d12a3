"""The public path: a message becomes the draft of a page without personal data, and the page's
own chain decides; when the page is public, the message is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.html import linebreaks

from core.secrecy import Secrecy
from core.text import slugify
from questions.handling import Action, Outcome, State, finish, is_of_unit, locked, refused
from questions.handling import write_step as write
from questions.masking import private_parts, private_parts_of_answer
from questions.models import Enquiry, QuestionIndexPage, QuestionPage
from workflows.models.clocks import working_calendar

if TYPE_CHECKING:
    from collections.abc import Mapping

CITIZEN = "Công dân"
COMMUNE = "commune"


def asked_by(enquiry: Enquiry) -> str:
    """Whoever asked, as a page may name them: by commune where they allowed it."""
    place = enquiry.place
    if enquiry.may_show_place and place is not None and place.kind == COMMUNE:
        name = place.name.removeprefix("UBND ").removeprefix("Ủy ban nhân dân ")
        return f"{CITIZEN} {name}"
    return CITIZEN


def known_of(enquiry: Enquiry) -> list[str]:
    """What of the sender must not stand in a public text."""
    sender = getattr(enquiry, "sender", None)
    return sender.details if sender else []


def private_texts(texts: Mapping[str, str], known: list[str]) -> dict[str, list[str]]:
    """What personal data each text still carries, by its name; a text without any is left out."""
    judges = {"answer": private_parts_of_answer}
    found = {name: judges.get(name, private_parts)(text, known) for name, text in texts.items()}
    return {name: parts for name, parts in found.items() if parts}


def compose(enquiry: Enquiry, user: Any, texts: Mapping[str, str]) -> QuestionPage:
    """Make the draft of the page from `title`, `question` and `answer`. Its secrecy is still to
    be declared and the draft to be submitted, by the editor of pages.

    Raises:
        PublicationRefused: not of the unit, not in this state, personal data in the texts, or no
            section of questions.
    """
    with transaction.atomic():
        current = locked(enquiry)
        if not is_of_unit(user, current):
            raise refused("Chỉ cán bộ của đơn vị được giao mới soạn trả lời.")
        if current.state not in (State.RECEIVED, State.DRAFTED):
            raise refused(f"Mục này đang ở trạng thái “{current.get_state_display()}”.")
        found = private_texts(texts, known_of(current))
        if found:
            parts = sorted({part for parts in found.values() for part in parts})
            raise refused("Còn dữ liệu cá nhân: " + "; ".join(parts))
        section = QuestionIndexPage.objects.shown().first()
        if section is None or not section.permissions_for_user(user).can_add_subpage():
            raise refused("Chưa có mục hỏi – đáp để đăng câu trả lời.")
        page = section.add_child(instance=_page(current, user, texts))
        page.save_revision(user=user)
        current.page, current.state, current.answer = page, State.PUBLISHING, ""
        current.save()
        write(current, Action.COMPOSE, user)
    return page


def _page(enquiry: Enquiry, user: Any, texts: Mapping[str, str]) -> QuestionPage:
    return QuestionPage(
        title=texts["title"],
        slug=f"{slugify(texts['title'], 60)}-{enquiry.pk}",
        question=texts["question"],
        answer=linebreaks(texts["answer"], autoescape=True),
        field=enquiry.field.name if enquiry.field else enquiry.get_kind_display(),
        asked_by=asked_by(enquiry),
        asked_on=timezone.localdate(enquiry.received_at),
        answered_by=enquiry.body,
        answered_on=timezone.localdate(),
        body=enquiry.body,
        owner=user,
        live=False,
        secrecy=Secrecy.UNDECLARED,
    )


# What follows from elsewhere.


def answer_with_page(instance: Any, **_kwargs: Any) -> None:
    """The page of an answer was published: the messages that led to it are answered."""
    if not isinstance(instance, QuestionPage):
        return
    with transaction.atomic():
        waiting = Enquiry.objects.select_for_update().filter(page=instance, state=State.PUBLISHING)
        for enquiry in waiting:
            finish(enquiry, State.ANSWERED, Outcome.PUBLIC)
            write(enquiry, Action.ANSWER, None)


def reopen_without_page(instance: QuestionPage, **_kwargs: Any) -> None:
    """The draft of an answer is being deleted: the message waits for an answer again."""
    for enquiry in Enquiry.objects.filter(page=instance, state=State.PUBLISHING):
        enquiry.page, enquiry.state = None, State.RECEIVED
        enquiry.save()
        write(enquiry, Action.REOPEN, None)


def recount_deadlines(**_kwargs: Any) -> None:
    """A holiday was entered, moved or removed: what is open is due by the new calendar."""
    calendar = working_calendar()
    for enquiry in Enquiry.objects.open():
        before = enquiry.due
        enquiry.set_due(calendar)
        if enquiry.due != before:
            enquiry.save(update_fields=["due"])
