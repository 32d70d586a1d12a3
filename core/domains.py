"""Whose field an item belongs to, and so who approves it (Điều 14 khoản 1, 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from core.models import PortalPage


class Domain(models.TextChoices):
    """PARTY goes to the Head, GOVERNMENT to the Deputy, JOINT to both, OTHER to the Head."""

    PARTY = "party", "Đảng, Mặt trận, đoàn thể"
    GOVERNMENT = "government", "Chính quyền"
    JOINT = "joint", "Chung Đảng và chính quyền"
    OTHER = "other", "Khác"


def domain_of(page: PortalPage) -> str:
    """The domain of a page, decided in this order, the first answer wins:

    1. what the Head assigned to this very page (a correction, logged);
    2. what the page's type says of itself (a conclusion follows the body that chaired);
    3. what the Head assigned to the section, nearest ancestor first;
    4. the owning body's kind;
    5. OTHER.
    """
    section_domain = _assigned_to_section(page)
    body_domain = page.body.domain if page.body else ""
    return (
        page.assigned_domain
        or page.domain_by_content()
        or section_domain
        or body_domain
        or Domain.OTHER
    )


def _assigned_to_section(page: PortalPage) -> str:
    if not page.path:
        return ""
    steps = [page.path[:end] for end in range(page.steplen, len(page.path), page.steplen)]
    assigned = (
        page.base_page_model.objects.filter(path__in=steps)
        .exclude(assigned_domain="")
        .order_by("-depth")
        .values_list("assigned_domain", flat=True)
    )
    return assigned.first() or ""
