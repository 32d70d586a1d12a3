"""The demo portal: as much of it as issue 3 asks, each page public by the real chain, and quick."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contributions.models import Material
from documents.models import DocumentPage, RegisterEntry
from news.models import ArticlePage, NewsIndexPage
from questions.models import Enquiry, QuestionPage
from schedule.models import ScheduleWeekPage
from services.models import ProcedurePage

if TYPE_CHECKING:
    from django.test import Client

MOST_QUERIES = 25
# A document names its relations both ways, rulings, issuers, executors, drafts and articles; a
# body what each section holds of it, and the bodies that it came from and led to; a consultation
# its articles, files, answers and the document that was issued.
MOST_BELOW = {"/van-ban/": 31, "/danh-ba/": 26, "/lay-y-kien/": 27}
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.mark.slow
@pytest.mark.django_db
def test_demo_is_whole_verified_and_within_the_budget(client: Client) -> None:
    """One test, because loading it takes the chain minutes: nothing is there to share it with."""
    for command in ("sync_roles", "sync_workflows", "load_demo"):
        call_command(command, verbosity=0)
    assert_whole()
    call_command("verify_ledger")
    call_command("verify_live")
    dear = {}
    for address in addresses(client):
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        assert answer.status_code == 200, address
        section = f"/{address.split('/')[1]}/"
        most = MOST_BELOW.get(section, MOST_QUERIES)
        if len(asked) > most:
            dear[address] = len(asked)
    assert dear == {}


def assert_whole() -> None:
    menu = NewsIndexPage.objects.live()
    for section in menu.exclude(pk__in=menu.values("section")):
        assert ArticlePage.objects.child_of(section).shown().count() >= 12, section
    numbers = DocumentPage.objects.shown().values_list("number", flat=True)
    assert len(numbers) >= 60
    assert {"2112/QĐ-UBND", "883/QĐ-UBND"} <= set(numbers)
    assert RegisterEntry.objects.count() == len(numbers)
    assert ProcedurePage.objects.shown().count() >= 30
    assert ScheduleWeekPage.objects.shown().count() >= 4
    assert QuestionPage.objects.shown().count() >= 20
    assert Material.objects.filter(state="sent").count() == 2
    assert set(Enquiry.objects.values_list("state", flat=True)) >= {
        "received", "drafted", "signed", "answered", "closed",
    }  # fmt: skip


def addresses(client: Client) -> list[str]:
    """Every public page, as the sitemap names it."""
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own
    return [urlsplit(found.text or "").path for found in tree.iter(LOCATION)]
