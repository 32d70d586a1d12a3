"""The base of the registers in the admin that are no pages."""

from __future__ import annotations

from wagtail_modeladmin.options import ModelAdmin

from core.regulation import basis_address, basis_name


class Register(ModelAdmin):
    """A register; its header names the article that it carries out."""

    article = "4"

    @property
    def basis_name(self) -> str:
        """The link's words."""
        return basis_name(self.article)

    @property
    def basis_url(self) -> str:
        """Where the article stands on the portal."""
        return basis_address(self.article)
