from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save


class DocumentsConfig(AppConfig):
    """Documents: see design.md section 3."""

    name = "documents"
    verbose_name = "Văn bản"

    def ready(self) -> None:
        """Keep the register's entries and its index of words in step."""
        from core.signals import content_purged
        from documents import entries, words
        from documents.models import DocumentRelation, ValidityRuling

        post_save.connect(entries.follow_page, dispatch_uid="documents.page")
        for signal in (post_save, post_delete):
            signal.connect(
                entries.follow_relation, sender=DocumentRelation, dispatch_uid="documents.relation"
            )
            signal.connect(
                entries.follow_ruling, sender=ValidityRuling, dispatch_uid="documents.ruling"
            )
        post_migrate.connect(words.install_after_migrate, dispatch_uid="documents.words")
        content_purged.connect(words.forget_deleted, dispatch_uid="documents.purged")
