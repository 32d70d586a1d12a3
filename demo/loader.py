"""Loads the demo: every content item through the real chain, so that loading proves it.

Idempotent: what stands under its parent with its slug already is left as it is.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils import timezone

from core.models import PortalPage
from core.text import slugify
from demo import bodies as demo_bodies
from demo import registers
from demo.chain import publish
from demo.content.conclusions import CONCLUSIONS
from demo.content.galleries import GALLERIES
from demo.content.news_defence import QUOC_PHONG_AN_NINH
from demo.content.news_government import DON_VI, HDND_UBND, TRONG_HUYEN
from demo.content.news_outside import QUOC_TE, TRONG_NUOC, TRONG_TINH
from demo.content.news_party import HUYEN_UY, MTTQ_DOAN_THE
from demo.content.notices import NOTICES
from demo.content.pages import CONTACT, LINKS, STANDARD
from demo.content.places import PLACES
from demo.dossiers import import_dossiers
from demo.enquiries import make_enquiries
from demo.materials import make_materials
from demo.people import make_accounts
from demo.pictures import picture
from demo.tree import make_tree
from directory.models import BoardPage, Body
from home.models import ContactPage, PlacePage, PlacePhoto, StandardPage
from news.models import ArticlePage, ConclusionPage, GalleryImage, GalleryPage, NoticePage, Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CENTRE = "trung-tam-vhtt"
ITEMS_BETWEEN_STATISTICS = 25
DISTRICT_NEWS = {
    "huyen-uy": HUYEN_UY,
    "hdnd-ubnd": HDND_UBND,
    "mttq-doan-the": MTTQ_DOAN_THE,
    "don-vi": DON_VI,
    "trong-huyen": TRONG_HUYEN,
    "quoc-phong-an-ninh": QUOC_PHONG_AN_NINH,
}
OUTSIDE_NEWS = {
    "trong-tinh": (TRONG_TINH, "Báo Thanh Hóa", "https://baothanhhoa.vn/"),
    "trong-nuoc": (TRONG_NUOC, "Báo Điện tử Chính phủ", "https://baochinhphu.vn/"),
    "quoc-te": (QUOC_TE, "Thông tấn xã Việt Nam", "https://vnanet.vn/"),
}


def load(show: Callable[[int, int], None]) -> int:
    """Load what is missing; returns how many items were published. `show(done, of)` is called
    after each."""
    demo_bodies.make_bodies()
    make_accounts()
    places = make_tree(LINKS)
    registers.leader_posts()
    made, total = 0, count()
    # One by one: an item may refer to those before it, which must be public by then.
    for done, (parent, page, body, days_ago) in enumerate(all_items(places), start=1):
        published = _publish_missing(parent, page, body, days_ago)
        made += published
        if published and made % ITEMS_BETWEEN_STATISTICS == 0:
            _gather_statistics()
        show(done, total)
    registers.everyday_words()
    import_dossiers()
    make_enquiries()
    make_materials()
    show(total, total)
    return made


def count() -> int:
    """How many items there are."""
    outside = [items for items, *_source in OUTSIDE_NEWS.values()]
    groups: list[Any] = [
        *DISTRICT_NEWS.values(),
        *outside,
        STANDARD,
        NOTICES,
        CONCLUSIONS,
        GALLERIES,
        PLACES,
        *registers.GROUPS,
    ]
    board_and_contact = 2
    return sum(len(group) for group in groups) + demo_bodies.PAGES + board_and_contact


def all_items(places: dict[str, PortalPage]) -> Iterator[tuple[Any, Any, str, float]]:
    """Every item as (parent, what makes the page, supplying body's code, days ago), in the
    order in which they may refer to each other."""
    yield from _introduction(places)
    yield from _places(places)
    yield from registers.documents(places)
    yield from registers.consultations(places)
    yield from _news(places)
    yield from _notices_and_conclusions(places)
    yield from registers.procedures(places)
    yield from registers.questions(places)
    yield from registers.schedule(places)
    yield from registers.directory(places)
    yield from registers.projects(places)
    yield from registers.reports(places)


def _gather_statistics() -> None:
    """PostgreSQL plans by statistics that it gathers long after a bulk load; with those of empty
    tables, each query of the workflow engine took seconds after two hundred items."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _publish_missing(parent: PortalPage, page: PortalPage, body: str, days_ago: float) -> int:
    page.slug = page.slug or slugify(page.title)
    if PortalPage.objects.filter(section=parent.pk, slug=page.slug).exists():
        return 0
    publish(parent.__class__.objects.get(pk=parent.pk), page, body, days_ago=days_ago)
    return 1


def story(parts: Sequence[Any]) -> list[tuple[str, Any]]:
    """Paragraphs and headings as a stream."""
    stream: list[tuple[str, Any]] = []
    for part in parts:
        kind, text = part if isinstance(part, tuple) else ("paragraph", part)
        if kind == "heading":
            stream.append(("heading", {"text": text, "level": "2"}))
        else:
            stream.append(("paragraph", text if text.startswith("<") else f"<p>{text}</p>"))
    return stream


def _introduction(places: dict[str, PortalPage]) -> Iterator[Any]:
    section = places["gioi-thieu"]
    for number, (slug, title, summary, parts) in enumerate(STANDARD):
        page = StandardPage(
            title=title, slug=slug, summary=summary, content=story(parts), cover=picture(number)
        )
        yield section, page, CENTRE, 300 - number
    board = BoardPage(
        title="Ban Biên tập",
        slug="ban-bien-tap",
        summary="Kiện toàn theo Quyết định số 2111/QĐ-UBND ngày 12/9/2022.",
    )
    yield section, board, CENTRE, 290
    contact = ContactPage(
        title="Liên hệ",
        slug="lien-he",
        summary=CONTACT["summary"],
        address=CONTACT["address"],
        phone=CONTACT["phone"],
        email=CONTACT["email"],
        opening_hours=CONTACT["opening_hours"],
        content=story(CONTACT["paragraphs"]),
    )
    yield places["home"], contact, CENTRE, 290


def _places(places: dict[str, PortalPage]) -> Iterator[Any]:
    for number, (commune, title, summary, rank, decision, address, way, parts, alts) in enumerate(
        PLACES
    ):
        page = PlacePage(
            title=title,
            summary=summary,
            commune=Body.objects.get(code=commune),
            rank=rank,
            rank_decision=decision,
            address=address,
            directions=way,
            content=story(parts),
            cover=picture(number * 3),
            photos=[
                PlacePhoto(image=picture(number * 3 + place), alt=alt)
                for place, alt in enumerate(alts)
            ],
        )
        yield places["di-tich-danh-thang"], page, CENTRE, 200 - number


def _news(places: dict[str, PortalPage]) -> Iterator[Any]:
    number = 0
    for slug, items in DISTRICT_NEWS.items():
        for age, (body, title, lead, paragraphs) in enumerate(items):
            number += 1
            page = ArticlePage(
                title=title,
                summary=lead,
                content=story(paragraphs),
                cover=picture(number),
                pen_name="Cộng tác viên",
                event_date=timezone.localdate() - datetime.timedelta(days=age * 3 + 1),
                is_featured=slug == "hdnd-ubnd" and age == 0,
            )
            page.leaders = registers.leaders_named_in(title, lead)
            yield places[slug], page, body, age * 3 + number * 0.01
    scope = {"trong-tinh": Scope.PROVINCE, "trong-nuoc": Scope.NATIONAL}
    for slug, (stories, source, url) in OUTSIDE_NEWS.items():
        for age, (title, lead, paragraphs) in enumerate(stories):
            number += 1
            page = ArticlePage(
                title=title,
                summary=lead,
                content=story(paragraphs),
                cover=picture(number),
                scope=scope.get(slug, Scope.INTERNATIONAL),
                source_name=source,
                source_url=url,
            )
            yield places[slug], page, CENTRE, age * 4 + 1


def _notices_and_conclusions(places: dict[str, PortalPage]) -> Iterator[Any]:
    for age, (body, title, summary, paragraphs, is_urgent) in enumerate(NOTICES):
        page = NoticePage(
            title=title, summary=summary, content=story(paragraphs), is_urgent=is_urgent
        )
        yield places["thong-bao"], page, body, age * 5
    today = timezone.localdate()
    for title, meeting, days_ago, chair_post, chair, number, summary, paragraphs in CONCLUSIONS:
        page = ConclusionPage(
            title=title,
            summary=summary,
            meeting=meeting,
            held_on=today - datetime.timedelta(days=days_ago),
            chair_post=chair_post,
            chair_body=Body.objects.get(code=chair),
            number=number,
            content=story(paragraphs),
        )
        office = "van-phong-huyen-uy" if chair == "huyen-uy" else "van-phong-hdnd-ubnd"
        yield places["ket-luan"], page, office, days_ago
    for age, (body, title, summary, captions) in enumerate(GALLERIES):
        page = GalleryPage(title=title, summary=summary, cover=picture(age * 6 + 3))
        page.images = [
            GalleryImage(image=picture(age * 6 + 3 + place), caption=caption)
            for place, caption in enumerate(captions)
        ]
        yield places["thu-vien-anh"], page, body, age * 9
