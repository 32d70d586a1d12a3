"""What was public once neither disappears nor changes unsaid (clauses.md section 2, item 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.vietnamese import short_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from schedule.models import ScheduleEntry

# A change of the mark or of its reason is one too, for whoever keeps a copy of the entry.
MARKS = ("change", "change_reason")


def silent_changes(
    before: Iterable[ScheduleEntry], after: Iterable[ScheduleEntry]
) -> Iterator[str]:
    """A sentence for each entry that was public and is gone, hidden, or says something else
    without saying so. Internal and new entries are free."""
    now = {entry.uid: entry for entry in after}
    for old in before:
        if old.is_internal:
            continue
        new = now.get(old.uid)
        name = f"“{old.content}” ngày {short_date(old.day)} đã công bố"
        if new is None or new.is_internal:
            yield (
                f"{name} nên không được bỏ hoặc chuyển thành nội bộ: hãy giữ lại, chọn “Hoãn, hủy” "
                "và ghi lý do."
            )
        else:
            yield from _unsaid(old, new, name)


def number_changes(before: Iterable[ScheduleEntry], after: Iterable[ScheduleEntry]) -> None:
    """Set each entry's `sequence`: one more than what was public, where it changed."""
    public = {entry.uid: entry for entry in before if not entry.is_internal}
    for new in after:
        old = public.get(new.uid)
        if old is None:
            new.sequence = 0
        else:
            new.sequence = old.sequence + bool(_differing(old, new) or _mark_differs(old, new))


def _unsaid(old: ScheduleEntry, new: ScheduleEntry, name: str) -> Iterator[str]:
    unmarked = new.change == new.Change.NONE
    if old.change != old.Change.NONE and unmarked:
        yield f"{name} là “{old.get_change_display()}”: không được bỏ dấu và lý do ấy."
        return
    changed = _differing(old, new)
    if changed and unmarked:
        yield (
            f"{name}, nay đổi {', '.join(changed)}: hãy chọn “Đã thay đổi” hoặc “Hoãn, hủy” và "
            "ghi lý do."
        )
    renewed = changed or old.change != new.change
    if renewed and not unmarked and new.change_reason.strip() == old.change_reason.strip():
        yield f"{name} với lý do ấy rồi: hãy ghi lý do của lần thay đổi này."


def _differing(old: ScheduleEntry, new: ScheduleEntry) -> list[str]:
    facts = new.facts()
    return [name for name, value in old.facts().items() if facts[name] != value]


def _mark_differs(old: ScheduleEntry, new: ScheduleEntry) -> bool:
    return any(getattr(old, name) != getattr(new, name) for name in MARKS)
