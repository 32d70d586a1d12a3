"""The directory itself: whom to call, by group in protocol order; the organisation chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.utils import timezone

from core.models import PortalPage
from core.panels import STRUCTURAL_PANELS
from directory.chart import draw
from directory.finding import names_of, search
from directory.models.bodies import Body
from directory.models.pages import BodyPage
from directory.models.successions import relatives
from directory.public import by_group, public_bodies
from directory.tree import tree_of

if TYPE_CHECKING:
    from django.http import HttpRequest

LONGEST_QUERY = 100
CHART = "so-do"


class DirectoryIndexPage(PortalPage):
    """Danh bạ: leaders with their numbers under the six groups, a search that works without
    script, and the organisation chart."""

    structural: ClassVar[bool] = True
    article: ClassVar[str] = "7"

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["directory.BodyPage"]
    max_count = 1

    class Meta:
        verbose_name = "mục danh bạ"
        verbose_name_plural = "mục danh bạ"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds what the words found (`?q=`), the chart (`?xem=so-do`), or the whole directory:
        the bodies that exist today by group, and those that are no more."""
        context = super().get_context(request, *args, **kwargs)
        words = request.GET.get("q", "").strip()[:LONGEST_QUERY]
        context.update(words=words, is_chart=not words and request.GET.get("xem") == CHART)
        if words:
            return {**context, **_found(words)}
        return {**context, **(_chart() if context["is_chart"] else _everybody())}


def shown_pages() -> Any:
    """The public pages of bodies with what an entry of the directory needs."""
    pages = BodyPage.objects.shown().select_related("subject_body").defer("functions")
    return pages.prefetch_related("contacts", "confirmations")


def _everybody() -> dict[str, Any]:
    today = timezone.localdate()
    bodies = public_bodies(shown_pages())
    return {
        "groups": by_group(body for body in bodies if body.body.is_in_force(today)),
        "former": [body.page for body in bodies if body.page.is_former],
    }


def _found(words: str) -> dict[str, Any]:
    """Also what is no more, and what followed it: by either name one finds both."""
    names = names_of(Body.objects.prefetch_related("former_names"))
    found = search(public_bodies(shown_pages()), words, names, relatives())
    return {"found": found, "groups": by_group(found)}


def _chart() -> dict[str, Any]:
    today = timezone.localdate()
    pages = BodyPage.objects.shown().select_related("subject_body").defer("functions")
    superiors: dict[int, int | None] = dict(Body.objects.values_list("pk", "parent_id"))
    tree = tree_of((page for page in pages if page.subject_body.is_in_force(today)), superiors)
    return {"tree": tree, "chart": draw(tree)}
