"""The demo's registers: documents, procedures, questions, schedule, directory, projects,
one-stop reports, each item as demo.loader wants it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from core.text import slugify
from demo.content.bodies import CONTACTS
from demo.content.documents import DOCUMENTS, OUTSIDE
from demo.content.onestop import REPORTS
from demo.content.procedures import PROCEDURES
from demo.content.projects import PROJECTS
from demo.content.questions import QUESTIONS
from demo.content.schedule import WEEK_PATTERNS
from demo.paper import signed_copy
from directory.models import Body, BodyContact, BodyPage
from documents.models import (
    DocumentFile,
    DocumentPage,
    DocumentRelation,
    DocumentType,
    OutsideDocument,
    ResponsibleBody,
    ValidityRuling,
)
from documents.numbers import number_key
from questions.models import QuestionPage
from schedule.models import ScheduleEntry, ScheduleWeekPage
from services.models import (
    DossierItem,
    OneStopReportPage,
    OneStopRow,
    ProcedurePage,
    ProcedureStep,
    ProjectPage,
    ProjectResult,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.models import PortalPage

GROUPS = (DOCUMENTS, PROCEDURES, QUESTIONS, WEEK_PATTERNS, PROJECTS, REPORTS)
OFFICE = "van-phong-hdnd-ubnd"
PARTY_OFFICE = "van-phong-huyen-uy"


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def documents(places: dict[str, PortalPage]) -> Iterator[Any]:
    """Documents, those first that others replace or rest on."""
    outside_documents()
    for row in DOCUMENTS:
        page = DocumentPage(
            title=f"{row['number']}: {row['summary']}"[:250],
            slug=_number_slug(row["number"], row["issued_on"]),
            summary=row["summary"],
            number=row["number"],
            document_type=DocumentType.objects.get(code=row["type"]),
            issuer=Body.objects.filter(code=row["issuer"]).first(),
            issuer_name=row["issuer_name"],
            level=row["level"],
            field=row["field"],
            issued_on=_day(row["issued_on"]),
            effective_from=_day(row["effective_from"]),
            expires_on=_day(row["expires_on"]),
            signing_form=row["signing_form"],
            signer_post=row["signer_post"],
            text=row["text"],
            **row.get("fields", {}),
        )
        page.relations = list(_relations(row))
        page.rulings = [
            ValidityRuling(**{**ruling, "starts": _day(ruling["starts"])})
            for ruling in row.get("rulings", [])
        ]
        if row["number"] == "2112/QĐ-UBND":
            page.drafting_body = Body.objects.filter(code="phong-vhtt").first()
            page.files = [DocumentFile(document=signed_copy(row["number"], row["summary"]))]
            page.responsible_bodies = [
                ResponsibleBody(body=Body.objects.get(code=code))
                for code in (OFFICE, "trung-tam-vhtt")
            ]
        supplier = PARTY_OFFICE if row["issuer"] == "huyen-uy" else OFFICE
        yield places["van-ban"], page, supplier, 30


def outside_documents() -> None:
    """The documents outside the register on which those in it rest."""
    for number, title, issuer, issued, effective, ended, ended_by in OUTSIDE:
        OutsideDocument.objects.get_or_create(
            number_key=number_key(number),
            defaults={
                "number": number,
                "title": title,
                "issuer_name": issuer,
                "issued_on": datetime.date.fromisoformat(issued),
                "effective_from": _day(effective),
                "ended_on": _day(ended),
                "ended_by": ended_by,
            },
        )


def _number_slug(number: str, issued_on: str) -> str:
    slug = slugify(number)
    same = [row for row in DOCUMENTS if slugify(row["number"]) == slug]
    return slug if len(same) == 1 else f"{slug}-{issued_on[:4]}"


def _relations(row: dict[str, Any]) -> Iterator[DocumentRelation]:
    stated: list[tuple[str, str, dict[str, Any]]] = list(row.get("relations", []))
    for kind in ("replaces", "based_on"):
        stated += [(kind, number, {}) for number in row[kind]]
    for kind, number, values in stated:
        target = DocumentPage.objects.get(number_key=number_key(number))
        until = _day(values.get("until"))
        yield DocumentRelation(kind=kind, target=target, **{**values, "until": until})
    for number, words in row.get("outside", []):
        outside = OutsideDocument.objects.get(number_key=number_key(number))
        yield DocumentRelation(kind="based_on", outside=outside, cited_as=words)


def procedures(places: dict[str, PortalPage]) -> Iterator[Any]:
    """Procedures with steps and dossier."""
    plain = (
        "title", "code", "field", "summary", "dossier_count", "time_limit", "applicants",
        "result", "fee", "ways", "where", "legal_bases", "online_level", "online_url", "status",
    )  # fmt: skip
    for age, row in enumerate(PROCEDURES):
        body = Body.objects.get(code=row["body"])
        page = ProcedurePage(
            **{name: row[name] for name in plain},
            competent_body=body,
            status_since=_day(row.get("status_since")),
            status_reason=row.get("status_reason") or "",
        )
        page.steps = [ProcedureStep(title=title, text=text) for title, text in row["steps"]]
        page.dossier = [
            DossierItem(name=name, originals=originals, copies=copies)
            for name, originals, copies in row["dossier"]
        ]
        yield places["thu-tuc"], page, row["body"], 60 + age


def questions(places: dict[str, PortalPage]) -> Iterator[Any]:
    """Questions with answers."""
    today = timezone.localdate()
    for row in QUESTIONS:
        page = QuestionPage(
            title=row["title"],
            question=row["question"],
            field=row["field"],
            asked_by=row["asked_by"],
            asked_on=today - datetime.timedelta(days=row["asked_days_ago"]),
            answer=row["answer"],
            answered_by=Body.objects.get(code=row["body"]),
            answered_on=today - datetime.timedelta(days=row["answered_days_ago"]),
        )
        yield places["hoi-dap"], page, row["body"], row["answered_days_ago"]


def schedule(places: dict[str, PortalPage]) -> Iterator[Any]:
    """Last week, this week and the two to come; loaded once, so that a run in a later week
    changes nothing."""
    if ScheduleWeekPage.objects.exists():
        return
    today = timezone.localdate()
    this_monday = today - datetime.timedelta(days=today.weekday())
    for offset, pattern in enumerate(WEEK_PATTERNS, start=-1):
        monday = this_monday + datetime.timedelta(weeks=offset)
        page = ScheduleWeekPage(
            title=f"Lịch công tác tuần từ {monday:%d/%m/%Y}",
            slug=f"tuan-{monday:%Y-%m-%d}",
            monday=monday,
        )
        page.entries = [_entry(monday, row) for row in pattern]
        yield places["lich-cong-tac"], page, OFFICE, 3 - offset


def _entry(monday: datetime.date, row: Any) -> ScheduleEntry:
    weekday, session, time, leader, content, participants, place, prepared_by, *rest = row
    body, is_internal, change, change_reason = rest
    return ScheduleEntry(
        day=monday + datetime.timedelta(days=weekday),
        session=session,
        time=datetime.time.fromisoformat(time) if time else None,
        leader_post=leader,
        content=content,
        participants=participants,
        place=place,
        prepared_by=prepared_by,
        body=Body.objects.filter(code=body).first(),
        is_internal=is_internal,
        change=change,
        change_reason=change_reason,
    )


def directory(places: dict[str, PortalPage]) -> Iterator[Any]:
    """A page for each body."""
    for body in Body.objects.order_by("rank", "name"):
        page = BodyPage(
            title=body.name,
            slug=body.code,
            summary=f"Giới thiệu, đầu mối liên hệ và tin, văn bản của {body.label}.",
            subject_body=body,
        )
        contacts = CONTACTS.get(body.code, [])
        page.contacts = [
            BodyContact(post_title=post, phone=phone, is_public=is_public)
            for post, phone, is_public in contacts
        ]
        page.phone = next((phone for _post, phone, is_public in contacts if is_public), "")
        yield places["danh-ba"], page, body.code, 200


def projects(places: dict[str, PortalPage]) -> Iterator[Any]:
    """Programmes and projects with dated results."""
    for age, row in enumerate(PROJECTS):
        body, title, summary, target, begins, ends, funding, percent, results = row
        page = ProjectPage(
            title=title,
            summary=summary,
            target=target,
            period_from=_day(begins),
            period_to=_day(ends),
            funding=funding,
            percent=percent,
        )
        page.results = [ProjectResult(on=_day(on), text=text) for on, text in results]
        yield places["ket-qua-nhiem-vu"], page, body, 20 + age


def reports(places: dict[str, PortalPage]) -> Iterator[Any]:
    """One-stop figures by period."""
    names = ("field", "received", "early", "on_time", "overdue", "pending")
    for age, (title, begins, ends, rows) in enumerate(REPORTS):
        page = OneStopReportPage(title=title, period_from=_day(begins), period_to=_day(ends))
        page.rows = [OneStopRow(**dict(zip(names, row, strict=True))) for row in rows]
        yield places["mot-cua"], page, OFFICE, 10 + 30 * age
