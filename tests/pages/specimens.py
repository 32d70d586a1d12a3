"""One valid specimen of every page type, and the place in the tree where it belongs."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.models import get_page_models

from core.models import PortalPage
from directory.models import BoardPage, BodyContact, BodyKind, BodyPage, DirectoryIndexPage
from documents.models import (
    ConsultationArticle,
    ConsultationFile,
    ConsultationIndexPage,
    ConsultationPage,
    DocumentFile,
    DocumentIndexPage,
    DocumentPage,
    DocumentType,
)
from home.models import (
    ContactPage,
    HomePage,
    PlaceIndexPage,
    PlacePage,
    PlacePhoto,
    SectionPage,
    SiteMapPage,
    StandardPage,
)
from news.models import (
    ArticlePage,
    ConclusionIndexPage,
    ConclusionPage,
    GalleryImage,
    GalleryIndexPage,
    GalleryPage,
    NewsIndexPage,
    NoticeIndexPage,
    NoticePage,
)
from questions.models import QuestionIndexPage, QuestionPage
from schedule.models import ScheduleEntry, ScheduleIndexPage, ScheduleWeekPage
from services.models import (
    DossierItem,
    LegalBasis,
    OneStopIndexPage,
    OneStopReportPage,
    OneStopRow,
    ProcedureIndexPage,
    ProcedurePage,
    ProcedureStep,
    ProjectIndexPage,
    ProjectPage,
    ProjectResult,
    ProjectSource,
    StatusChange,
)
from tests import factories

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.factories import People

DAY = datetime.date(2026, 3, 2)
MONDAY = datetime.date(2026, 3, 2)
STORY = [
    ("heading", {"text": "Những việc đã làm", "level": "2"}),
    ("paragraph", "<p>Nội dung viết ngắn và rõ.</p>"),
]

ALL_TYPES = sorted(
    (model for model in get_page_models() if model is not PortalPage),
    key=lambda model: model._meta.label,
)
STRUCTURAL = [model for model in ALL_TYPES if model.structural]
CONTENT = [model for model in ALL_TYPES if not model.structural]

# Where a specimen stands: the type of the page above it; None is the root of the tree.
PARENTS: dict[type, type | None] = {
    HomePage: None,
    SectionPage: HomePage,
    StandardPage: SectionPage,
    ContactPage: HomePage,
    PlaceIndexPage: HomePage,
    PlacePage: PlaceIndexPage,
    SiteMapPage: HomePage,
    NewsIndexPage: HomePage,
    ArticlePage: NewsIndexPage,
    ConclusionIndexPage: HomePage,
    ConclusionPage: ConclusionIndexPage,
    NoticeIndexPage: HomePage,
    NoticePage: NoticeIndexPage,
    GalleryIndexPage: HomePage,
    GalleryPage: GalleryIndexPage,
    DocumentIndexPage: HomePage,
    DocumentPage: DocumentIndexPage,
    ConsultationIndexPage: HomePage,
    ConsultationPage: ConsultationIndexPage,
    ProcedureIndexPage: HomePage,
    ProcedurePage: ProcedureIndexPage,
    ProjectIndexPage: HomePage,
    ProjectPage: ProjectIndexPage,
    OneStopIndexPage: HomePage,
    OneStopReportPage: OneStopIndexPage,
    ScheduleIndexPage: HomePage,
    ScheduleWeekPage: ScheduleIndexPage,
    QuestionIndexPage: HomePage,
    QuestionPage: QuestionIndexPage,
    DirectoryIndexPage: HomePage,
    BodyPage: DirectoryIndexPage,
    BoardPage: SectionPage,
}


def decision_type() -> DocumentType:
    """Quyết định."""
    return DocumentType.objects.get_or_create(code="QĐ", defaults={"name": "Quyết định"})[0]


def _gallery(_people: People) -> dict[str, Any]:
    photo = factories.image()
    return {"cover": photo, "images": [GalleryImage(image=photo, caption="Toàn cảnh")]}


def _place(_people: People) -> dict[str, Any]:
    photo = factories.image()
    return {
        "commune": factories.BodyFactory(
            code="xa-bai-tranh",
            name="UBND xã Bãi Trành",
            short_name="Xã Bãi Trành",
            kind=BodyKind.COMMUNE,
        ),
        "address": "Thôn Làng Lúng",
        "content": STORY,
        "photos": [PlacePhoto(image=photo, alt="Thác nước nhìn từ lối mòn")],
    }


def _document(people: People) -> dict[str, Any]:
    return {
        "number": "2112/QĐ-UBND",
        "document_type": decision_type(),
        "issuer": people.office,
        "issuer_name": "Ủy ban nhân dân huyện",
        "issued_on": DAY,
        "effective_from": DAY,
        "text": "<p>Điều 1. Ban hành quy chế.</p>",
        "files": [DocumentFile(document=factories.document(), label="Bản ký")],
    }


def _consultation(people: People) -> dict[str, Any]:
    """Open now: whether it may be approved depends on the day."""
    today = timezone.localdate()
    return {
        "drafting_body": people.office,
        "introduction": "<p>Vì sao cần quy định này.</p>",
        "opens_on": today,
        "closes_on": today + datetime.timedelta(days=30),
        "articles": [ConsultationArticle(heading="Điều 1. Phạm vi", text="<p>Áp dụng.</p>")],
        "files": [ConsultationFile(document=factories.document(), label="Dự thảo")],
    }


def _procedure(people: People) -> dict[str, Any]:
    return {
        "field": "Đất đai",
        "competent_body": people.office,
        "ways": "Trực tiếp tại bộ phận một cửa.",
        "time_limit": "10 ngày làm việc",
        "applicants": "Cá nhân, tổ chức",
        "result": "Giấy chứng nhận",
        "tier": "district",
        "decision": "1234/QĐ-UBND ngày 01/6/2026",
        "legal_basis_rows": [LegalBasis(text="Nghị định số 61/2018/NĐ-CP")],
        "history": [StatusChange(status="applied", since=DAY, reason="Quyết định công bố")],
        "steps": [ProcedureStep(title="Nộp hồ sơ", text="Nộp tại bộ phận một cửa.")],
        "dossier": [DossierItem(name="Đơn đề nghị", originals=1, copies=2)],
    }


def _week(people: People) -> dict[str, Any]:
    entry = ScheduleEntry(
        day=MONDAY,
        time=datetime.time(8, 0),
        chair="Chủ tịch UBND huyện",
        content="Họp giao ban tháng",
        bodies=[people.office],
    )
    return {"monday": MONDAY, "entries": [entry]}


def _question(people: People) -> dict[str, Any]:
    return {
        "question": "Nộp hồ sơ đất đai ở đâu?",
        "field": "Đất đai",
        "asked_by": "Công dân xã Bãi Trành",
        "asked_on": DAY,
        "answer": "<p>Nộp tại bộ phận một cửa của huyện.</p>",
        "answered_by": people.office,
        "answered_on": DAY,
    }


def _conclusion(people: People) -> dict[str, Any]:
    return {
        "meeting": "Hội nghị giao ban quý I",
        "held_on": DAY,
        "chair_post": "Chủ tịch UBND huyện",
        "chair_body": people.office,
        "number": "15/TB-UBND",
        "content": STORY,
    }


def _body(people: People) -> dict[str, Any]:
    contact = BodyContact(post_title="Trưởng phòng", phone="0237 3878 222", is_public=True)
    return {"subject_body": people.office, "functions": STORY, "contacts": [contact]}


def _report(people: People) -> dict[str, Any]:
    row = OneStopRow(
        field="Đất đai",
        unit=people.office,
        received=100,
        early=60,
        on_time=30,
        overdue=4,
        pending=6,
    )
    return {"period_from": DAY, "period_to": DAY, "rows": [row]}


def _project(_people: People) -> dict[str, Any]:
    results = [ProjectResult(on=DAY, text="Xong 12 km đường liên thôn.")]
    sources = [ProjectSource(source="Ngân sách huyện", amount=12_500_000_000)]
    return {
        "target": "Làm đường liên thôn.",
        "period_from": DAY,
        "percent": 40,
        "results": results,
        "sources": sources,
    }


# What a type needs beyond title, summary and declaration.
VALUES: dict[type, Callable[[People], dict[str, Any]]] = {
    StandardPage: lambda _people: {"content": STORY, "cover": factories.image()},
    ContactPage: lambda _people: {"address": "Khu phố 2, thị trấn Yên Cát", "content": STORY},
    ArticlePage: lambda _people: {"content": STORY, "cover": factories.image()},
    ConclusionPage: _conclusion,
    NoticePage: lambda _people: {"content": STORY},
    GalleryPage: _gallery,
    PlacePage: _place,
    DocumentPage: _document,
    ConsultationPage: _consultation,
    ProcedurePage: _procedure,
    ProjectPage: _project,
    OneStopReportPage: _report,
    ScheduleWeekPage: _week,
    QuestionPage: _question,
    BodyPage: _body,
    BoardPage: lambda _people: {},
    **{model: lambda _people: {} for model in STRUCTURAL},
}
