"""Only what an anonymous visitor may read is ever found, whatever happens to it; and no query of
any kind is an error or takes long."""

from __future__ import annotations

import os
import random
import time
import unicodedata
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from wagtail.models import PageViewRestriction
from wagtail.search.models import IndexEntry

from core.classification import raise_secrecy
from core.models import PortalPage
from core.secrecy import CLASSIFIED, Secrecy
from home.models import HomePage, StandardPage
from search import fts, statistics
from search.finding import keys_in_order
from search.models import AttachedText, PageFacts, Suggestion
from tests.pages.volume import bulk_public

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories import People
    from tests.search.conftest import Publish

# Each run takes some of them; the whole proof is SEARCH_STEPS=1000 SEARCH_FUZZED=10000.
STEPS = int(os.environ.get("SEARCH_STEPS", "300"))
FUZZED = int(os.environ.get("SEARCH_FUZZED", "2000"))
SLOWEST = 1.0  # seconds of processor time
MOST_PUBLIC = 24
WORD = "rungbacminh"


def build(number: int, people: People) -> StandardPage:
    return StandardPage(
        title=f"Mục {WORD} số {number}",
        slug=f"muc-thu-{number}",
        content=[("paragraph", f"<p>Nội dung {WORD} {number}</p>")],
        secrecy=Secrecy.NONE,
        body=people.office,
        owner=people.contributor,
        live=False,
    )


def found(client: Client) -> set[str]:
    """Titles that the public surfaces of search give for the word."""
    titles = set()
    for place in range(1, 4):
        answer = client.get("/tim-kiem/", {"q": WORD, "trang": place})
        titles |= {hit.page.title for hit in answer.context["found"].hits}
    suggestions = client.get("/tim-kiem/goi-y/", {"q": WORD}).json()["suggestions"]
    return titles | {suggestion["title"] for suggestion in suggestions}


@pytest.mark.slow
def test_random_steps_never_show_what_is_not_public(client: Client, people: People) -> None:
    home = HomePage.objects.get()
    chance = random.Random(2112)  # noqa: S311 - the same steps each time

    def build_one(number: int) -> StandardPage:
        return build(number, people)

    keys = bulk_public(build_one, MOST_PUBLIC // 2, parent=home, people=people)
    for step in range(STEPS):
        page = PortalPage.objects.get(pk=chance.choice(keys)).specific
        way = chance.choice(("withdraw", "publish", "restrict", "open", "raise"))
        if way == "withdraw" and page.live and len(keys) > MOST_PUBLIC // 2:
            page.unpublish()
        elif way == "publish" and len(keys) < MOST_PUBLIC:
            keys += bulk_public(build_one, 1, parent=home, people=people, start=step + 100)
        elif way == "restrict":
            PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.LOGIN
            )
        elif way == "open":
            page.view_restrictions.all().delete()
        elif way == "raise" and page.live and chance.random() < 0.1:
            raise_secrecy(page, Secrecy.CONFIDENTIAL, user=people.head)
            keys.remove(page.pk)
        if step % 8 == 0 or way == "raise":
            shown = set(PortalPage.objects.shown().values_list("title", flat=True))
            assert {title for title in found(client) if WORD in title} <= shown
            public = {title for title in shown if WORD in title}
            assert PortalPage.objects.searched(WORD).count() == len(public)


def test_raising_leaves_nothing_in_any_table(client: Client, published: Publish) -> None:
    page = published(f"Mục {WORD}", f"Nội dung {WORD}")
    assert found(client) == {page.title}
    raise_secrecy(page, Secrecy.SECRET)
    assert found(client) == set()
    assert not PageFacts.objects.filter(page=page.pk).exists()
    assert not Suggestion.objects.filter(page=page.pk).exists()
    assert not AttachedText.objects.filter(page=page.pk).exists()
    kept = (
        "title_text" if settings.DATABASES["default"]["ENGINE"].endswith("postgresql") else "title"
    )
    assert not IndexEntry.objects.filter(**{f"{kept}__contains": WORD}).exists()
    classified = PortalPage.objects.filter(secrecy__in=CLASSIFIED)
    assert classified.search(WORD).count() == 0
    statistics.recount()
    fts.erase_traces()


def test_drafts_are_found_by_editors_only(client: Client, people: People) -> None:
    home = HomePage.objects.get()
    home.add_child(instance=build(1, people))
    assert found(client) == set()
    assert StandardPage.objects.search(WORD).count() == 1


# ruff: noqa: E501
QUOTES = "\"'`“”«»()[]{}<>*^~:;,.!?|&+-=%_\\/@#$"
WORDS = ("thông báo", "UBND", "2112/QĐ-UBND", "NEAR", "AND", "OR", "NOT", "title:", "đất đai", "NULL",
         "--", "/*", "'; DROP TABLE", "tuyển", "\x00", "\ufeff", "\u202e", "😀", "ﬁ", "中文", "ا")  # fmt: skip


def fuzzed(chance: random.Random) -> str:
    """A text of words, signs, control characters, decomposed letters, of any length."""
    parts = []
    for _ in range(chance.randint(0, 12)):
        kind = chance.random()
        if kind < 0.4:
            parts.append(chance.choice(WORDS))
        elif kind < 0.6:
            parts.append("".join(chance.choices(QUOTES, k=chance.randint(1, 8))))
        elif kind < 0.8:
            parts.append(
                "".join(chr(chance.randint(1, 0x2FFF)) for _ in range(chance.randint(1, 9)))
            )
        else:
            parts.append(unicodedata.normalize("NFD", chance.choice(WORDS)))
    text = chance.choice(("", " ", '"')).join(parts)
    return text * 500 if chance.random() < 0.01 else text


@pytest.mark.slow
def test_fuzzed_queries(client: Client, people: People) -> None:
    home = HomePage.objects.get()
    bulk_public(lambda number: build(number, people), 10, parent=home, people=people)
    statistics.recount()
    chance = random.Random(883)  # noqa: S311 - the same texts each time
    for number in range(FUZZED):
        text = fuzzed(chance)
        began = time.process_time()
        if number % 20 == 0:
            assert client.get("/tim-kiem/", {"q": text}).status_code == 200, repr(text[:200])
            assert client.get("/tim-kiem/goi-y/", {"q": text}).status_code == 200, repr(text[:200])
        else:
            keys_in_order(text)
            StandardPage.objects.autocomplete(text).count()
        assert time.process_time() - began < SLOWEST, repr(text[:200])
