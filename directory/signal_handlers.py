"""What must follow when a body changes its name or is merged: its page is found by both names."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.search import index

from directory.models import Body, BodyPage, FormerName, Succession


def reindex_body(instance: Body, **_kwargs: Any) -> None:
    """The page of a body."""
    _reindex({instance.pk})


def reindex_former_name(instance: FormerName, **_kwargs: Any) -> None:
    """The page of the body that bore the name."""
    _reindex({instance.body_id})


def reindex_succession(instance: Succession, **_kwargs: Any) -> None:
    """The pages of both bodies."""
    _reindex({instance.predecessor_id, instance.successor_id})


def _reindex(bodies: set[int]) -> None:
    for page in BodyPage.objects.filter(subject_body__in=bodies):
        index.insert_or_update_object(page)


def connect() -> None:
    """Connect everything above, once."""
    post_save.connect(reindex_body, sender=Body, dispatch_uid="directory.body")
    for model, handler in ((FormerName, reindex_former_name), (Succession, reindex_succession)):
        post_save.connect(handler, sender=model, dispatch_uid=f"directory.{model.__name__}.saved")
        post_delete.connect(handler, sender=model, dispatch_uid=f"directory.{model.__name__}.gone")
