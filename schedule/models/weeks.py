"""The pages of the work schedule (Điều 4 khoản 2 a): one a week and supplying unit, approved as a
whole; the section shows the public ones of a week together."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from core.domains import Domain
from core.models import PortalPage
from core.panels import STRUCTURAL_PANELS
from core.vietnamese import short_date
from schedule.changes import number_changes, silent_changes
from schedule.conflicts import Conflict, Slot, conflicts
from schedule.exports import FORMATS, words
from schedule.forms import EntriesPanel, ScheduleWeekForm
from schedule.models.entries import ScheduleEntry
from schedule.selection import DAYS, Selection, week_code
from schedule.table import conclusions_of, table_of
from workflows.comparison import approved_version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

TODAY = 6


class ScheduleIndexPage(PortalPage):
    """Lịch công tác: this week's, or the one that the address asks for."""

    structural: ClassVar[bool] = True

    content_panels = STRUCTURAL_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["schedule.ScheduleWeekPage"]
    max_count = 1

    class Meta:
        verbose_name = "mục lịch công tác"
        verbose_name_plural = "mục lịch công tác"

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The page, or with `?dang=csv`, `xlsx` or `json` the chosen week as a file."""
        write = FORMATS.get(request.GET.get("dang", ""))
        if write is None or not self.is_shown:
            return super().serve(request, *args, **kwargs)
        asked = Selection.of(request.GET)
        return write(asked, asked.narrowed(_public_entries(asked)))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the chosen week (`?tuan=2026-W48`, or any day of it), narrowed to a body and those
        below it (`co-quan=`) or to a leader (`lanh-dao=`), the public weeks before and after it,
        and the weeks of its year. There is no way into empty weeks without end."""
        context = super().get_context(request, *args, **kwargs)
        asked = Selection.of(request.GET)
        shown = ScheduleWeekPage.objects.shown()
        pages = list(shown.select_related("body", "permit").filter(monday=asked.monday))
        entries = _public_entries(asked)
        context.update(
            asked=asked,
            weeks=pages,
            table=table_of(asked.narrowed(entries), conclusions_of(entries)),
            this_week=week_code(timezone.localdate()),
            **_other_weeks(shown, asked.monday),
            host=request.get_host(),
        )
        return context


class ScheduleWeekPage(PortalPage):
    """One week of one supplying unit, approved as a whole."""

    monday = models.DateField(
        "tuần từ thứ Hai ngày",
        db_index=True,
        help_text="Mỗi cơ quan có một lịch cho một tuần; ngày đầu là thứ Hai.",
    )

    base_form_class = ScheduleWeekForm
    content_panels = [
        *PortalPage.content_panels,
        FieldPanel("monday"),
        EntriesPanel(
            "entries",
            heading="Lịch",
            label="việc",
            help_text="Việc đã công bố thì không xóa, không sửa lặng lẽ: hãy chọn “Đã thay đổi” "
            "hoặc “Hoãn, hủy” và ghi lý do. Việc nội bộ không bao giờ hiện trên Cổng.",
        ),
    ]
    search_fields = [*PortalPage.search_fields, index.SearchField("public_words")]
    parent_page_types = ["schedule.ScheduleIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "lịch công tác tuần"
        verbose_name_plural = "lịch công tác tuần"

    def domain_by_content(self) -> str:
        """Điều 14: the bodies of the entries decide; Party and government together, both do."""
        domains = {body.domain for entry in self.all_entries() for body in entry.bodies.all()}
        return Domain.JOINT if len(domains) > 1 else next(iter(domains), "")

    def clean(self) -> None:
        """A week begins on Monday and is its unit's only one; entries lie within it and belong to
        somebody; what was public doesn't change unsaid; nobody is in two places at once without
        a written reason.

        Raises:
            ValidationError: with every fault found, so that an editor mends them in one go.
        """
        super().clean()
        if self.monday and self.monday.weekday():
            raise ValidationError({"monday": "Tuần phải bắt đầu từ thứ Hai."})
        twins = ScheduleWeekPage.objects.filter(monday=self.monday, body=self.body_id)
        if twins.exclude(pk=self.pk).exists():
            raise ValidationError(
                {"monday": "Cơ quan này đã có lịch của tuần ấy: hãy sửa lịch đó."}
            )
        entries, before = self.all_entries(), self._public_before()
        faults = [
            *_misplaced(self.monday, entries),
            *_mistaken_uids(self, entries),
            *silent_changes(before, entries),
            *(f"{clash} Nếu vẫn giữ, hãy ghi “lý do giữ việc trùng” ở một trong hai việc."
              for clash in conflicts(_slots(entries)) if clash.needs_note),
        ]  # fmt: skip
        if faults:
            raise ValidationError(faults)
        number_changes(before, entries)

    def all_entries(self) -> list[ScheduleEntry]:
        """The entries of this very instance, internal ones too, with leaders and bodies."""
        entries = list(self.entries.all())
        prefetch_related_objects([entry for entry in entries if entry.pk], "leaders", "bodies")
        return entries

    def public_entries(self) -> list[ScheduleEntry]:
        """The entries of this very instance that anybody may read, in the order of the days."""
        entries = [entry for entry in self.all_entries() if not entry.is_internal]
        entries.sort(key=lambda entry: (entry.day, entry.session, entry.time or datetime.time()))
        return entries

    @property
    def public_words(self) -> str:
        """What search may know of the week, an entry a line."""
        return "\n".join(map(words, self.public_entries()))

    def review_notes(self) -> list[str]:
        """Conflicts within the week, and with the other weeks of the same days: what isn't public
        of those keeps its name to itself."""
        own = self.all_entries()
        others = ScheduleEntry.objects.exclude(page=self.pk).filter(
            day__in={entry.day for entry in own}
        )
        public = set(others.public().values_list("pk", flat=True))
        slots = []
        for entry in others.exclude(change=ScheduleEntry.Change.CANCELLED).in_order():
            if entry.pk not in public:
                entry.content = "một việc chưa công khai của lịch khác"
            slots.append(entry.slot())
        found = conflicts(_slots(own), slots)
        reasons = {str(entry.uid): entry.clash_note for entry in own}
        return [_with_reason(clash, reasons) for clash in found]

    def following_week(self, owner: Any) -> ScheduleWeekPage:
        """The skeleton of the week after this one, unsaved: a draft without changes and
        cancellations, to be declared and approved as any other."""
        later = datetime.timedelta(days=DAYS)
        monday = self.monday + later
        unit = f": {self.body.label}" if self.body else ""
        return ScheduleWeekPage(
            title=f"Lịch công tác tuần từ {short_date(monday)}{unit}",
            live=False,
            owner=owner,
            body_id=self.body_id,
            monday=monday,
            entries=[entry.repeated(entry.day + later) for entry in self.all_entries()],
        )

    def listing_date(self) -> datetime.datetime | None:
        """Weeks are ordered by their Monday."""
        if self.monday is None:
            return None
        return timezone.make_aware(datetime.datetime.combine(self.monday, datetime.time()))

    @property
    def week_code(self) -> str:
        """The week as addresses name it, "2026-W48"."""
        return week_code(self.monday)

    @classmethod
    def entries_today(cls) -> list[ScheduleEntry]:
        """Today's public entries, for the home page."""
        entries = ScheduleEntry.objects.public().filter(day=timezone.localdate())
        held = entries.exclude(change=ScheduleEntry.Change.CANCELLED)
        return list(held.in_order()[:TODAY])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the table of this unit's public entries."""
        entries = self.public_entries()
        context = super().get_context(request, *args, **kwargs)
        return {**context, "table": table_of(entries, conclusions_of(entries))}

    def _public_before(self) -> list[ScheduleEntry]:
        """The entries as the public has them, or had them last, whatever the draft says."""
        stored = ScheduleWeekPage.objects.filter(pk=self.pk, first_published_at__isnull=False)
        row = stored.first()
        if row is None:
            return []
        before = row if row.live else approved_version(row)
        return before.all_entries() if before else []


def _public_entries(asked: Selection) -> list[ScheduleEntry]:
    """What anybody may read of a week, in order."""
    return list(ScheduleEntry.objects.public().filter(day__range=asked.days).in_order())


def _other_weeks(shown: Any, asked: datetime.date) -> dict[str, Any]:
    """The public weeks, in one query: `archive` by ISO year, newest first, and the ones before
    (`previous`) and after (`following`) the week asked for."""
    mondays = shown.order_by("-monday").values_list("monday", flat=True).distinct()
    weeks = [{"monday": monday, "code": week_code(monday)} for monday in mondays]
    years: dict[int, list[dict[str, Any]]] = {}
    for week in weeks:
        years.setdefault(week["monday"].isocalendar().year, []).append(week)
    return {
        "archive": list(years.items()),
        "previous": next((week for week in weeks if week["monday"] < asked), None),
        "following": next((week for week in reversed(weeks) if week["monday"] > asked), None),
    }


def _misplaced(monday: datetime.date | None, entries: list[ScheduleEntry]) -> Iterator[str]:
    """What lies on a day of another week, or in nobody's calendar."""
    for entry in entries:
        if monday and not 0 <= (entry.day - monday).days < DAYS:
            yield (
                f"“{entry.content}”: ngày {short_date(entry.day)} không thuộc tuần từ "
                f"{short_date(monday)}."
            )
        if not entry.bodies.all():
            yield f"“{entry.content}”: hãy chọn cơ quan hoặc lãnh đạo có việc này."
        if not entry.chair_line:
            yield f"“{entry.content}”: hãy chọn lãnh đạo hoặc ghi người chủ trì."


def _mistaken_uids(page: ScheduleWeekPage, entries: list[ScheduleEntry]) -> Iterator[str]:
    """The same entry twice: only a forged form does that."""
    uids = {entry.uid for entry in entries}
    taken = ScheduleEntry.objects.filter(uid__in=uids).exclude(page=page.pk)
    if len(uids) < len(entries) or taken.exists():
        yield "Có việc bị lặp trong dữ liệu gửi lên: hãy tải lại trang rồi nhập lại."


def _slots(entries: list[ScheduleEntry]) -> list[Slot]:
    """What is cancelled takes nobody's time."""
    return [entry.slot() for entry in entries if not entry.is_cancelled]


def _with_reason(clash: Conflict, reasons: dict[str, str]) -> str:
    notes = [reasons.get(slot.key, "") for slot in (clash.first, clash.second)]
    reason = "; ".join(note for note in notes if note)
    return f"{clash} Lý do giữ: {reason}." if reason else str(clash)
