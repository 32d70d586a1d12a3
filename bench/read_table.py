"""Time and memory of reading half a million rows: `python bench/read_table.py [ROWS]`.

Last figures (two shared cores, Python 3.11): see docs/operations.md, "Importing".
"""

from __future__ import annotations

import csv
import datetime
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhuxuan.settings.test")

from openpyxl import Workbook

from core.spreadsheets.reading import Column, open_table

COLUMNS = (
    Column("number", "Số, ký hiệu"),
    Column("summary", "Trích yếu"),
    Column("issued_on", "Ngày ban hành"),
)
DAY = datetime.date(2022, 9, 12)


def rows(count: int):
    yield [column.header for column in COLUMNS]
    for number in range(1, count + 1):
        yield [f"{number}/QĐ-UBND", f"Về việc giao đất cho hộ gia đình số {number}", DAY]


def write_csv(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows(count))


def write_xlsx(path: Path, count: int) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows(count):
        sheet.append(row)
    book.save(path)


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Write, read, and say how long and how much."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500_000
    with tempfile.TemporaryDirectory() as folder:
        for name, write in (("bang.csv", write_csv), ("bang.xlsx", write_xlsx)):
            path = Path(folder, name)
            if os.fork() == 0:  # what writing takes is not reading's
                write(path, count)
                os._exit(0)
            os.wait()
            before, started, read = megabytes(), time.monotonic(), 0
            with path.open("rb") as file:
                for row in open_table(file, name, COLUMNS).rows():
                    row.text("number"), row.text("summary"), row.day("issued_on")
                    read += not row.faults
            print(
                f"{name}: {read} rows, {path.stat().st_size / 2**20:.0f} MB, "
                f"{time.monotonic() - started:.1f} s, peak +{megabytes() - before:.1f} MB"
            )


if __name__ == "__main__":
    main()
