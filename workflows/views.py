"""The reviewer's page: read one revision, see who signed it, sign or return it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import TaskState

from core.domains import Domain
from core.refusal import PublicationRefused
from core.roles import Role, roles_of
from core.scan import findings_of
from core.secrecy import Secrecy
from workflows.comparison import Comparison
from workflows.definitions import Action
from workflows.forms import ConfirmForm, DecisionForm, DomainForm
from workflows.models import Approval, Delegation, Directive, SigningTask
from workflows.queue import waiting_for
from workflows.routing import confirm_findings, correct_domain
from workflows.rules import Draft

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase


# Width in CSS pixels, and what it stands for.
PREVIEW_WIDTHS = ((360, "Điện thoại"), (768, "Máy tính bảng"), (1366, "Máy tính"))


# Without it the browser keeps the place of the last item: the next would open at its end.
TOP = "#top"


class ReviewView(WagtailAdminTemplateMixin, TemplateView):
    """One item of the queue. The rules stand in the task; the view only asks and tells."""

    template_name = "workflows/review.html"
    header_icon = "clipboard-list"
    breadcrumbs_items: list[dict[str, str]] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for people at the desk, and never for a closed item."""
        self.state = get_object_or_404(
            TaskState.objects.select_related("workflow_state"), pk=kwargs["state_id"]
        )
        self.task: Any = self.state.task.specific
        self.stored = self.state.workflow_state.content_object
        readable = self.stored.permissions_for_user(request.user).can_view_revisions()
        if not isinstance(self.task, SigningTask) or not readable:
            raise PermissionDenied
        self.draft = Draft.of(self.state.workflow_state, self.state.revision)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """The item's title."""
        return str(self.draft.page.title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The item, its signatures, and the forms that this user may use."""
        user = self.request.user
        waiting = self.state.status == TaskState.STATUS_IN_PROGRESS
        findings = findings_of(self.draft.page)
        confirm_form = kwargs.pop("confirm_form", None) or ConfirmForm()
        return super().get_context_data(
            state=self.state,
            task=self.task,
            draft=self.draft,
            secrecy=Secrecy(self.draft.page.secrecy).label,
            domain=Domain(self.draft.domain).label,
            entries=Approval.objects.of_page(self.draft.page.pk),
            preview_url=reverse("wagtailadmin_pages:view_draft", args=[self.draft.page.pk]),
            directives=Directive.objects.filter(page=self.draft.page.pk),
            findings=findings,
            confirmed=self.draft.signatures(Action.CONFIRM),
            confirm_form=confirm_form if waiting and Role.HEAD in roles_of(user) else None,
            notes=self.draft.page.review_notes(),
            comparison=Comparison.of(self.draft.page, self.request),
            widths=PREVIEW_WIDTHS,
            may_act=waiting and self.task.user_can_act(self.state, user),
            form=kwargs.pop("form", None) or DecisionForm(step=self.task.action),
            domain_form=DomainForm(initial={"domain": self.draft.domain})
            if Role.HEAD in roles_of(user) and waiting
            else None,
            **kwargs,
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Sign, return, or (the Head) correct the domain or confirm what the scan found."""
        if "domain" in request.POST:
            return self._correct_domain(request)
        if "confirm" in request.POST:
            return self._confirm(request)
        form = DecisionForm(request.POST, step=self.task.action)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        return self._carry_out(
            lambda: self.task.on_action(
                self.state,
                request.user,
                form.cleaned_data["action"],
                comment=form.cleaned_data["comment"],
            ),
            form=form,
        )

    def _correct_domain(self, request: HttpRequest) -> HttpResponse:
        form = DomainForm(request.POST)
        if not form.is_valid():
            messages.error(request, "Hãy chọn lĩnh vực và ghi lý do.")
            return self.render_to_response(self.get_context_data())
        return self._carry_out(
            lambda: correct_domain(
                self.stored,
                form.cleaned_data["domain"],
                user=request.user,
                reason=form.cleaned_data["reason"],
            )
        )

    def _confirm(self, request: HttpRequest) -> HttpResponse:
        form = ConfirmForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(confirm_form=form))
        reason = form.cleaned_data["confirm_reason"]
        try:
            confirm_findings(self.state.workflow_state, user=request.user, reason=reason)
        except PublicationRefused as refusal:
            messages.error(request, str(refusal))
            return self.render_to_response(self.get_context_data(confirm_form=form), status=403)
        messages.success(request, "Đã ghi xác nhận vào sổ duyệt.")
        return redirect(request.path)

    def _carry_out(self, deed: Any, form: DecisionForm | None = None) -> HttpResponse:
        """Do it and go on to the next item; a refusal keeps what was typed and says why."""
        try:
            deed()
        except PublicationRefused as refusal:
            messages.error(self.request, str(refusal))
            return self.render_to_response(self.get_context_data(form=form), status=403)
        messages.success(self.request, f"Đã ghi ý kiến của bạn với “{self.draft.page.title}”.")
        following = waiting_for(self.request.user)
        if following:
            return redirect(reverse("workflows:review", args=[following[0].state_id]) + TOP)
        return redirect(reverse("wagtailadmin_home") + TOP)


class RevokeDelegationView(WagtailAdminTemplateMixin, TemplateView):
    """Ends a delegation at once, after a question."""

    template_name = "workflows/revoke_delegation.html"
    page_title = "Thu hồi ủy quyền"
    breadcrumbs_items: list[dict[str, str]] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only the Head."""
        if Role.HEAD not in roles_of(request.user):
            raise PermissionDenied
        self.delegation = get_object_or_404(Delegation, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The delegation in question."""
        return super().get_context_data(delegation=self.delegation, **kwargs)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Revoke it."""
        try:
            self.delegation.revoke(request.user)
        except PublicationRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"Đã thu hồi ủy quyền số {self.delegation.number}.")
        return redirect("workflows_delegation_modeladmin_index")
