"""The home page, menu nodes and pages of introduction."""

from __future__ import annotations

from home.models.home import HomeLink, HomePage
from home.models.pages import ContactPage, SectionPage, SiteMapPage, StandardPage

__all__ = ["ContactPage", "HomeLink", "HomePage", "SectionPage", "SiteMapPage", "StandardPage"]
