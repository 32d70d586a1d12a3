"""The demo's menu: sections in the order of the regulation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.domains import Domain
from directory.models import DirectoryIndexPage
from documents.models import ConsultationIndexPage, DocumentIndexPage
from home.models import HomeLink, HomePage, PlaceIndexPage, SectionPage, SiteMapPage
from news.models import (
    ConclusionIndexPage,
    GalleryIndexPage,
    NewsIndexPage,
    NoticeIndexPage,
    Scope,
)
from questions.models import QuestionIndexPage
from schedule.models import ScheduleIndexPage
from services.models import OneStopIndexPage, ProcedureIndexPage, ProjectIndexPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.models import PortalPage

SECTIONS: tuple[tuple[str, str, type, str], ...] = (
    ("gioi-thieu", "Giới thiệu", SectionPage, "Đất và người Như Xuân, bộ máy, Ban Biên tập."),
    ("tin-tuc", "Tin tức", NewsIndexPage, "Tin của huyện, trong tỉnh, trong nước, quốc tế."),
    ("van-ban", "Văn bản", DocumentIndexPage, "Văn bản của Trung ương, tỉnh, huyện và cơ sở."),
    ("thu-tuc", "Thủ tục", ProcedureIndexPage, "Giấy tờ cần mang, thời hạn, lệ phí, nơi nộp."),
    ("lich-cong-tac", "Lịch công tác", ScheduleIndexPage, "Lịch của lãnh đạo huyện theo tuần."),
    ("hoi-dap", "Hỏi – Đáp", QuestionIndexPage, "Câu hỏi của công dân đã được trả lời."),
    ("danh-ba", "Danh bạ", DirectoryIndexPage, "Cơ quan, đơn vị, đầu mối liên hệ."),
    ("thong-bao", "Thông báo", NoticeIndexPage, "Thông báo của huyện, xã, thị trấn."),
    ("lay-y-kien", "Lấy ý kiến dự thảo", ConsultationIndexPage, "Góp ý vào dự thảo văn bản."),
    ("ket-luan", "Ý kiến kết luận", ConclusionIndexPage, "Kết luận của lãnh đạo tại các hội nghị."),
    ("ket-qua-nhiem-vu", "Chương trình, dự án", ProjectIndexPage, "Tiến độ và kết quả thực hiện."),
    ("mot-cua", "Kết quả một cửa", OneStopIndexPage, "Số liệu giải quyết thủ tục theo kỳ."),
    ("di-tich-danh-thang", "Di tích – Danh thắng", PlaceIndexPage, "Nơi nên đến, đường đi."),
    ("thu-vien-anh", "Thư viện ảnh", GalleryIndexPage, "Ảnh về đất và người Như Xuân."),
    ("so-do-cong", "Sơ đồ cổng", SiteMapPage, ""),
)  # fmt: skip

# Điều 7 khoản 5: declared a second time before they are approved.
SENSITIVE_SECTIONS = frozenset({"quoc-phong-an-ninh"})
NEWS_SECTIONS: tuple[tuple[str, str, str, str], ...] = (
    ("huyen-uy", "Huyện ủy", Domain.PARTY, Scope.DISTRICT),
    ("hdnd-ubnd", "HĐND – UBND", Domain.GOVERNMENT, Scope.DISTRICT),
    ("mttq-doan-the", "Mặt trận – Đoàn thể", Domain.PARTY, Scope.DISTRICT),
    ("don-vi", "Đơn vị, xã, thị trấn", "", Scope.DISTRICT),
    ("trong-huyen", "Trong huyện", "", Scope.DISTRICT),
    ("quoc-phong-an-ninh", "Quốc phòng – An ninh", Domain.GOVERNMENT, Scope.DISTRICT),
    ("trong-tinh", "Trong tỉnh", Domain.OTHER, Scope.PROVINCE),
    ("trong-nuoc", "Trong nước", Domain.OTHER, Scope.NATIONAL),
    ("quoc-te", "Quốc tế", Domain.OTHER, Scope.INTERNATIONAL),
)


def make_tree(links: Sequence[tuple[str, str]]) -> dict[str, PortalPage]:
    """The sections by slug, made where they are missing."""
    home = HomePage.objects.get()
    if not home.links.exists():
        home.address = "Thị trấn Yên Cát, huyện Như Xuân, tỉnh Thanh Hóa"
        home.phone = "0237 000 0100"
        home.email = "nhuxuan@example.vn"
        home.links = [HomeLink(title=title, url=url) for title, url in links]
        home.save()
    places: dict[str, PortalPage] = {"home": home}
    for slug, title, model, summary in SECTIONS:
        places[slug] = _section(home, slug, title, model, summary=summary)
    for slug, title, domain, scope in NEWS_SECTIONS:
        places[slug] = _section(
            places["tin-tuc"], slug, title, NewsIndexPage, assigned_domain=domain, scope=scope,
            is_sensitive=slug in SENSITIVE_SECTIONS,
        )  # fmt: skip
    return places


def _section(parent: PortalPage, slug: str, title: str, model: Any, **values: Any) -> PortalPage:
    existing = model.objects.child_of(parent).filter(slug=slug).first()
    if existing is not None:
        return existing
    page = model(
        title=title, slug=slug, live=True, show_in_menus=model is not SiteMapPage, **values
    )
    return parent.add_child(instance=page)
