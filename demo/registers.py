"""The demo's registers: documents, procedures, questions, schedule, directory, projects,
one-stop reports, each item as demo.loader wants it."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from core.text import slugify
from demo.bodies import pages_of
from demo.content.consultations import CLOSED, OPEN
from demo.content.documents import DOCUMENTS, OUTSIDE
from demo.content.onestop import REPORTS
from demo.content.procedures import EVERYDAY, PROCEDURES
from demo.content.projects import PROJECTS
from demo.content.questions import QUESTIONS
from demo.content.schedule import LEADERS, WEEKS
from demo.paper import signed_copy
from directory.models import Body, BodyPage
from directory.register import contacts_on
from documents.models import (
    ConsultationArticle,
    ConsultationPage,
    DocumentFile,
    DocumentPage,
    DocumentRelation,
    DocumentType,
    OpinionAnswer,
    OutsideDocument,
    ResponsibleBody,
    ValidityRuling,
)
from documents.numbers import number_key
from questions.models import QuestionPage
from schedule.models import LeaderPost, ScheduleEntry, ScheduleWeekPage
from schedule.models.entries import session_at
from services.figures import COUNTS
from services.models import (
    DossierItem,
    EverydayPhrase,
    LegalBasis,
    OneStopReportPage,
    OneStopRow,
    ProcedurePage,
    ProcedureStep,
    ProjectDocument,
    ProjectPage,
    ProjectResult,
    ProjectSource,
    StatusChange,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.models import PortalPage

CONSULTATIONS = (CLOSED, OPEN)
GROUPS = (DOCUMENTS, CONSULTATIONS, PROCEDURES, QUESTIONS, WEEKS, PROJECTS, REPORTS)
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


def consultations(places: dict[str, PortalPage]) -> Iterator[Any]:
    """Drafts under consultation, after the documents that came of them."""
    for row in CONSULTATIONS:
        opens_on, closes_on = _consultation_days(row)
        page = ConsultationPage(
            title=row["title"],
            summary=row["summary"],
            drafting_body=Body.objects.get(code=row["drafting_body"]),
            document_type=DocumentType.objects.get(code=row["type"]),
            introduction=row["introduction"],
            opens_on=opens_on,
            closes_on=closes_on,
            conclusion=row.get("conclusion", ""),
            issued_document=DocumentPage.objects.filter(number=row.get("issued")).first(),
        )
        page.articles = [
            ConsultationArticle(heading=heading, text=text) for heading, text in row["articles"]
        ]
        names = ("about", "sender", "text", "decision", "answer")
        page.answers = [
            OpinionAnswer(**dict(zip(names, line, strict=True))) for line in row.get("answers", [])
        ]
        yield (
            places["lay-y-kien"],
            page,
            row["drafting_body"],
            (timezone.localdate() - opens_on).days,
        )


def _consultation_days(row: dict[str, Any]) -> tuple[datetime.date, datetime.date]:
    if "opens_on" in row:
        return (
            datetime.date.fromisoformat(row["opens_on"]),
            datetime.date.fromisoformat(row["closes_on"]),
        )
    opens_on = timezone.localdate() - datetime.timedelta(days=row["opened_days_ago"])
    return opens_on, opens_on + datetime.timedelta(days=row["length"])


def procedures(places: dict[str, PortalPage]) -> Iterator[Any]:
    """Procedures with steps and dossier."""
    plain = (
        "title", "code", "field", "summary", "dossier_count", "time_limit", "applicants",
        "result", "fee", "ways", "where", "tier", "decision", "online_level", "online_url",
        "national_url",
    )  # fmt: skip
    for age, row in enumerate(PROCEDURES):
        body = Body.objects.get(code=row["body"])
        page = ProcedurePage(
            **{name: row[name] for name in plain},
            competent_body=body,
        )
        page.steps = [ProcedureStep(title=title, text=text) for title, text in row["steps"]]
        page.dossier = [
            DossierItem(name=name, originals=originals, copies=copies)
            for name, originals, copies in row["dossier"]
        ]
        page.legal_basis_rows = [
            LegalBasis(document=DocumentPage.objects.get(number=number)) for number in row["bases"]
        ]
        page.history = [
            StatusChange(status=status, since=_day(since), reason=reason)
            for status, since, reason in row["history"]
        ]
        yield places["thu-tuc"], page, row["body"], 60 + age


def everyday_words() -> None:
    """What people say for procedures: one row for each way to say it."""
    for said, official in EVERYDAY:
        for phrase in said.split(", "):
            EverydayPhrase.objects.get_or_create(phrase=phrase, defaults={"official": official})


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


def leader_posts() -> None:
    """The posts whose calendars are kept, and of whose work the news tells."""
    for code, title, body, rank in LEADERS:
        LeaderPost.objects.get_or_create(
            code=code,
            defaults={"title": title, "body": Body.objects.get(code=body), "rank": rank},
        )


def leaders_named_in(*texts: str) -> list[LeaderPost]:
    """The posts that the texts name; a deputy's title holds the chief's."""
    told = " ".join(texts)
    return [
        post
        for post in LeaderPost.objects.all()
        if re.search(rf"(?<!Phó ){re.escape(post.title)}", told)
    ]


def schedule(places: dict[str, PortalPage]) -> Iterator[Any]:
    """Last week, this week and the two to come, of the Party's office and of the government's;
    loaded once, so that a run in a later week changes nothing."""
    if ScheduleWeekPage.objects.exists():
        return
    labels = {body.code: body.label for body in Body.objects.all()}
    today = timezone.localdate()
    this_monday = today - datetime.timedelta(days=today.weekday())
    for offset, office, rows in WEEKS:
        monday = this_monday + datetime.timedelta(weeks=offset)
        page = ScheduleWeekPage(
            title=f"Lịch công tác tuần từ {monday:%d/%m/%Y}: {labels[office]}",
            slug=f"{office}-{monday:%Y-%m-%d}",
            monday=monday,
        )
        page.entries = [_entry(monday, row) for row in rows]
        yield places["lich-cong-tac"], page, office, max(3 - 7 * offset, 0)


def _entry(monday: datetime.date, row: Any) -> ScheduleEntry:
    weekday, hours, content, codes, participants, place, prepared_by, special = row
    leaders = list(LeaderPost.objects.filter(code__in=codes).select_related("body"))
    named = Body.objects.filter(code__in=special.get("bodies", []))
    values = {**special, "bodies": list(named) or list({post.body for post in leaders})}
    entry = ScheduleEntry(
        day=monday + datetime.timedelta(days=weekday),
        session=ScheduleEntry.Session.AFTERNOON,
        content=content,
        leaders=leaders,
        participants=participants,
        place=place,
        prepared_by=prepared_by,
        **values,
    )
    if hours[0].isdigit():
        begins, _dash, ends = hours.partition("–")
        entry.time = datetime.time.fromisoformat(begins)
        entry.ends = datetime.time.fromisoformat(ends) if ends else None
        entry.session = session_at(entry.time)
    return entry


def directory(places: dict[str, PortalPage]) -> Iterator[Any]:
    """A page for each body, with its posts as the register has them."""
    for body in pages_of():
        page = BodyPage(
            title=body.name,
            slug=body.code,
            summary=f"Giới thiệu, đầu mối liên hệ và tin, văn bản của {body.label}.",
            subject_body=body,
        )
        page.contacts = contacts_on(body, timezone.localdate())
        page.phone = page.contacts.all()[0].phone
        yield places["danh-ba"], page, body.code, 200


def projects(places: dict[str, PortalPage]) -> Iterator[Any]:
    """Programmes and projects with dated results."""
    for age, row in enumerate(PROJECTS):
        body, title, summary, target, begins, ends, sources, percent, results, numbers = row
        page = ProjectPage(
            title=title,
            summary=summary,
            target=target,
            period_from=_day(begins),
            period_to=_day(ends),
            percent=percent,
        )
        page.sources = [ProjectSource(source=source, amount=amount) for source, amount in sources]
        page.documents = [
            ProjectDocument(document=DocumentPage.objects.get(number=number)) for number in numbers
        ]
        page.results = [ProjectResult(on=_day(on), text=text) for on, text in results]
        yield places["ket-qua-nhiem-vu"], page, body, 20 + age


def reports(places: dict[str, PortalPage]) -> Iterator[Any]:
    """One-stop figures by period; the newest month by unit too."""
    units = dict(Body.objects.values_list("code", "pk"))
    for age, (title, begins, ends, rows) in enumerate(REPORTS):
        page = OneStopReportPage(title=title, period_from=_day(begins), period_to=_day(ends))
        page.rows = [
            OneStopRow(
                field=field, unit_id=units.get(unit), **dict(zip(COUNTS, counts, strict=True))
            )
            for field, unit, *counts in rows
        ]
        yield places["mot-cua"], page, OFFICE, 10 + 30 * age
