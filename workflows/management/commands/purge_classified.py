"""Destroys what is still stored of classified items (core.purge)."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from core.purge import Remains, backups_since, classified_pages, purge, remains_of, rewrite_database
from core.refusal import PublicationRefused


class Command(BaseCommand):
    """Prints, for each classified page, what is destroyed and which backups must be too.

    With --dry-run nothing changes. Otherwise --by names who answers for it; the ledger says so.
    Raises:
        CommandError: an unknown or unfit person, or a page that isn't classified.
    """

    help = "Tiêu hủy nội dung còn lưu của các mục có độ mật; nêu những bản sao lưu phải hủy."

    def add_arguments(self, parser: CommandParser) -> None:
        """The options."""
        parser.add_argument("pages", nargs="*", type=int, help="số trang; để trống: mọi mục mật")
        parser.add_argument("--dry-run", action="store_true", help="chỉ xem, không tiêu hủy")
        parser.add_argument("--by", help="tên đăng nhập của người chịu trách nhiệm")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Report on each page, and purge unless it is a dry run."""
        pages = list(classified_pages())
        if options["pages"]:
            unknown = set(options["pages"]) - {page.pk for page in pages}
            if unknown:
                raise CommandError(f"Không phải mục có độ mật: {sorted(unknown)}")
            pages = [page for page in pages if page.pk in options["pages"]]
        user = None if options["dry_run"] else self._person(options["by"])
        for page in pages:
            found = remains_of(page.specific)
            if user is not None:
                try:
                    found = purge(page, user)
                except PublicationRefused as refusal:
                    raise CommandError(str(refusal)) from refusal
            self._report(found, done=user is not None)
        if user is not None and not connection.in_atomic_block:
            rewrite_database()

    def _person(self, username: str | None) -> Any:
        user = get_user_model().objects.filter(username=username, is_active=True).first()
        if user is None:
            raise CommandError(
                "Cần --by TÊN_ĐĂNG_NHẬP của người chịu trách nhiệm, hoặc --dry-run để xem trước."
            )
        return user

    def _report(self, found: Remains, *, done: bool) -> None:
        verb = "Đã tiêu hủy" if done else "Sẽ tiêu hủy"
        self.stdout.write(
            f"{found.page}: {verb} {found.revisions} phiên bản, "
            f"{found.redirects} địa chỉ cũ, {len(found.files)} tệp."
        )
        for file in found.kept_files:
            kind = file._meta.verbose_name
            self.stdout.write(f"  Xem lại bằng tay: {kind} số {file.pk}, trang khác còn dùng.")
        for key in found.referring:
            self.stdout.write(f"  Xem lại bằng tay: trang số {key} dẫn tới mục này.")
        for line in backups_since(found.since):
            self.stdout.write(f"  Bản sao lưu phải tiêu hủy: {line}")
