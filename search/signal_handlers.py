"""What search follows, connected once."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models.signals import post_delete, post_migrate, post_save
from wagtail.signals import page_published, page_unpublished

from core.signals import content_purged, secrecy_raised
from search import abbreviations, facts, fts, words_on_postgresql
from search.models import Abbreviation


def follow_purge(**_kwargs: Any) -> None:
    """What was destroyed must not lie in the segments of the index either."""
    fts.erase_traces()


def connect() -> None:
    """Connect everything above."""
    own = apps.get_app_config("search")
    post_migrate.connect(fts.install, sender=own, dispatch_uid="search.fts")
    post_migrate.connect(words_on_postgresql.install, sender=own, dispatch_uid="search.words")
    post_migrate.connect(abbreviations.add_initial, sender=own, dispatch_uid="search.initial")
    for signal in (post_save, post_delete):
        signal.connect(
            abbreviations.forget, sender=Abbreviation, dispatch_uid="search.abbreviations"
        )
    post_save.connect(facts.follow_save, dispatch_uid="search.saved")
    page_published.connect(facts.follow_publication, dispatch_uid="search.published")
    page_unpublished.connect(facts.follow_withdrawal, dispatch_uid="search.withdrawn")
    secrecy_raised.connect(facts.follow_secrecy, dispatch_uid="search.raised")
    content_purged.connect(follow_purge, dispatch_uid="search.purged")
