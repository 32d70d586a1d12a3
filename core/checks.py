"""Project rules as system checks: what is public passes the guard, or says why it needn't."""

from __future__ import annotations

from typing import Any

from django.core import checks
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

from core.models import PortalPage


def ungoverned_models(app_configs: Any = None, **_kwargs: Any) -> list[checks.CheckMessage]:
    """nhuxuan.E001: a snippet or site setting is public the moment it is saved. Content belongs
    on a PortalPage; a model that shows nothing to the public carries `not_public_because`."""
    return [
        checks.Error(
            f"{model._meta.label} có thể thành công khai mà không qua duyệt.",
            hint="Đưa nội dung vào một PortalPage, hoặc ghi lý do ở not_public_because.",
            obj=model,
            id="nhuxuan.E001",
        )
        for model in [*get_snippet_models(), *settings_registry]
        if not getattr(model, "not_public_because", "")
    ]


def page_types(app_configs: Any = None, **_kwargs: Any) -> list[checks.CheckMessage]:
    """nhuxuan.E002: each page type says where it may stand, and descends from PortalPage."""
    return [
        checks.Error(
            f"{model._meta.label} phải kế thừa PortalPage và khai parent_page_types, "
            "subpage_types.",
            obj=model,
            id="nhuxuan.E002",
        )
        for model in get_page_models()
        if model is not PortalPage
        and not (
            issubclass(model, PortalPage)
            and model.parent_page_types is not None
            and model.subpage_types is not None
        )
    ]


def register() -> None:
    """Make Django run the checks above."""
    checks.register(ungoverned_models, "nhuxuan")
    checks.register(page_types, "nhuxuan")
