from __future__ import annotations

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """Questions: see design.md section 3."""

    name = "questions"
    verbose_name = "Hỏi đáp"
