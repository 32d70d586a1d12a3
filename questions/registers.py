"""The register of published answers in the admin."""

from __future__ import annotations

from typing import ClassVar

from core.page_register import PageRegisterViewSet
from questions.models import QuestionPage


class QuestionRegister(PageRegisterViewSet):
    """Sổ hỏi đáp: what was published, or is on its way; the messages behind it, with who sent
    them, stand in their own register."""

    model = QuestionPage
    menu_label = "Hỏi – đáp"
    icon = "help"
    url_prefix = "so-hoi-dap"
    facts = ("field", "answered_by", "asked_on", "answered_on")
    list_filter = ("field", "answered_by", "asked_on", "answered_on")
    search_fields = ("title", "question", "answer", "asked_by")
    taken = (
        "field", "question", "asked_by", "asked_on", "opening", "answered_by", "answered_on",
    )  # fmt: skip
    headings: ClassVar[dict[str, str]] = {"opening": "Trả lời"}
