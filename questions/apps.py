from __future__ import annotations

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """Questions: see design.md section 3."""

    name = "questions"
    verbose_name = "Hỏi đáp"

    def ready(self) -> None:
        """Follow the pages of answers, the calendar, and the desk's clocks."""
        from django.db.models.signals import post_delete, post_save, pre_delete
        from wagtail.signals import page_published

        from core.signals import secrecy_raised
        from questions import clock, publishing, retention
        from questions.models import QuestionPage
        from workflows import clocks
        from workflows.models import Holiday

        page_published.connect(publishing.answer_with_page, dispatch_uid="questions.answer")
        pre_delete.connect(
            publishing.reopen_without_page, sender=QuestionPage, dispatch_uid="questions.reopen"
        )
        secrecy_raised.connect(retention.erase_with_page, dispatch_uid="questions.classified")
        for signal in (post_save, post_delete):
            signal.connect(
                publishing.recount_deadlines, sender=Holiday, dispatch_uid="questions.recount"
            )
        clocks.register(clock.late, clock.soon)
