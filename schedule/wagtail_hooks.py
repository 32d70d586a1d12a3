"""What the admin must know of weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages

from schedule.models import ScheduleIndexPage, ScheduleWeekPage

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from core.models import PortalPage


@hooks.register("before_copy_page")
def one_schedule_a_week(request: HttpRequest, page: PortalPage) -> HttpResponse | None:
    """A copy would be a second schedule of the same week, which the table refuses."""
    if not issubclass(page.specific_class, ScheduleIndexPage | ScheduleWeekPage):
        return None
    messages.error(
        request, "Mỗi tuần chỉ có một lịch nên không sao chép được; hãy tạo lịch cho tuần mới."
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)
