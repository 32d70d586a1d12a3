"""The demo's bodies with their succession, their posts and numbers; no invented persons."""

from __future__ import annotations

import datetime

from demo.content.bodies import BODIES, INTERNAL_POST, POSTS
from demo.content.reform import COMMUNES, DECISION, DISTRICT, EARLIER, LAST_DAY, MERGED_ON
from directory.models import Body, Number, Post, Succession
from home.models import PortalState

PAGES = len(BODIES) + len(COMMUNES)


def make_bodies() -> None:
    """What is missing: the bodies of the regulation, superiors first, the six communes that took
    over, and the posts of each with its numbers."""
    for code, name, short_name, kind, parent, rank in BODIES:
        Body.objects.get_or_create(
            code=code,
            defaults={
                "name": name,
                "short_name": short_name,
                "kind": kind,
                "rank": rank,
                "parent": Body.objects.get(code=parent) if parent else None,
            },
        )
    for code, name, short_name, official_code, rank, units in COMMUNES:
        defaults = {"name": name, "short_name": short_name, "rank": rank, "kind": "commune",
                    "official_code": official_code, "valid_from": _day(MERGED_ON)}  # fmt: skip
        Body.objects.get_or_create(code=code, defaults=defaults)
        for unit in units:
            _succeeds(unit, code, MERGED_ON, DECISION, last_day=LAST_DAY)
        _succeeds(DISTRICT, code, MERGED_ON, DECISION)
    for code, name, unit, since, last_day, decision in EARLIER:
        defaults = {"name": name, "kind": "commune", "rank": 90}
        Body.objects.get_or_create(code=code, defaults=defaults)
        _succeeds(code, unit, since, decision, last_day=last_day)
    for body in Body.objects.filter(posts=None).exclude(code__in=[row[0] for row in EARLIER]):
        _make_posts(body)
    if not PortalState.objects.exists():
        PortalState.objects.create(authority=Body.objects.get(code=DISTRICT))


def pages_of() -> list[Body]:
    """The bodies that have a page, in protocol order."""
    return list(Body.objects.exclude(posts=None).order_by("rank", "name"))


def _succeeds(before: str, after: str, since: str, decision: str, *, last_day: str = "") -> None:
    old = Body.objects.get(code=before)
    Succession.objects.get_or_create(
        predecessor=old,
        successor=Body.objects.get(code=after),
        defaults={"on": _day(since), "decision": decision},
    )
    if last_day and old.valid_to is None:
        old.valid_to = _day(last_day)
        old.save()


def _make_posts(body: Body) -> None:
    for place, title in enumerate(POSTS[body.kind], start=1):
        post = Post.objects.create(body=body, title=title, rank=place)
        Number.objects.create(post=post, value=f"0237 000 {body.rank:02d}{place}0", is_public=True)
    clerk = Post.objects.create(body=body, title=INTERNAL_POST, rank=99, is_leader=False)
    Number.objects.create(post=clerk, value=f"0237 000 {body.rank:02d}99")


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
