"""The home page, menu nodes, pages of introduction, relics and scenic places, the portal's state
and old addresses."""

from __future__ import annotations

from home.models.addresses import OldAddressHit
from home.models.home import HomeLink, HomePage
from home.models.pages import ContactPage, SectionPage, SiteMapPage, StandardPage
from home.models.places import PlaceIndexPage, PlacePage, PlacePhoto
from home.models.state import PortalState

__all__ = [
    "ContactPage",
    "HomeLink",
    "HomePage",
    "OldAddressHit",
    "PlaceIndexPage",
    "PlacePage",
    "PlacePhoto",
    "PortalState",
    "SectionPage",
    "SiteMapPage",
    "StandardPage",
]
