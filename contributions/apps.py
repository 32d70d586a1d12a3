from __future__ import annotations

from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    """What units and people contribute, and what the board's members receive for it."""

    name = "contributions"
    verbose_name = "Đóng góp, thù lao"

    def ready(self) -> None:
        """Follow the articles that were made of materials."""
        from django.apps import apps
        from django.db.models.signals import pre_delete

        from contributions import materials
        from core.signals import secrecy_raised

        pre_delete.connect(
            materials.wait_again,
            sender=apps.get_model("news", "ArticlePage"),
            dispatch_uid="contributions.wait_again",
        )
        secrecy_raised.connect(materials.empty_with_page, dispatch_uid="contributions.classified")
