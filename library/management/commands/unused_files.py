"""Lists images and attachments that no page uses."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from core.references import files_in_use


class Command(BaseCommand):
    """Prints one line for each file uploaded more than N days ago that neither a page nor the
    latest draft of one uses. It deletes nothing.

    Raises:
        CommandError: a number of days below nought.
    """

    help = "Liệt kê hình ảnh, tệp không trang nào dùng, tải lên đã quá số ngày cho trước."

    def add_arguments(self, parser: CommandParser) -> None:
        """The options."""
        parser.add_argument("--days", type=int, default=30, help="số ngày (mặc định 30)")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print the list and its length."""
        if options["days"] < 0:
            raise CommandError("Số ngày phải từ 0 trở lên.")
        before = timezone.now() - datetime.timedelta(days=options["days"])
        used = files_in_use()
        count = 0
        for model in (get_image_model(), get_document_model()):
            old = model.objects.filter(created_at__lt=before).order_by("created_at", "pk")
            for file in old.exclude(pk__in=used[model]).iterator():
                count += 1
                day = timezone.localtime(file.created_at)
                self.stdout.write(f"{model._meta.verbose_name} số {file.pk}: từ {day:%d/%m/%Y}")
        self.stdout.write(f"{count} tệp không dùng.")
