"""Makes a large portal to measure search on, in a database of its own:

    DATABASE_URL=… python -m bench.search.items 100000

Articles of about 2,200 characters, each about what three of the demo's texts are about: words
follow each other as in those. They are written row by row past the approval chain, with its
triggers dropped: for measuring only, never in a database that anybody uses.
"""

from __future__ import annotations

import datetime
import json
import random
import sys
import uuid
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils import timezone
from django.utils.html import strip_tags

from core.models import PortalPage
from news.models import ArticlePage, NewsIndexPage
from tests.search.demo_pages import load_demo_pages
from workflows import triggers

BATCH = 2000
SUBJECTS = 3
SHORTEST_SUBJECT = 400  # characters
WORDS_OF_TITLE = (6, 16)
WORDS_OF_SUMMARY = (20, 40)
WORDS_OF_TEXT = (250, 600)


class Writer:
    """Text by chains of two words."""

    def __init__(self, chance: random.Random, texts: list[str]) -> None:
        self.chance = chance
        self.texts = [text.split() for text in texts]
        self.words = sorted({word for text in self.texts for word in text})
        self.begin()

    def begin(self) -> None:
        """Turn to other subjects."""
        self.following: dict[str, list[str]] = defaultdict(list)
        for words in self.chance.sample(self.texts, SUBJECTS):
            for word, next_word in pairwise(words):
                self.following[word].append(next_word)

    def text(self, length: tuple[int, int]) -> str:
        """So many words; one in ten begins a new chain, and one in fifty is any of the demo's
        words, so that pairs are as many as in life."""
        subject = list(self.following)
        word = self.chance.choice(subject)
        found = [word]
        for _ in range(self.chance.randint(*length)):
            known = self.following.get(word)
            if self.chance.random() < 0.02:
                word = self.chance.choice(self.words)
            else:
                fresh = not known or self.chance.random() < 0.1
                word = self.chance.choice(subject if fresh else known)
            found.append(word)
        return " ".join(found)


def make(count: int) -> None:
    """Migrate, load the demo's items, write the articles, index everything."""
    call_command("migrate", verbosity=0)
    load_demo_pages()
    triggers.remove()
    chance = random.Random(2112)
    texts = [
        strip_tags(
            f"{page.title} {page.summary} {' '.join(map(str, getattr(page, 'content', '') or ''))}"
        )
        for page in PortalPage.objects.shown().specific()
    ]
    write(count, Writer(chance, [text for text in texts if len(text) > SHORTEST_SUBJECT]))
    call_command("rebuild_search", chunk=BATCH, stdout=sys.stderr)


@dataclass
class Model:
    """An article that went through the chain: its rows are what the others are copied from."""

    page: dict[str, Any]
    article: dict[str, Any]
    first_key: int


def write(count: int, writer: Writer) -> None:
    """The rows of the articles."""
    article = ArticlePage.objects.shown().first()
    sections = list(NewsIndexPage.objects.shown().filter(depth=4))
    model = Model(
        _row(PortalPage._meta.db_table, "id", article.pk),
        _row(ArticlePage._meta.db_table, "portalpage_ptr_id", article.pk),
        PortalPage.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1,
    )
    for begin in range(0, count, BATCH):
        made = [
            _article(model, number, sections[number % len(sections)], writer)
            for number in range(begin, min(begin + BATCH, count))
        ]
        with transaction.atomic():
            _insert(PortalPage._meta.db_table, [page for page, _article in made])
            _insert(ArticlePage._meta.db_table, [article for _page, article in made])
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [PortalPage]):
            cursor.execute(statement)


def _article(
    model: Model, number: int, section: Any, writer: Writer
) -> tuple[dict[str, Any], dict[str, Any]]:
    key = model.first_key + number
    writer.begin()
    title = writer.text(WORDS_OF_TITLE)[:250]
    moment = timezone.now() - datetime.timedelta(hours=number)
    paragraph = f"<p>{writer.text(WORDS_OF_TEXT)}</p>"
    content = [{"type": "paragraph", "value": paragraph, "id": str(uuid.uuid4())}]
    translation = uuid.uuid4()
    page = {
        **model.page,
        "id": key,
        "title": title,
        "draft_title": title,
        "slug": f"tin-{number}",
        "path": PortalPage._get_path(section.path, section.depth + 1, 1000 + number),
        "depth": section.depth + 1,
        "url_path": f"{section.url_path}tin-{number}/",
        "section_id": section.pk,
        "translation_key": translation.hex if connection.vendor == "sqlite" else translation,
        "summary": writer.text(WORDS_OF_SUMMARY)[:600],
        "listed_at": moment,
        "first_published_at": moment,
        "cover_id": None,
    }
    return page, {
        **model.article,
        "portalpage_ptr_id": key,
        "content": json.dumps(content),
    }


def _row(table: str, key: str, value: int) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE {key} = %s", [value])  # noqa: S608
        names = [column[0] for column in cursor.description]
        return dict(zip(names, cursor.fetchone(), strict=True))


def _insert(table: str, rows: list[dict[str, Any]]) -> None:
    names = list(rows[0])
    marks = ", ".join(["%s"] * len(names))
    columns = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608
            [[row[name] for name in names] for row in rows],
        )


if __name__ == "__main__":
    make(int(sys.argv[1]) if sys.argv[1:] else 100_000)
