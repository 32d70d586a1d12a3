"""What a draft changes against what was approved last: fields, blocks, child rows and files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.text import capfirst

from core.content_hash import content_hash, files_used_by
from core.models import PortalPage
from workflows.definitions import Action
from workflows.models import Approval

if TYPE_CHECKING:
    import datetime

    from django.http import HttpRequest


@dataclass(frozen=True)
class FileChange:
    """One image or file that the draft brings in or leaves out."""

    label: str
    name: str
    added: bool


@dataclass(frozen=True)
class Comparison:
    """The changes of a draft. `fields`: Wagtail's own comparisons, those that differ."""

    approved_at: datetime.datetime | None
    fields: list[Any]
    files: list[FileChange]

    @classmethod
    def of(cls, draft: PortalPage, request: HttpRequest) -> Comparison | None:
        """The draft against what was approved last; None where nothing was ever approved, or
        the approved text is gone."""
        found = _approved(draft, apart_from=draft.latest_revision_id)
        if found is None:
            return None
        entry, before = found
        panel = draft.get_edit_handler().get_bound_panel(instance=draft, request=request, form=None)
        compared = [make(before, draft) for make in panel.get_comparison()]
        fields = [field for field in compared if field.has_changed()]
        return cls(entry.at, fields, _file_changes(before, draft))

    @property
    def heading(self) -> str:
        """When the text that it is compared with was approved."""
        return (
            f"Thay đổi so với bản duyệt lúc {timezone.localtime(self.approved_at):%H:%M %d/%m/%Y}"
        )

    @property
    def is_empty(self) -> bool:
        """True when the draft says what was approved."""
        return not (self.fields or self.files)


def approved_version(page: PortalPage) -> PortalPage | None:
    """The text that was approved last, while it is still here, unchanged."""
    found = _approved(page)
    return found[1] if found else None


def _approved(
    page: PortalPage, apart_from: int | None = None
) -> tuple[Approval, PortalPage] | None:
    """The last approval whose text is still here, unchanged, with that text."""
    decisions = Approval.objects.of_page(page.pk).filter(action=Action.APPROVE)
    for entry in decisions.exclude(revision_id=apart_from).reverse()[:5]:
        revision = page.revisions.filter(pk=entry.revision_id).first()
        if revision is None:
            continue
        before = revision.as_object()
        if content_hash(before, fields=entry.fields) == entry.content_hash:
            return entry, before
    return None


def _file_changes(before: PortalPage, after: PortalPage) -> list[FileChange]:
    changes = []
    old, new = files_used_by(before), files_used_by(after)
    for model in new:
        for keys, added in ((new[model] - old[model], True), (old[model] - new[model], False)):
            changes += [
                FileChange(str(capfirst(model._meta.verbose_name)), str(file), added)
                for file in model._base_manager.filter(pk__in=keys).order_by("pk")
            ]
    return changes
