"""The witness: an anonymous visitor who reads everything, and the ledger to compare it with.

Nothing here asks the guard. What may be seen is worked out from the ledger's rows and from the
text of the revisions that they name.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from django.core.handlers.base import BaseHandler
from django.core.management import call_command
from django.test import RequestFactory, TestCase
from django.urls import reverse
from wagtail.models import Revision

from core.models import PortalPage
from core.secrecy import Secrecy
from library.models import PortalDocument, PortalImage, PortalRendition
from tests.stateful.stage import COMMON
from workflows.models import Approval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http.response import HttpResponseBase

    from library.models import DeclaredFile

TOKEN = re.compile(r"ma\d{6}x")
MAIN_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
SURFACES = ("/", "/sitemap.xml", "/rss/", f"/tim-kiem/?q={COMMON}")


def tokens_in(text: str) -> set[str]:
    """The tokens that a text shows; each text that anybody writes has its own."""
    return set(TOKEN.findall(text))


class Witness:
    """Remembers every address that ever was, so that what moved or went is asked for again."""

    def __init__(self) -> None:
        self.addresses: dict[str, None] = dict.fromkeys(SURFACES)
        # Not the test client, which copies the context of every template: half of the time.
        self.portal = BaseHandler()
        self.portal.load_middleware()
        # What each approved revision said when it was approved, by its number: Wagtail may
        # overwrite a revision later.
        self.approved_text: dict[int, dict[str, Any]] = {}

    def look(self) -> None:
        """Read everything; fail where something shows that the ledger doesn't carry."""
        self._learn()
        approved = self._approved()
        allowed = tokens_in(json.dumps(list(approved.values())))
        shown = {address: self._read(address) for address in self.addresses}
        for address, answer in shown.items():
            stray = tokens_in(_text_of(answer)) - allowed
            assert not stray, f"{address} shows {stray}, which no approval carries now"
        for page in PortalPage.objects.filter(pk__in=approved):
            answer = shown[_address_of(page)]
            heading = MAIN_HEADING.search(_text_of(answer))
            assert heading is not None, f"approved page {page.pk}: {answer.status_code}"
            assert tokens_in(heading[1]) == tokens_in(approved[page.pk]["title"])
        self._files(approved)
        call_command("verify_ledger", stdout=_Silent())
        call_command("verify_live", dry_run=True, stdout=_Silent())

    def _learn(self) -> None:
        for page in PortalPage.objects.filter(depth__gt=2):
            self.addresses.setdefault(_address_of(page))
            if page.is_structural:
                self.addresses.setdefault(f"/rss/{page.slug}/")
        for key in Approval.objects.filter(action="approve").values_list("revision_id", flat=True):
            if key not in self.approved_text:
                self.approved_text[key] = Revision.objects.get(pk=key).content

    def _approved(self) -> dict[int, dict[str, Any]]:
        """By page: the text that the last decision on it, a whole chain, let out; none for a
        page that was withdrawn or classified since."""
        newest: dict[int, Approval] = {}
        decisive = ("approve", "withdraw", "classify")
        for row in Approval.objects.filter(action__in=decisive).order_by("sequence"):
            newest[row.page_id] = row
        found = {}
        standing = PortalPage.objects.filter(live=True).exclude(pk__in=_classified())
        for page in standing.exclude(live_revision=None):
            row = newest.get(page.pk)
            assert row is not None and row.action == "approve", f"page {page.pk} has no approval"
            # While a changed text waits, its first version stays: its own approval carries it.
            if row.revision_id != page.live_revision_id:
                earlier = Approval.objects.filter(
                    page_id=page.pk, action="approve", revision_id=page.live_revision_id
                )
                row = earlier.order_by("sequence").last()
                assert row is not None, f"page {page.pk} shows a revision that nobody approved"
            _assert_whole(row, is_section=page.is_structural)
            found[page.pk] = self.approved_text[page.live_revision_id]
        return found

    def _read(self, address: str) -> HttpResponseBase:
        with TestCase.captureOnCommitCallbacks(execute=True):
            answer = self.portal.get_response(RequestFactory().get(address))
        assert answer.status_code < 500, address
        return answer

    def _files(self, approved: dict[int, dict[str, Any]]) -> None:
        used = json.dumps(list(approved.values()))
        for owner, address in _file_addresses():
            answer = self._read(address)
            if answer.status_code < 300:
                assert owner.secrecy == Secrecy.NONE, f"{address} is classified and served"
                # A stream is text within the text, its quotation marks escaped.
                named = rf'(cover|document)\\*": {owner.pk}\b'
                assert re.search(named, used), f"{address} serves an unused file"


class _Silent:
    def write(self, _text: str) -> None:
        """Nothing."""


def _classified() -> list[int]:
    """Pages that stand below, or are, something classified."""
    paths = PortalPage.objects.exclude(secrecy=Secrecy.NONE).exclude(secrecy=Secrecy.UNDECLARED)
    return [
        key
        for path in paths.values_list("path", flat=True)
        for key in PortalPage.objects.filter(path__startswith=path).values_list("pk", flat=True)
    ]


def _assert_whole(row: Approval, *, is_section: bool) -> None:
    """A decision is backed by the unit and the board, by different people, on the same content;
    no writer among those who decided."""
    rows = Approval.objects.filter(
        page_id=row.page_id,
        revision_id=row.revision_id,
        workflow_state_id=row.workflow_state_id,
        content_hash=row.content_hash,
        sequence__lte=row.sequence,
    )
    actors = {action: set() for action in ("sign", "pass", "approve")}
    for each in rows.filter(action__in=actors):
        actors[each.action].add(each.actor_id)
    needed = 2 if row.domain == "joint" and not is_section else 1
    assert len(actors["approve"]) >= needed, f"entry {row.sequence}: too few decided"
    assert is_section or (actors["sign"] and actors["pass"]), f"entry {row.sequence}: no chain"
    hands = sum(len(people) for people in actors.values())
    assert len(set.union(*actors.values())) == hands, f"entry {row.sequence}: one hand twice"
    assert not actors["approve"] & set(row.authors), f"entry {row.sequence}: a writer decided"


def _address_of(page: PortalPage) -> str:
    # "/trang-chu/tin-tuc/…" without its first part.
    return "/" + "/".join(page.url_path.split("/")[2:])


def _text_of(answer: HttpResponseBase) -> str:
    return answer.getvalue().decode() + answer.headers.get("Location", "")


def _file_addresses() -> Iterator[tuple[DeclaredFile, str]]:
    for rendition in PortalRendition.objects.select_related("image"):
        yield rendition.image, f"/tep/{rendition.file.name}"
    for model in (PortalImage, PortalDocument):
        for owner in model.objects.all():
            yield owner, f"/tep/{owner.file.name}"
    for document in PortalDocument.objects.all():
        yield document, reverse("wagtaildocs_serve", args=[document.pk, document.filename])
