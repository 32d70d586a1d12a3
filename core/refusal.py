"""The one exception of the rule, free of models so that Wagtail may import it early."""

from __future__ import annotations


class PublicationRefused(Exception):
    """The item must not become or stay public. `article`: the ground in QĐ 2112/QĐ-UBND.

    Not a PermissionDenied, which Wagtail's views replace by a sentence of their own:
    core.middleware.RefusalMiddleware answers it, with its reason.
    """

    def __init__(self, message: str, *, article: str) -> None:
        super().__init__(message)
        self.message = message
        self.article = article

    def __str__(self) -> str:
        return f"{self.message} (Điều {self.article}, QĐ 2112/QĐ-UBND)"
