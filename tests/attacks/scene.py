"""The stage of every attack: a section, a draft that must not become public, an attacker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from core.refusal import PublicationRefused
from core.secrecy import Secrecy
from news.models import ArticlePage, NewsIndexPage
from tests import factories
from tests.attacks.oracle import MARKER, leaks
from tests.chain import fresh, publish

if TYPE_CHECKING:
    from collections.abc import Callable

    from accounts.models import User
    from core.models import PortalPage

CONDITIONS = ("unapproved", "classified")
ACTORS = ("editor", "approver", "superuser")
# What a refusal may look like; anything else is a failure of the test.
REFUSALS = (PublicationRefused, PermissionDenied, ValidationError, DatabaseError)


@dataclass
class Scene:
    """A government section and a Party section; `page` is the attacked draft in the first."""

    people: factories.People
    section: NewsIndexPage
    party_section: NewsIndexPage
    page: Any
    condition: str
    user: User
    client: Client

    def attempt(self, deed: Callable[[], Any]) -> Any:
        """Try it; a refusal is fine, and rolls back what the deed did."""
        try:
            with transaction.atomic():
                return deed()
        except REFUSALS:
            return None

    def post(self, name: str, *args: Any, **data: Any) -> Any:
        """POST to a screen of the admin as the attacker."""
        return self.client.post(reverse(name, args=args), data, follow=True)

    def form_of(self, page: PortalPage) -> dict[str, Any]:
        """What the browser would post from the editor of `page`."""
        helper = Client()
        helper.force_login(self.people.superuser)
        answer = helper.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        data = querydict_from_html(answer.content.decode(), form_id="page-edit-form").copy()
        # The browser draws streams by script; an empty one is what it would post.
        data["content-count"] = "0"
        return data

    def forged_form(self, **changes: Any) -> dict[str, Any]:
        """The editor's form of a harmless draft, with the marker put in."""
        data = self.form_of(self.draft(title="Bài vô hại"))
        for key, value in {"title": f"Tin {MARKER}", "slug": MARKER.lower(), **changes}.items():
            data[key] = value
        return data

    def draft(self, *, parent: Any = None, **values: Any) -> ArticlePage:
        """Another draft of the contributor's."""
        return make_draft(self.people, parent or self.section, **values)

    def public(self, **values: Any) -> ArticlePage:
        """A page that went through the whole chain; without the marker unless it is given."""
        values = {"title": "Tin đã duyệt", "summary": "", "content": [], **values}
        return publish(self.draft(**values), author=self.people.contributor)

    def assert_closed(self) -> None:
        """The attacked row isn't public and the marker shows nowhere."""
        assert not fresh(self.page).live
        assert leaks() == []


def make_draft(people: factories.People, parent: Any, **values: Any) -> ArticlePage:
    """A draft article with one revision by the contributor."""
    values = {
        "title": f"Tin {MARKER}",
        "summary": f"Tóm tắt {MARKER}",
        "content": [("paragraph", f"<p>Nội dung {MARKER}</p>")],
        "scope": "district",
        "secrecy": Secrecy.NONE,
        "body": people.office,
        "owner": people.contributor,
        "live": False,
        **values,
    }
    page = parent.add_child(instance=ArticlePage(**values))
    page.save_revision(user=people.contributor)
    return fresh(page)


def make_scene(condition: str, actor: str) -> Scene:
    """Set the stage. A classified draft is one whose text is still in its revisions."""
    people = factories.people()
    home = factories.home()
    section = home.add_child(instance=NewsIndexPage(title="Tin trong huyện", live=True))
    party = home.add_child(
        instance=NewsIndexPage(title="Huyện ủy", live=True, assigned_domain="party")
    )
    page = make_draft(people, section)
    if condition == "classified":
        page.secrecy = Secrecy.SECRET
        page.save_revision(user=people.contributor)
        page = fresh(page)
    user = {
        "editor": people.contributor,
        "approver": people.deputy,
        "superuser": people.superuser,
    }[actor]
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return Scene(people, section, party, page, condition, user, client)
