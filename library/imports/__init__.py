"""Rows of CSV and XLSX files kept as drafts or data: upload, dry run, confirmation, one
transaction (Điều 2 khoản 3 a; Điều 13 khoản 2 b).

A section writes a kind in its module `imports.py`, which is found by itself:

    @register_import
    class BodyImport(ImportKind):
        code, label = "co-quan", "Cơ quan, đơn vị"
        columns = (Column("code", "Mã"), Column("name", "Tên", ("Tên cơ quan",)))
        roles = frozenset({Role.TECH})

        def parse(self, row: Row) -> dict[str, Any] | None:
            return {"code": row.text("code"), "name": row.text("name", longest=200)}

        def key(self, values):            # twice in one file is a fault
            return values["code"]

        def keep(self, values) -> Outcome:  # CREATED, UPDATED or UNCHANGED
            ...

`parse` says what is wrong by the getters of Row (text, day, whole_number, choice) and by
`row.fault(column, reason)`; its values are used only where the row has no faults. `keep` may
raise ValidationError or PublicationRefused: a fault of its row too. `finish`, called once after
the last row, may write what the rows add up to. The dry run calls all three and rolls back, so
that its report is what the import will do; `keep` must therefore touch nothing but the database.
What may not be stored as it is (names of private persons) is named in `masks`: column → function,
applied before the file is kept. An instance serves one pass and may remember lookups; `self.by`
is who imports.

A kind never publishes: pages are kept as drafts, for the chain.
"""

from __future__ import annotations

from core.spreadsheets.cells import Column, Row
from library.imports.registry import ImportKind, Outcome, register_import

__all__ = ["Column", "ImportKind", "Outcome", "Row", "register_import"]
