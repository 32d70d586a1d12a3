"""The screen of the board's proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.shortcuts import get_object_or_404, redirect
from wagtail.admin import messages

from core.refusal import PublicationRefused
from core.roles import BOARD_ROLES, Role, roles_of
from workflows.desk_views import DeskScreen
from workflows.models import Proposal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class ProposalForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is proposed, and why."""

    class Meta:
        model = Proposal
        fields = ("subject", "title", "text")
        widgets = {"text": forms.Textarea({"rows": 4})}


class ProposalsView(DeskScreen):
    """Propose, support, decide."""

    template_name = "workflows/proposals.html"
    page_title = "Đề xuất của Ban Biên tập"
    article = "14"
    roles = BOARD_ROLES

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The open ones first, then those that were decided."""
        proposals = Proposal.objects.select_related("proposed_by").prefetch_related("supporters")
        pending = Proposal.Decision.PENDING
        return super().get_context_data(
            form=kwargs.pop("form", None) or ProposalForm(),
            open_proposals=proposals.filter(decision=pending),
            decided_proposals=proposals.exclude(decision=pending)[:50],
            may_decide=Role.HEAD in roles_of(self.request.user),
            **kwargs,
        )

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """A new proposal, a vote, or the Head's decision."""
        if "proposal" not in request.POST:
            return self._propose(request)
        proposal = get_object_or_404(Proposal, pk=request.POST["proposal"])
        try:
            if "decision" in request.POST:
                reason = request.POST.get("reason", "")[:300]
                proposal.decide(request.user, request.POST["decision"], reason)
            else:
                proposal.support(request.user)
        except PublicationRefused as refusal:
            return self.refused(request, refusal)
        messages.success(request, f"Đã ghi ý kiến về “{proposal}”.")
        return redirect("workflows:proposals")

    def _propose(self, request: HttpRequest) -> HttpResponse:
        user: Any = request.user
        form = ProposalForm(request.POST, instance=Proposal(proposed_by=user))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        form.save()
        messages.success(request, f"Đã gửi đề xuất “{form.instance}”.")
        return redirect("workflows:proposals")
