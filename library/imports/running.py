"""The way of a file: scanned and kept, tried out, and written in one transaction."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction
from django.utils import timezone

from core import audit
from core.marks import Finding, marks_in
from core.refusal import PublicationRefused
from core.scan import blocked_message, strong
from core.spreadsheets.reading import CellFault, Row, Table, TableRefused, open_table
from core.text import nfc
from library.imports.masking import masked_copy
from library.imports.models import ImportRun
from library.imports.registry import ImportKind, Outcome, kind_of, may_import
from library.scan import FileRefused, examine

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

FIRST_FAULTS = 200  # kept with the run; all of them are in the file of faults
CHUNK = 1024 * 1024


class ImportRefused(Exception):
    """The step can't be taken. The message is for the person at the desk, in Vietnamese."""


@dataclass
class Tally:
    """What a pass over the file came to."""

    rows: int = 0
    faults: int = 0
    outcomes: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    first_faults: list[CellFault] = field(default_factory=list)

    def add_faults(self, faults: list[CellFault]) -> None:
        """Count them; keep the first."""
        self.faults += len(faults)
        self.first_faults += faults[: FIRST_FAULTS - len(self.first_faults)]


def start(kind: type[ImportKind], file: Any, by: Any, *, most_rows: int | None = None) -> ImportRun:
    """Scan a file, keep it, and try it out; the run says what an import would do.

    Raises:
        FileRefused: the scan forbids the file.
        TableRefused: it isn't the table that the kind asks for, or has more than `most_rows`.
        ImportRefused: `by` may not import this kind.
    """
    check_may_import(by, kind)
    name = nfc(file.name or "")
    examine(file, by)
    table = open_table(file, name, kind.columns)
    _look_through(table, by, most_rows)
    if kind.masks:
        file, name = masked_copy(table, kind.masks, name)
        table = open_table(file, name, kind.columns)
    file.seek(0)
    data = file.read()
    run = ImportRun(
        kind=kind.code,
        by=by,
        by_name=by.get_full_name() or by.get_username(),
        file_name=name,
        file_hash=hashlib.sha256(data).hexdigest(),
        encoding=table.encoding,
        samples=table.samples,
        ignored=table.ignored,
    )
    run.file.save(name, ContentFile(data), save=False)
    _note(run, _run_through(run, kind(by), writes=False))
    audit.record("import.checked", user=by, target=run, kind=run.kind, faults=run.faults)
    return run


def commit(run: ImportRun, by: Any, *, conversion_confirmed: bool = False) -> ImportRun:
    """Write a run that was tried out without faults; all of it or nothing.

    Raises:
        ImportRefused: not allowed, done already, faulty, its file changed, or an old encoding
            that nobody confirmed.
    """
    kind = kind_of(run.kind)
    if kind is None:
        raise ImportRefused("Loại dữ liệu này không còn nhập được.")
    check_may_import(by, kind)
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run.pk)
        _check_may_commit(run, conversion_confirmed)
        _note(run, _run_through(run, kind(by), writes=True))
    audit.record("import.committed", user=by, target=run, kind=run.kind, status=run.status)
    return run


def drop(run: ImportRun, by: Any) -> None:
    """Give up a run that wrote nothing; its file is deleted."""
    kind = kind_of(run.kind)
    if kind is not None:
        check_may_import(by, kind)
    if run.status == ImportRun.Status.DONE:
        raise ImportRefused("Lượt này đã nhập xong, không bỏ được nữa.")
    run.file.delete(save=False)
    run.status, run.finished_at = ImportRun.Status.DROPPED, timezone.now()
    run.save()
    audit.record("import.dropped", user=by, target=run, kind=run.kind)


def faults_of(run: ImportRun) -> Iterator[CellFault]:
    """Every fault of a run's file, read again; those of the dry run where the file is gone."""
    kind = kind_of(run.kind)
    if kind is None or not run.file:
        yield from (CellFault(**fault) for fault in run.first_faults)
        return
    collected = Collecting()
    _run_through(run, kind(run.by), writes=False, tally=collected)
    yield from collected.first_faults


class Collecting(Tally):
    """A tally that keeps every fault."""

    def add_faults(self, faults: list[CellFault]) -> None:
        """Keep them all."""
        self.faults += len(faults)
        self.first_faults += faults


def check_may_import(by: Any, kind: type[ImportKind]) -> None:
    """
    Raises:
        ImportRefused: said in the audit trail.
    """
    if not may_import(by, kind):
        audit.record("import.refused", user=by, kind=kind.code)
        raise ImportRefused(f"Tài khoản của bạn không được nhập dữ liệu “{kind.label}”.")


def _look_through(table: Table, by: Any, most_rows: int | None) -> None:
    """A mark alone in its cell ("Mật" in a column of levels) is none in its line of CSV, which
    is all that the scan of files sees; nothing of the file is kept yet."""
    for count, (number, cells) in enumerate(table.source.rows()):
        if most_rows is not None and count > most_rows:
            raise TableRefused(
                f"Tệp có hơn {most_rows} dòng: hãy chia nhỏ, hoặc nhờ cán bộ kỹ thuật nhập bằng "
                "lệnh import_rows."
            )
        texts = (cell for cell in cells if isinstance(cell, str) and cell)
        blocking = strong(marks_in("\n".join(texts)))
        if blocking:
            audit.record("upload.refused", user=by, rule=blocking[0].rule, places=len(blocking))
            found = [Finding(mark.rule, mark.strength, f"dòng {number}") for mark in blocking]
            raise FileRefused(blocked_message(found))


def _check_may_commit(run: ImportRun, conversion_confirmed: bool) -> None:
    if run.status == ImportRun.Status.DONE:
        raise ImportRefused("Lượt này đã nhập rồi: không nhập lần nữa.")
    if run.status != ImportRun.Status.CHECKED:
        raise ImportRefused("Tệp còn lỗi hoặc đã bỏ: hãy sửa tệp rồi tải lên lại.")
    if run.needs_conversion and not conversion_confirmed:
        raise ImportRefused(
            f"Tệp dùng bảng mã {run.encoding}: hãy xem phần chuyển thử và đánh dấu xác nhận trước."
        )
    with run.file.open("rb") as file:
        digest = hashlib.sha256()
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    if digest.hexdigest() != run.file_hash:
        raise ImportRefused("Tệp đã lưu khác với tệp được kiểm tra: hãy tải lên lại.")


def _run_through(
    run: ImportRun, kind: ImportKind, *, writes: bool, tally: Tally | None = None
) -> Tally:
    """Parse and keep every row in one transaction, which a dry run or a fault rolls back."""
    tally = tally or Tally()
    with run.file.open("rb") as file, transaction.atomic():
        try:
            table = open_table(file, run.file_name, kind.columns)
            _keep_rows(table, kind, tally)
            if not tally.rows:
                raise TableRefused("Tệp chỉ có tiêu đề, không có dòng dữ liệu nào.")
            with _noting_in(tally, Row(0, {}, {})):
                kind.finish()
        except TableRefused as refusal:
            tally.add_faults([CellFault(0, "", str(refusal))])
        if tally.faults or not writes:
            transaction.set_rollback(True)
    return tally


def _keep_rows(table: Table, kind: ImportKind, tally: Tally) -> None:
    seen: dict[Hashable, int] = {}
    for row in table.rows():
        tally.rows += 1
        values = kind.parse(row)
        if not row.faults:
            _refuse_second(row, kind.key(values), seen)
        if row.faults:
            tally.add_faults(row.faults)
            continue
        with _noting_in(tally, row):
            tally.outcomes[kind.keep(values)] += 1


def _refuse_second(row: Row, key: Hashable | None, seen: dict[Hashable, int]) -> None:
    if key is None:
        return
    first = seen.setdefault(key, row.number)
    if first != row.number:
        row.fault("", f"Trùng với dòng {first}: hãy bỏ một trong hai dòng.")


@contextmanager
def _noting_in(tally: Tally, row: Row) -> Iterator[None]:
    """A savepoint; what the writing refuses is a fault of the row."""
    try:
        with transaction.atomic():
            yield
    except ValidationError as error:
        _note_invalid(row, error)
    except PublicationRefused as refusal:
        row.fault("", refusal.message)
    except DatabaseError:
        row.fault("", "Cơ sở dữ liệu không nhận dòng này: hãy kiểm tra từng ô.")
    tally.add_faults(row.faults)


def _note_invalid(row: Row, error: ValidationError) -> None:
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, messages in by_field.items():
        for message in messages:
            row.fault("" if name == NON_FIELD_ERRORS else name, message)


def _note(run: ImportRun, tally: Tally) -> None:
    was_checked = run.pk is not None
    run.rows, run.faults = tally.rows, tally.faults
    run.created = tally.outcomes[Outcome.CREATED]
    run.updated = tally.outcomes[Outcome.UPDATED]
    run.unchanged = tally.outcomes[Outcome.UNCHANGED]
    run.first_faults = [asdict(fault) for fault in tally.first_faults]
    if tally.faults:
        run.status = ImportRun.Status.FAULTY
    elif was_checked:
        run.status, run.finished_at = ImportRun.Status.DONE, timezone.now()
    else:
        run.status = ImportRun.Status.CHECKED
    run.save()
