"""The one exception of the rule, free of models so that Wagtail may import it early."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied


class PublicationRefused(PermissionDenied):
    """The item must not become or stay public. `article`: the ground in QĐ 2112/QĐ-UBND."""

    def __init__(self, message: str, *, article: str) -> None:
        super().__init__(message)
        self.message = message
        self.article = article
