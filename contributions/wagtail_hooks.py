"""Where the contributions show in Wagtail's admin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.urls import include, path, reverse
from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from contributions import urls
from contributions.allowance_views import SheetsView
from contributions.material_views import MaterialsView, SendView
from contributions.modeladmin import ContributionGroup
from contributions.views import CollaboratorsView, CoverageView, LoadView, UnitsView
from core.menu import RoleMenuItem

if TYPE_CHECKING:
    from workflows.desk_views import DeskScreen

modeladmin_register(ContributionGroup)


@hooks.register("register_admin_urls")
def screens() -> list[Any]:
    """The screens of contributions.urls."""
    return [path("", include(urls))]


# Words, screen, who sees it, icon, place.
IN_REPORTS = (
    ("Đóng góp của đơn vị", "units", UnitsView, "group", 20),
    ("Độ phủ chuyên mục", "coverage", CoverageView, "table", 21),
    ("Việc của thành viên", "load", LoadView, "tasks", 22),
)
IN_MENU = (
    ("Gửi tư liệu", "send_material", SendView, "upload", 150),
    ("Tư liệu đã gửi", "materials", MaterialsView, "doc-full", 151),
    ("Cộng tác viên", "collaborators", CollaboratorsView, "group", 180),
    ("Thù lao", "sheets", SheetsView, "form", 190),
)


def menu_item(
    words: str, name: str, screen: type[DeskScreen], icon: str, order: int
) -> RoleMenuItem:
    """The entry of a screen, for those to whom it opens."""
    address = reverse(f"contributions:{name}")
    return RoleMenuItem(words, address, roles=screen.roles, icon_name=icon, order=order)


for entry in IN_REPORTS:
    hooks.register("register_reports_menu_item", partial(menu_item, *entry))
for entry in IN_MENU:
    hooks.register("register_admin_menu_item", partial(menu_item, *entry))
