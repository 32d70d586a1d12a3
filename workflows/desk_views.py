"""Screens beside the reviewer's page: assignments, what is overdue, orientation, the Chair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from core import audit
from core.models import PortalPage
from core.refusal import PublicationRefused
from core.regulation import basis_address, basis_name
from core.roles import BOARD_ROLES, Role, roles_of
from workflows.clocks import overdue
from workflows.emergency import deadline_of, sign_afterwards
from workflows.models import Assignment, Directive, OrientationNote
from workflows.models.assignment import ASSIGNERS, assignable_by
from workflows.orders import order_withdrawal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

AT_DESK = BOARD_ROLES | {Role.CHAIR}


class DeskScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen for some roles."""

    roles: frozenset[Role] = AT_DESK
    # The article that the screen carries out.
    article = "13"
    header_icon = "clipboard-list"
    breadcrumbs_items: list[dict[str, str]] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else."""
        if not roles_of(request.user) & self.roles:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds the way to the article."""
        return super().get_context_data(
            basis_name=basis_name(self.article), basis_url=basis_address(self.article), **kwargs
        )

    def refused(self, request: HttpRequest, refusal: PublicationRefused) -> HttpResponse:
        """A forged request: said, logged, and answered with 403."""
        audit.record("desk.refused", user=request.user, reason=refusal.message)
        return render(request, "403.html", {"exception": refusal}, status=403)


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """People by their full names."""

    def label_from_instance(self, obj: Any) -> str:
        """The name as it is signed."""
        return str(obj.get_full_name())


class AssignmentForm(forms.ModelForm):  # type: ignore[type-arg]
    """Offers only those whom this user may give work."""

    class Meta:
        model = Assignment
        fields = ("topic", "event_on", "unit", "assignee", "due", "note")
        widgets = {"event_on": AdminDateInput, "due": AdminDateTimeInput}

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.assigned_by = user
        self.people = get_user_model().objects.filter(pk__in=assignable_by(user))
        self.fields["assignee"] = PersonField(
            self.people.order_by("last_name", "first_name"), label="Người được giao"
        )
        self.fields["note"].widget.attrs["rows"] = 3


class AssignmentsView(DeskScreen):
    """The editorial plan: what is given to whom, done and late."""

    template_name = "workflows/assignments.html"
    page_title = "Kế hoạch, việc được giao"
    roles = BOARD_ROLES

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Open work first by due time; for a member, their own."""
        user: Any = self.request.user
        works = Assignment.objects.select_related("assignee", "assigned_by", "page")
        may_assign = bool(roles_of(user) & ASSIGNERS)
        if not may_assign:
            works = works.filter(assignee=user)
        form = kwargs.pop("form", None) or AssignmentForm(user=user)
        return super().get_context_data(
            open_works=works.open(),
            closed_works=works.filter(closed_at__isnull=False).order_by("-closed_at")[:50],
            form=form if may_assign else None,
            **kwargs,
        )

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Assign; or close one that stands in the list."""
        try:
            if "close" in request.POST:
                return self._close(request)
            return self._assign(request)
        except PublicationRefused as refusal:
            return self.refused(request, refusal)

    def _assign(self, request: HttpRequest) -> HttpResponse:
        form = AssignmentForm(request.POST, user=request.user)
        named = request.POST.get("assignee", "")
        if not roles_of(request.user) & ASSIGNERS:
            raise PublicationRefused("Chỉ Trưởng Ban, Phó Trưởng Ban giao việc.", article="14")
        if named.isdigit() and not form.people.filter(pk=named).exists():
            raise PublicationRefused(
                "Phó Trưởng Ban chỉ giao việc cho thành viên công tác tại UBND.", article="14"
            )
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        form.save()
        messages.success(request, f"Đã giao việc “{form.instance.topic}”.")
        return redirect("workflows:assignments")

    def _close(self, request: HttpRequest) -> HttpResponse:
        work = get_object_or_404(Assignment, pk=request.POST["close"])
        work.close(request.user, request.POST.get("state", ""), request.POST.get("outcome", ""))
        messages.success(request, f"Đã ghi “{work.topic}”: {work.get_state_display()}.")
        return redirect("workflows:assignments")


class OverdueView(DeskScreen):
    """One list of all that is past its time."""

    template_name = "workflows/overdue.html"
    page_title = "Quá hạn"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list, worst first."""
        return super().get_context_data(matters=overdue(), **kwargs)


class OrientationView(DeskScreen):
    """The notes in force, who has read them, and the way to say so."""

    template_name = "workflows/orientation.html"
    page_title = "Định hướng nội dung"
    article = "14"
    roles = AT_DESK | {Role.UNIT_HEAD, Role.CONTRIBUTOR}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each note, whether this user has read it, and who of the board hasn't."""
        today = timezone.localdate()
        unread = set(
            OrientationNote.objects.unread_by(self.request.user, today).values_list("pk", flat=True)
        )
        board = get_user_model().objects.filter(
            is_active=True, groups__name__in=[role.value for role in BOARD_ROLES]
        )
        notes = [
            (note, note.pk in unread, self._missing(board, note))
            for note in OrientationNote.objects.on(today)
        ]
        may_see_readers = bool(roles_of(self.request.user) & BOARD_ROLES)
        return super().get_context_data(notes=notes, may_see_readers=may_see_readers, **kwargs)

    def _missing(self, board: Any, note: OrientationNote) -> Any:
        """Who of the board hasn't read a note, its writer apart."""
        readers = note.acknowledgements.values("user")
        return board.exclude(pk__in=readers).exclude(pk=note.written_by_id).distinct()

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Read."""
        get_object_or_404(OrientationNote, pk=request.POST.get("note")).acknowledge(request.user)
        return redirect("workflows:orientation")


class OrderForm(forms.Form):
    """What the Chair says; for an order of withdrawal it is the reason."""

    text = forms.CharField(label="Nội dung", max_length=2000, widget=forms.Textarea({"rows": 4}))


class ChairView(DeskScreen):
    """The Chair on one item: a directive to the board, or an order to take it down at once."""

    template_name = "workflows/chair.html"
    page_title = "Ý kiến của Chủ tịch UBND"
    article = "5"
    roles = frozenset({Role.CHAIR})

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Never about a closed item."""
        self.item = get_object_or_404(PortalPage, pk=kwargs["page_id"]).specific
        if self.item.is_closed or self.item.depth == 1:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The item and what was said about it before."""
        form = kwargs.pop("form", None) or OrderForm()
        directives = Directive.objects.filter(page=self.item.pk)
        return super().get_context_data(item=self.item, directives=directives, form=form, **kwargs)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Say it, or take the item down."""
        form = OrderForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        text = form.cleaned_data["text"]
        if "withdraw" in request.POST:
            try:
                order_withdrawal(self.item, user=request.user, reason=text)
            except PublicationRefused as refusal:
                return self.refused(request, refusal)
            messages.success(request, "Đã gỡ xuống và báo Trưởng Ban, Phó Trưởng Ban.")
        else:
            chair: Any = request.user
            Directive.objects.create(page_id=self.item.pk, text=text, written_by=chair)
            audit.record("directive.given", user=request.user, target=self.item)
            messages.success(request, "Đã gửi ý kiến chỉ đạo tới Ban Biên tập.")
        return redirect("workflows:chair", self.item.pk)


class EmergencyView(DeskScreen):
    """The head of the supplying unit signs an emergency notice that is public already."""

    template_name = "workflows/emergency.html"
    page_title = "Ký thông báo khẩn"
    article = "9"
    roles = frozenset({Role.UNIT_HEAD})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The notice and by when it must be signed."""
        item = get_object_or_404(PortalPage.objects.filter(live=True), pk=kwargs["page_id"])
        return super().get_context_data(item=item, deadline=deadline_of(item), **kwargs)

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Sign."""
        try:
            sign_afterwards(get_object_or_404(PortalPage, pk=page_id), request.user)
        except PublicationRefused as refusal:
            return self.refused(request, refusal)
        messages.success(request, "Đã ký, chịu trách nhiệm về nội dung thông báo khẩn.")
        return redirect("wagtailadmin_home")
