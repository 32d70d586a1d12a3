"""A table as it may be kept: cells that may not be stored as they are, masked before anything
is written (reference/domain.md section 6; NĐ 13/2023/NĐ-CP)."""

from __future__ import annotations

import csv
import io
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from core.spreadsheets.cells import Broken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from core.spreadsheets.cells import Value
    from core.spreadsheets.reading import Table


def masked_copy(
    table: Table, masks: Mapping[str, Callable[[str], str]], name: str
) -> tuple[io.BytesIO, str]:
    """The table as CSV in UTF-8 with its name. Rows keep their numbers, so that a fault names the
    row of the sender's own file; texts in an old encoding stay in it, for the editor to confirm.
    """
    copy = io.BytesIO()
    text = io.TextIOWrapper(copy, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    written = 0
    for number, values in table.source.rows():
        writer.writerows([] for _empty in range(number - written - 1))
        written = number
        is_header = number <= table.header_row
        writer.writerow(
            _cell(value, None if is_header else _mask_of(table, place, masks))
            for place, value in enumerate(values)
        )
    text.detach()
    copy.seek(0)
    return copy, f"{PurePosixPath(name).stem}.csv"


def _mask_of(
    table: Table, place: int, masks: Mapping[str, Callable[[str], str]]
) -> Callable[[str], str] | None:
    column = table.places.get(place)
    return masks.get(column.name) if column else None


def _cell(value: Value, mask: Callable[[str], str] | None) -> str:
    if value is None:
        return ""
    # A broken cell must stay a fault: no column takes its reason for a value.
    text = value.reason if isinstance(value, Broken) else str(value)
    return mask(text) if mask else text
