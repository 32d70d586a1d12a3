"""The register's list at the database: twenty filters, each with its page of rows, its counts and
its total, as documents.models.register asks for them.

    make bench-documents        (plants 100,000 documents where there are none)

Prints, for each, the number of statements and the sum of their times in milliseconds, best of
five: by the clock, and the processor time of the database's own process (where it runs on this
machine), which other work on the machine doesn't spoil. Fails when the latter passes the limit
on PostgreSQL, which is what a portal of that size runs on.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.http import QueryDict
from django.test import RequestFactory

from bench import make_documents
from documents.models import DocumentIndexPage, RegisterEntry

COUNT = 100_000
LIMIT_MS = 200
ROUNDS = 5
FILTERS = (
    "", "loai=QĐ", "loai=KH&nam=2022", "cap=district", "nhom=qppl", "co-quan=ubnd",
    "co-quan=don-vi-7&nam=2020", "linh-vuc=Lĩnh vực đất đai", "nguoi-ky=Người ký số 12",
    "nam=2024", "tu-ngay=2020-01-01&den-ngay=2020-12-31", "q=1234-5/QĐ-UBND", "q=su dung dat",
    "q=quy hoạch sử dụng đất xã Bãi Trành", "q=huyện", "q=thôn&loai=QĐ&cap=district",
    "hieu-luc-ngay=2022-09-01", "het-han-trong=30", "sap-xep=so&trang=400",
    "sap-xep=ngay-dang&trang=5000",
)  # fmt: skip


class Meter:
    """Times every statement of the connection."""

    def __init__(self) -> None:
        self.statements: list[tuple[float, float, str]] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """An execute wrapper of Django's."""
        clock, work = time.perf_counter(), database_work()
        try:
            return execute(sql, params, many, context)
        finally:
            passed = (time.perf_counter() - clock) * 1000
            worked = database_work() - work if work else passed
            self.statements.append((worked, passed, sql))


def database_work() -> float:
    """Milliseconds of processor time of the process that answers our statements; 0 when it can't
    be read, as on another machine. SQLite works in ours."""
    if connection.vendor == "sqlite":
        return time.thread_time() * 1000
    connection.ensure_connection()
    schedstat = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(schedstat.read_text().split()[0]) / 1e6 if schedstat.exists() else 0.0


def measure(register: DocumentIndexPage, query: str) -> list[tuple[float, float, str]]:
    """The statements of one filter, in the best of the rounds."""
    rounds = []
    for _round in range(ROUNDS):
        meter = Meter()
        request = RequestFactory().get("/van-ban/", QueryDict(query))
        with connection.execute_wrapper(meter):
            register.get_context(request)
        rounds.append(meter.statements)
    return min(rounds, key=lambda statements: sum(work for work, *_rest in statements))


def main() -> int:
    """Measure all and print the table."""
    call_command("migrate", verbosity=0)
    if not RegisterEntry.objects.exists():
        make_documents.main(COUNT)
    register = DocumentIndexPage.objects.get()
    print(f"{connection.vendor}, {RegisterEntry.objects.count()} documents")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # So that all the work is done, and counted, in one process.
            cursor.execute("SET max_parallel_workers_per_gather = 0")
    print("| filter | statements | work, ms | clock, ms |\n|---|---|---|---|")
    worst = 0.0
    for query in FILTERS:
        statements = measure(register, query)
        work = sum(worked for worked, *_rest in statements)
        clock = sum(passed for _worked, passed, _sql in statements)
        worst = max(worst, work)
        print(f"| `{query or '(all)'}` | {len(statements)} | {work:.0f} | {clock:.0f} |")
        if "-v" in sys.argv:
            for worked, _passed, sql in sorted(statements, reverse=True)[:4]:
                print(f"    {worked:.0f} {sql[:600]}")
    print(f"\nslowest filter: {worst:.0f} ms of work (limit {LIMIT_MS})")
    return int(connection.vendor == "postgresql" and worst > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
