"""The home page, menu nodes, pages of introduction, relics and scenic places."""

from __future__ import annotations

from home.models.home import HomeLink, HomePage
from home.models.pages import ContactPage, SectionPage, SiteMapPage, StandardPage
from home.models.places import PlaceIndexPage, PlacePage, PlacePhoto

__all__ = [
    "ContactPage",
    "HomeLink",
    "HomePage",
    "PlaceIndexPage",
    "PlacePage",
    "PlacePhoto",
    "SectionPage",
    "SiteMapPage",
    "StandardPage",
]
