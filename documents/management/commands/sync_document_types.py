"""Apply the types of documents (documents.definitions) to their table."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from documents.definitions import ADMINISTRATIVE, NORMATIVE, PARTY
from documents.models import DocumentType


class Command(BaseCommand):
    """Adds missing types and corrects names; repeating it changes nothing."""

    help = "Áp danh mục loại văn bản."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write what differs."""
        for types, is_normative in ((ADMINISTRATIVE, False), (NORMATIVE, True), (PARTY, False)):
            for code, name, abbreviation in types:
                DocumentType.objects.update_or_create(
                    code=code,
                    defaults={
                        "name": name,
                        "abbreviation": abbreviation,
                        "is_normative": is_normative,
                    },
                )
        self.stdout.write(f"Loại văn bản: {DocumentType.objects.count()}.")
