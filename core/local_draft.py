"""What is typed at the desk survives a lost connection (Điều 10): the browser keeps it until the
server says that it has it. The keeping itself is core/static/core/local-draft.js; here is what
the server answers: which drafts have arrived, and the editor filled with one that hasn't.

Nothing of a draft is stored here. A form sends a random number of its own with it; the session
remembers the numbers that arrived, so that the same form, sent again because its answer was
lost, makes no second page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView

if TYPE_CHECKING:
    from django.http import HttpRequest

FIELD = "local_draft"
_SESSION_KEY = "local_drafts"
_LONGEST = 40
_REMEMBERED = 30


def accept(request: HttpRequest, address: str) -> None:
    """What the browser keeps of this form is stored now. `address`: where it is found."""
    number = request.POST.get(FIELD, "")
    if number.isalnum() and len(number) <= _LONGEST:
        arrived = {**request.session.get(_SESSION_KEY, {}), number: address}
        request.session[_SESSION_KEY] = dict(list(arrived.items())[-_REMEMBERED:])


def saved_at(request: HttpRequest) -> str:
    """Where that which this form sends is stored already, or ""."""
    address: str = request.session.get(_SESSION_KEY, {}).get(request.POST.get(FIELD, ""), "")
    return address


def status(request: HttpRequest) -> JsonResponse:
    """For the browser before it sends a form: the server is there, the session stands, and what
    has arrived. A token too, since a new sign-in in another tab has made the form's own stale."""
    return JsonResponse(
        {"saved": list(request.session.get(_SESSION_KEY, {})), "token": get_token(request)},
        headers={"Cache-Control": "no-store"},
    )


class RestoreOnCreate(CreateView):
    """The editor of a new page, filled with what the browser kept. Saves nothing."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """The form, bound, with its faults as far as they could be saved as a draft."""
        self.form = self.form_class(
            request.POST, instance=self.page, subscription=self.subscription,
            parent_page=self.parent_page, for_user=request.user,
        )  # fmt: skip
        return _filled(self)


class RestoreOnEdit(EditView):
    """The editor of a page, filled with what the browser kept. Saves nothing."""

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """As above; where the page is locked or an alias, Wagtail's own screen says so."""
        if self.locked_for_user or self.page.alias_of_id:
            locked: HttpResponse = self.get(request)
            return locked
        self.form = self.form_class(
            request.POST, instance=self.page, subscription=self.subscription,
            parent_page=self.parent, for_user=request.user,
        )  # fmt: skip
        return _filled(self)


def _filled(view: Any) -> HttpResponse:
    try:
        view.form.defer_required_fields()
        view.form.is_valid()
        view.form.restore_required_fields()
    except (KeyError, ValueError):
        # Wagtail's streams trust what their own script sends; a device may keep half of it.
        messages.error(view.request, "Bản nhập dở bị hỏng, không khôi phục được.")
        return redirect(view.request.path)
    view.has_unsaved_changes = True
    answer: HttpResponse = view.render_to_response(view.get_context_data())
    return answer
