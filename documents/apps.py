from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Documents: see design.md section 3."""

    name = "documents"
    verbose_name = "Văn bản"
