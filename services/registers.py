"""The registers of procedures, one-stop reports and projects in the admin."""

from __future__ import annotations

from typing import ClassVar

from core.page_register import PageRegisterViewSet
from services.models import OneStopReportPage, ProcedurePage, ProjectPage


class ProcedureRegister(PageRegisterViewSet):
    """Sổ thủ tục."""

    model = ProcedurePage
    menu_label = "Thủ tục hành chính"
    icon = "folder-open-inverse"
    url_prefix = "so-thu-tuc"
    facts = ("code", "field", "competent_body", "online_level")
    list_filter = ("field", "tier", "competent_body", "online_level", "status", "body")
    search_fields = ("title", "code", "field", "result", "summary")
    taken = (
        "code", "field", "tier", "competent_body", "decision", "applicants", "result",
        "time_limit", "fee", "where", "online_level", "online_url", "national_url", "status",
        "status_since", "status_reason",
    )  # fmt: skip


class OneStopRegister(PageRegisterViewSet):
    """Sổ báo cáo một cửa; the figures of each stand in the register of their rows."""

    model = OneStopReportPage
    menu_label = "Báo cáo một cửa"
    icon = "table"
    url_prefix = "so-bao-cao-mot-cua"
    facts = ("period_from", "period_to")
    list_filter = ("period_from", "period_to", "body")


class ProjectRegister(PageRegisterViewSet):
    """Sổ chương trình, dự án."""

    model = ProjectPage
    menu_label = "Chương trình, dự án"
    icon = "tasks"
    url_prefix = "so-du-an"
    facts = ("period_from", "period_to", "percent")
    list_filter = ("period_from", "period_to", "body")
    search_fields = ("title", "target", "summary")
    taken = ("target", "period_from", "period_to", "percent", "funding", "total_words")
    headings: ClassVar[dict[str, str]] = {"total_words": "Tổng kinh phí"}
