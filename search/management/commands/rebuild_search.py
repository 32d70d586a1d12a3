"""Bring all that search keeps in step with the database, without stopping the portal."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from core.heartbeat import ScheduledCommand
from core.models import PortalPage
from search import attachments, facts, log, statistics, words_on_postgresql
from search.models import PageFacts

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

# Small transactions: no visitor and no editor waits long for any of them.
CHUNK = 100
KEPT_DAYS = 365


class Command(ScheduledCommand):
    """Index, facts, files and counts; nightly, after an import, and after an upgrade that says
    so. Repeating it changes nothing."""

    help = "Lập lại chỉ mục tìm kiếm, bảng đếm, gợi ý; bỏ nhật ký từ khóa cũ hơn một năm."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--counts`: only the counts, after much was published. `--chunk`: pages a
        transaction; more are quicker where nobody waits."""
        parser.add_argument(
            "--counts", action="store_true", help="Chỉ đếm lại, không lập lại chỉ mục."
        )
        parser.add_argument("--chunk", type=int, default=CHUNK, help="Số trang ghi mỗi lần.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it, saying what was done."""
        if not options["counts"]:
            number = self._note_pages(options["chunk"])
            call_command("update_index", chunk_size=options["chunk"], verbosity=0)
            words_on_postgresql.tidy()
            self.stdout.write(f"Đã lập lại chỉ mục; {number} trang công khai.")
        statistics.recount()
        oldest = timezone.localdate() - datetime.timedelta(days=KEPT_DAYS)
        log.forget_before(oldest)
        self.stdout.write("Đã đếm lại từ và cách viết.")

    def _note_pages(self, size: int) -> int:
        shown = PortalPage.objects.shown()
        stale = PageFacts.objects.exclude(page__in=shown.values("pk"))
        facts.forget(list(stale.values_list("pk", flat=True)))
        # No statement is left open between the chunks: SQLite could empty its log no more.
        keys = list(shown.order_by("pk").values_list("pk", flat=True))
        for chunk in (keys[begin : begin + size] for begin in range(0, len(keys), size)):
            with transaction.atomic():
                pages = list(shown.filter(pk__in=chunk).specific())
                facts.note(pages)
                for page in pages:
                    attachments.take_out(page)
        return len(keys)
