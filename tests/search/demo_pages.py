"""The demo's content, public, at a price that the suite can pay: the signatures are those of the
chain, without its screens; one small picture serves for all."""

from __future__ import annotations

import datetime
from io import StringIO
from unittest import mock

from django.core.management import call_command
from django.utils import timezone

from core.secrecy import Secrecy
from core.text import slugify
from demo import bodies as demo_bodies
from demo import loader, registers
from demo.content.pages import LINKS
from demo.tree import make_tree
from directory.models import Body
from search import statistics
from tests import factories
from tests.pages.volume import bulk_public


def load_demo_pages() -> int:
    """Put the demo's items into the tree and count; returns how many there are."""
    people = factories.people()
    call_command("sync_document_types", stdout=StringIO())
    demo_bodies.make_bodies()
    places = make_tree(LINKS)
    registers.leader_posts()
    bodies = {body.code: body for body in Body.objects.all()}
    picture = factories.image()
    number = 0
    with mock.patch.object(loader, "picture", lambda _number: picture):
        for parent, page, body, days_ago in loader.all_items(places):
            page.slug = page.slug or slugify(page.title)
            page.body, page.owner = bodies[body], people.contributor
            page.live, page.secrecy = False, Secrecy.NONE
            page.first_published_at = timezone.now() - datetime.timedelta(days=days_ago)
            bulk_public(lambda _number, page=page: page, 1, parent=parent, people=people)
            number += 1
    statistics.recount()
    return number
