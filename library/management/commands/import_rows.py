"""Imports a CSV or XLSX file, or says what importing it would do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import File
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.spreadsheets.reading import TableRefused
from library.imports.registry import all_kinds, kind_of
from library.imports.running import ImportRefused, commit, start
from library.scan import FileRefused


class Command(BaseCommand):
    """Without --commit nothing is written but the record of the dry run."""

    help = "Nhập dữ liệu từ tệp CSV, XLSX; không có --commit thì chỉ kiểm tra thử."

    def add_arguments(self, parser: CommandParser) -> None:
        """KIND FILE --by USERNAME [--dry-run | --commit] [--convert-legacy]."""
        parser.add_argument("kind", choices=[kind.code for kind in all_kinds()])
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, help="tên đăng nhập của người chịu trách nhiệm")
        step = parser.add_mutually_exclusive_group()
        step.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra thử (mặc định)")
        step.add_argument("--commit", action="store_true", help="ghi nếu không có lỗi nào")
        parser.add_argument(
            "--convert-legacy", action="store_true", help="đã xem và đồng ý chuyển TCVN3, VNI"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Try it out, say what would happen, and write it where that was asked.

        Raises:
            CommandError: refused, or with faults; nothing was written.
        """
        kind = kind_of(options["kind"])
        by = get_user_model().objects.filter(username=options["by"]).first()
        if kind is None or by is None:
            raise CommandError(f"Không có tài khoản {options['by']}.")
        try:
            with options["file"].open("rb") as opened:
                run = start(kind, File(opened, name=options["file"].name), by)
            if options["commit"] and not run.faults:
                run = commit(run, by, conversion_confirmed=options["convert_legacy"])
        except (OSError, FileRefused, TableRefused, ImportRefused) as refusal:
            raise CommandError(str(refusal)) from refusal
        self._report(run)
        if run.faults:
            raise CommandError(f"Có {run.faults} lỗi: chưa nhập gì.")

    def _report(self, run: Any) -> None:
        for fault in run.first_faults:
            column = f", cột {fault['column']}" if fault["column"] else ""
            self.stdout.write(f"Dòng {fault['row']}{column}: {fault['reason']}")
        for before, after in run.samples:
            self.stdout.write(f"{run.encoding}: {before} → {after}")
        self.stdout.write(
            f"{run.get_status_display()}: {run.rows} dòng; tạo mới {run.created}, "
            f"cập nhật {run.updated}, không đổi {run.unchanged}, lỗi {run.faults}."
        )
