"""What must follow, or be refused, when Wagtail moves, unpublishes or points at a page."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import pre_save
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.signals import page_published, page_unpublished, post_page_move, pre_page_move

from core import audit
from core.models import PortalPage
from core.pictures import CARD, LEAD, TEXT
from core.refusal import PublicationRefused


def refuse_widening_move(instance: Any, parent_page_after: Any, **_kwargs: Any) -> None:
    """A move of something public is a publication in another place: it may not leave its
    restriction, its domain, or the public part of the tree."""
    page, after = instance.specific, parent_page_after.specific
    if page.section_id == after.pk or not page.get_descendants(inclusive=True).live().exists():
        return
    if after.is_closed or not (after.live or after.depth == 1):
        raise PublicationRefused("Nơi chuyển đến chưa công khai: hãy gỡ xuống trước.", article="7")
    own = set(page.view_restrictions.values_list("pk", flat=True))
    if page.restrictions_by_position() - own - after.restrictions_by_position():
        raise PublicationRefused("Chuyển mục sẽ mở rộng phạm vi người được xem.", article="14")
    if _section_domain(after) != _section_domain(page.get_parent()):
        raise PublicationRefused(
            "Chuyên mục đến thuộc lĩnh vực duyệt khác: hãy gỡ xuống, chuyển, rồi trình duyệt lại.",
            article="14",
        )


def _section_domain(page: Any) -> str:
    assigned = (
        page.get_ancestors(inclusive=True)
        .exclude(assigned_domain="")
        .order_by("-depth")
        .values_list("assigned_domain", flat=True)
    )
    return assigned.first() or ""


def follow_move(instance: Any, parent_page_after: Any, **_kwargs: Any) -> None:
    """Keep the column by which sections list their items."""
    PortalPage._base_manager.filter(pk=instance.pk).update(section=parent_page_after.pk)


def cascade_unpublish(instance: Any, **_kwargs: Any) -> None:
    """A public page below one that isn't would show that one's title and slug."""
    audit.record("page.withdrawn", target=instance)
    for page in instance.get_descendants().filter(live=True).specific():
        UnpublishPageAction(page).execute(skip_permission_checks=True)


def make_pictures(instance: Any, **_kwargs: Any) -> None:
    """Make the sizes of the cover now, not at the expense of the first visitor."""
    if instance.cover:
        instance.cover.get_renditions(CARD, LEAD, TEXT)


def refuse_pointer_to_unpublished(instance: Any, **_kwargs: Any) -> None:
    """Redirects and promoted results print the address or title of their page unasked."""
    page = getattr(instance, "redirect_page", None) or getattr(instance, "page", None)
    if page is not None and not page.is_shown:
        raise PublicationRefused("Trang đích chưa được công khai.", article="7")


def record_sign_in(user: Any, **_kwargs: Any) -> None:
    """Điều 15: who came in, when."""
    audit.record("sign_in.accepted", user=user)


def record_sign_out(user: Any, **_kwargs: Any) -> None:
    """Điều 15: who went, when."""
    audit.record("sign_in.ended", user=user)


def record_failed_sign_in(credentials: dict[str, Any], **_kwargs: Any) -> None:
    """Điều 15: whose name was tried in vain."""
    audit.record("sign_in.failed", tried=str(credentials.get("username", ""))[:150])


def connect() -> None:
    """Connect everything above, once."""
    pre_page_move.connect(refuse_widening_move, dispatch_uid="core.move")
    post_page_move.connect(follow_move, dispatch_uid="core.moved")
    page_published.connect(make_pictures, dispatch_uid="core.pictures")
    page_unpublished.connect(cascade_unpublish, dispatch_uid="core.unpublished")
    for model in (Redirect, SearchPromotion):
        pre_save.connect(
            refuse_pointer_to_unpublished, sender=model, dispatch_uid=f"core.{model.__name__}"
        )
    user_logged_in.connect(record_sign_in, dispatch_uid="core.in")
    user_logged_out.connect(record_sign_out, dispatch_uid="core.out")
    user_login_failed.connect(record_failed_sign_in, dispatch_uid="core.failed")
