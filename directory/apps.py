from __future__ import annotations

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Bodies (cơ quan, đơn vị) and their public pages."""

    name = "directory"
    verbose_name = "Danh bạ cơ quan"
