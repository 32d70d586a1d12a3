"""The register of the pages of bodies in the admin; the bodies themselves, their posts and people
stand in directory.modeladmin."""

from __future__ import annotations

from core.page_register import PageRegisterViewSet
from directory.models import BodyPage


class BodyPageRegister(PageRegisterViewSet):
    """Sổ trang cơ quan: what the public reads of each."""

    model = BodyPage
    menu_label = "Trang cơ quan"
    icon = "group"
    url_prefix = "so-trang-co-quan"
    facts = ("subject_body", "address")
    list_filter = ("subject_body__kind", "subject_body")
    search_fields = ("title", "address", "subject_body__name")
    taken = ("subject_body", "address", "phone", "email")
