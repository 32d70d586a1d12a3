"""The register's list at the database: twenty filters, each with its page of rows, its counts and
its total, as documents.models.register asks for them.

    make bench-documents        (plants 100,000 documents where there are none)

Prints, for each, the number of statements, the slowest and the sum, in milliseconds, best of
three; fails when one filter takes longer than the limit.
"""

from __future__ import annotations

import sys
import time
from typing import Any

from django.db import connection
from django.test import RequestFactory

from bench import make_documents
from documents.models import DocumentIndexPage, RegisterEntry

COUNT = 100_000
LIMIT_MS = 200
ROUNDS = 3
FILTERS = (
    "", "loai=QĐ", "loai=KH&nam=2022", "cap=district", "nhom=qppl", "co-quan=ubnd",
    "co-quan=don-vi-7&nam=2020", "linh-vuc=Lĩnh vực đất đai", "nguoi-ky=Người ký số 12",
    "nam=2024", "tu-ngay=2020-01-01&den-ngay=2020-12-31", "q=1234-5/QĐ-UBND", "q=dat dai",
    "q=quy hoạch sử dụng đất xã Bãi Trành", "q=huyện", "q=thôn&loai=QĐ&cap=district",
    "hieu-luc-ngay=2022-09-01", "het-han-trong=30", "sap-xep=so&trang=400",
    "sap-xep=ngay-dang&trang=5000",
)  # fmt: skip


class Clock:
    """Times every statement of the connection."""

    def __init__(self) -> None:
        self.times: list[tuple[float, str]] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """An execute wrapper of Django's."""
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.times.append(((time.perf_counter() - started) * 1000, sql))


def measure(register: DocumentIndexPage, query: str) -> tuple[int, float, float, str]:
    """(statements, slowest, sum, the slowest's SQL) of one filter, of the best of the rounds."""
    rounds = []
    for _round in range(ROUNDS):
        clock = Clock()
        request = RequestFactory().get(f"/van-ban/?{query}")
        with connection.execute_wrapper(clock):
            register.get_context(request)
        slowest, sql = max(clock.times)
        rounds.append((len(clock.times), slowest, sum(ms for ms, _sql in clock.times), sql))
    return min(rounds, key=lambda found: found[2])


def main() -> int:
    """Measure all and print the table."""
    if not RegisterEntry.objects.exists():
        make_documents.main(COUNT)
    register = DocumentIndexPage.objects.get()
    print(f"{connection.vendor}, {RegisterEntry.objects.count()} documents")
    print("| filter | statements | slowest, ms | sum, ms |\n|---|---|---|---|")
    worst = 0.0
    for query in FILTERS:
        statements, slowest, total, sql = measure(register, query)
        worst = max(worst, total)
        print(f"| `{query or '(all)'}` | {statements} | {slowest:.0f} | {total:.0f} |")
        if "-v" in sys.argv:
            print(sql)
    print(f"\nslowest filter: {worst:.0f} ms (limit {LIMIT_MS})")
    return int(worst > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
