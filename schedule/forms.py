"""The form of a week."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel
from wagtail.admin.panels.base import get_form_for_model

from core.forms import PortalPageForm


class EntryForm(WagtailAdminModelForm):
    """One row. Carries the entry's `uid`: a row of a draft has no other key."""

    uid = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_template = "__prefix__" in (self.prefix or "")
        self.fields["uid"].initial = None if is_template else self.instance.uid
        leaders, bodies = self.fields["leaders"], self.fields["bodies"]
        leaders.queryset = leaders.queryset.filter(Q(is_current=True) | self._chosen("leaders"))
        standing = bodies.queryset.in_force(timezone.localdate())
        bodies.queryset = (standing | bodies.queryset.filter(self._chosen("bodies"))).distinct()

    def _chosen(self, name: str) -> Q:
        """What an older entry names stays on offer after it has ended."""
        return Q(pk__in=[item.pk for item in getattr(self.instance, name).all()])

    def clean(self) -> dict[str, Any]:
        """The bodies of the leaders, where none is named; the row's identity."""
        cleaned: dict[str, Any] = super().clean()
        leaders = list(cleaned.get("leaders") or [])
        if not cleaned.get("bodies"):
            cleaned["bodies"] = sorted({leader.body for leader in leaders}, key=lambda b: b.pk)
        if cleaned.get("uid"):
            self.instance.uid = cleaned["uid"]
        self.instance.leaders.set(leaders)
        self.instance.bodies.set(cleaned["bodies"])
        return cleaned


class EntriesPanel(InlinePanel):
    """The rows of a week, by EntryForm."""

    def get_form_options(self) -> dict[str, Any]:
        """Wagtail's options with our form in them; a draft may still lack what is required."""
        options: dict[str, Any] = super().get_form_options()
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        options["formsets"][self.relation_name]["form"] = get_form_for_model(
            self.db_field.related_model, form_class=EntryForm, defer_required_on_fields=deferred
        )
        return options


class ScheduleWeekForm(PortalPageForm):
    """Hands the week its rows as typed: Wagtail gives them to the page only after clean(), which
    would judge those of the last draft instead."""

    def clean(self) -> dict[str, Any]:
        """Put the typed rows on the week, for ScheduleWeekPage.clean(); those with a fault of
        their own too, or they would seem to be gone."""
        cleaned = super().clean()
        rows = self.formsets["entries"]
        rows.is_valid()
        typed = [row.instance for row in rows.forms if row not in rows.deleted_forms]
        self.instance.entries.set([entry for entry in typed if entry.day])
        return cleaned
