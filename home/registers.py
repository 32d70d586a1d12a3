"""The register of relics and scenic places in the admin."""

from __future__ import annotations

from core.page_register import PageRegisterViewSet
from home.models import PlacePage


class PlaceRegister(PageRegisterViewSet):
    """Sổ di tích, danh thắng."""

    model = PlacePage
    menu_label = "Di tích, danh thắng"
    icon = "site"
    url_prefix = "so-di-tich"
    facts = ("commune", "rank", "rank_decision")
    list_filter = ("commune", "rank", "body")
    search_fields = ("title", "address", "rank_decision", "summary")
    taken = (
        "commune", "rank", "rank_decision", "address", "directions", "latitude", "longitude",
    )  # fmt: skip
