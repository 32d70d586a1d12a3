"""The approval sheet (phiếu duyệt tin, bài): who wrote, signed and approved one revision, as the
ledger has it (Điều 9, Điều 14; clauses.md section 2, item 4)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.text import capfirst
from fpdf import FPDF
from fpdf.fonts import FontFace

from core.domains import Domain
from core.secrecy import Secrecy
from workflows.definitions import Action
from workflows.models import Approval

if TYPE_CHECKING:
    from collections.abc import Iterable

FONTS = Path(__file__).parent / "fonts"
ON_SHEET = (Action.SUBMIT, Action.SIGN, Action.PASS, Action.APPROVE, Action.RETURN)
COLUMNS = ("Thời điểm", "Việc", "Người, chức vụ", "Tư cách", "Ý kiến", "Dòng sổ")
COLUMN_WIDTHS = (14, 15, 25, 18, 18, 10)


@dataclass(frozen=True)
class Sheet:
    """One run of the chain on paper. `entries`: oldest first; the last one says what was
    decided on which content."""

    page_id: int
    entries: list[Approval]

    @classmethod
    def of(cls, page_id: int) -> Sheet | None:
        """The sheet of a page's newest run; None where it has none. The page may be gone."""
        rows = Approval.objects.of_page(page_id).filter(action__in=ON_SHEET)
        last = rows.last()
        if last is None:
            return None
        return cls(page_id, list(rows.filter(workflow_state_id=last.workflow_state_id)))

    @property
    def last(self) -> Approval:
        """The newest entry of the run."""
        return self.entries[-1]

    @property
    def is_approved(self) -> bool:
        """True when the run ended with every decision that it needed."""
        return self.last.action == Action.APPROVE and self.last.chain_is_complete()

    @property
    def title(self) -> str:
        """The item's title, or its number where the ledger had to forget it."""
        return self.last.page_title or f"Mục số {self.page_id}"

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the sheet says above the signatures: label and value."""
        model = apps.get_model(self.last.page_type)
        return [
            ("Tiêu đề", self.title),
            ("Loại nội dung", str(capfirst(model._meta.verbose_name))),
            ("Đơn vị cung cấp", self.last.body_name or "Không có"),
            ("Người viết", ", ".join(self.writers) or "Không ghi"),
            ("Lĩnh vực duyệt", Domain(self.last.domain).label),
            ("Độ mật đã khai", Secrecy(self.last.secrecy).label),
            ("Kết quả", "Đã duyệt đăng" if self.is_approved else "Chưa duyệt"),
            ("Dấu vân nội dung (SHA-256)", self.last.content_hash),
        ]

    @property
    def writers(self) -> list[str]:
        """Names of whoever wrote the content."""
        people = get_user_model().objects.filter(pk__in=self.last.authors)
        return [person.get_full_name() for person in people.order_by("pk")]

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The signatures, one tuple of COLUMNS each."""
        return [
            (
                f"{timezone.localtime(entry.at):%H:%M %d/%m/%Y}",
                entry.get_action_display(),
                "\n".join(filter(None, [entry.actor_name, entry.actor_post])),
                entry.signature_line,
                entry.reason,
                f"{entry.sequence}\n{entry.entry_hash[:6]}",
            )
            for entry in self.entries
        ]

    def pdf(self) -> bytes:
        """The sheet as a PDF of A4 pages with its fonts in it."""
        paper = _paper()
        paper.set_font(style="B", size=14)
        paper.multi_cell(0, 8, "PHIẾU DUYỆT TIN, BÀI", align="C", new_x="LMARGIN", new_y="NEXT")
        paper.set_font(size=10)
        paper.multi_cell(0, 6, settings.WAGTAIL_SITE_NAME, align="C", new_x="LMARGIN", new_y="NEXT")
        paper.ln(4)
        _table(paper, self.facts, widths=(30, 70), headings=False)
        paper.ln(6)
        _table(paper, [COLUMNS, *self.rows], widths=COLUMN_WIDTHS, headings=True)
        return bytes(paper.output())


class _Paper(FPDF):
    """A4 with the number of each page and the moment of printing."""

    def footer(self) -> None:
        """At the foot of each page."""
        self.set_y(-15)
        self.set_font(size=8)
        printed = f"In lúc {timezone.localtime():%H:%M %d/%m/%Y}"
        self.cell(0, 8, f"{printed} – Trang {self.page_no()}/{{nb}}", align="C")


def _paper() -> _Paper:
    paper = _Paper(format="A4")
    paper.set_lang("vi")
    paper.set_title("Phiếu duyệt tin, bài")
    paper.set_margins(20, 18)
    paper.add_font("sheet", fname=FONTS / "be-vietnam-pro-400.ttf")
    paper.add_font("sheet", style="B", fname=FONTS / "be-vietnam-pro-700.ttf")
    paper.set_font("sheet", size=10)
    paper.add_page()
    return paper


def _table(
    paper: FPDF, rows: Iterable[tuple[str, ...]], *, widths: tuple[int, ...], headings: bool
) -> None:
    paper.set_font(size=9)
    with paper.table(
        col_widths=widths,
        first_row_as_headings=headings,
        headings_style=FontFace(emphasis="BOLD"),
        line_height=5,
        padding=1.2,
        text_align="LEFT",
    ) as table:
        for cells in rows:
            row = table.row()
            for cell in cells:
                row.cell(cell)
