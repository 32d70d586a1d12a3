"""The stage of the state machine: who is there, where one writes, and what an editor posts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from accounts.models import BoardMembership
from core.models import PortalPage
from core.roles import Role
from directory.models import BodyKind
from news.models import ArticlePage, NewsIndexPage
from tests import factories
from tests.pages.forms import add_url, blank_form

if TYPE_CHECKING:
    from accounts.models import User

# When the stage is set; an expired member's term ended before, one member's ends soon after.
MORNING = datetime.datetime(2026, 3, 2, 2, 0, tzinfo=datetime.UTC)
TERM_ENDS = datetime.date(2026, 3, 4)
# In every text, so that one search finds them all.
COMMON = "mocban"


@dataclass
class Stage:
    """People by name, sections, files, and blank forms of the editor."""

    people: dict[str, User]
    sections: list[NewsIndexPage]
    pictures: list[Any]
    files: list[Any]
    article_form: dict[str, str]
    section_form: dict[str, str]

    def form(self, page_class: type, text: str, **values: Any) -> dict[str, Any]:
        """What the browser posts with `text` in the title, the summary and the content."""
        if page_class is not ArticlePage:
            return {**self.section_form, "title": text, "summary": text, **values}
        blocks: list[Any] = [("paragraph", rich_text(f"<p>{text}</p>"))]
        file = values.pop("file", None)
        if file is not None:
            blocks.append(("document", {"document": file.pk, "label": "Tệp"}))
        stream = nested_form_data({"content": streamfield(blocks)})
        return {**self.article_form, **stream, "title": text, "summary": text, **values}


def set_stage() -> Stage:
    """Two bodies, one of the Party's; a government, a Party and a joint section."""
    cast = factories.people()
    committee = factories.BodyFactory(
        name="Ban Tuyên giáo", code="tuyen-giao", kind=BodyKind.PARTY_OFFICE
    )
    people = {
        "contributor": cast.contributor,
        "unit_head": cast.unit_head,
        "party_contributor": factories.UserFactory(role=Role.CONTRIBUTOR, body=committee),
        "party_unit_head": factories.UserFactory(role=Role.UNIT_HEAD, body=committee),
        "member": cast.member,
        "leaving_member": factories.UserFactory(role=Role.MEMBER, body=cast.member.body),
        "expired_member": factories.UserFactory(role=Role.MEMBER, body=cast.member.body),
        "deputy": cast.deputy,
        "second_deputy": factories.UserFactory(role=Role.DEPUTY, body=cast.member.body),
        "head": cast.head,
        "chair": cast.chair,
        "tech": cast.tech,
        "superuser": cast.superuser,
    }
    for name, ends in (
        ("leaving_member", TERM_ENDS),
        ("expired_member", MORNING.date() - datetime.timedelta(days=30)),
    ):
        seat = BoardMembership.objects.get(user=people[name])
        seat.ends = ends
        seat.save()
    home = factories.home()
    sections = [
        home.add_child(instance=NewsIndexPage(title=title, live=True, assigned_domain=domain))
        for title, domain in (("Tin trong huyện", ""), ("Huyện ủy", "party"), ("Chung", "joint"))
    ]
    return Stage(
        people,
        sections,
        [factories.image(name="a.png"), factories.image(name="b.png", colour="#9B1C1F")],
        [factories.document(b"tep mot", name="mot.txt"), factories.document(b"2", name="hai.txt")],
        *_blank_forms(cast.superuser, sections[0]),
    )


def _blank_forms(user: User, section: NewsIndexPage) -> tuple[dict[str, str], dict[str, str]]:
    browser = Client()
    browser.force_login(user)
    article = blank_form(browser, add_url(ArticlePage, section))
    menu = blank_form(browser, reverse("wagtailadmin_pages:edit", args=[section.pk]))
    # The stream that the browser draws is posted by Stage.form.
    kept = {key: value for key, value in article.items() if not key.startswith("content-")}
    return kept, menu.dict()


def articles_and_sections() -> Any:
    """Every page that somebody may act on: all but the root and the home page."""
    return PortalPage.objects.filter(depth__gt=2).order_by("pk")


def is_article(page: PortalPage) -> bool:
    """True for what a unit supplies."""
    return page.content_type == ContentType.objects.get_for_model(ArticlePage)
