"""Subscribing, confirming and ending, each on a page of its own that works without script."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django import forms
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.rate_limit import is_over_for, limited
from documents.exports import register_or_404
from documents.filters import DocumentFilter
from documents.models.subscriptions import DocumentSubscription
from documents.subscriptions import letters

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

DAY = 24 * 60 * 60
# Letters of confirmation to one address in a day, whoever asks for them.
MOST_LETTERS = 5


class SubscriptionForm(forms.Form):
    """The address; the filter stands in the page's own address."""

    email = forms.EmailField(
        label="Địa chỉ thư điện tử",
        max_length=254,
        error_messages={
            "required": "Hãy ghi địa chỉ thư điện tử.",
            "invalid": "Địa chỉ thư chưa đúng. Ví dụ đúng: ten@example.vn.",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@limited("document_subscription", count=10, seconds=60 * 60, methods=["POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """Ask for an address and send it a letter of confirmation. The answer is the same whether
    the address is known already or not."""
    register = register_or_404()
    chosen = DocumentFilter(request.GET)
    form = SubscriptionForm(request.POST or None)
    if form.is_valid():
        email = form.cleaned_data["email"].lower()
        if _ask(email, chosen.query):
            return _page(request, "asked", chosen, email=email)
        form.add_error("email", "Chưa gửi được thư tới địa chỉ này. Xin thử lại sau ít phút.")
    return _page(request, "form", chosen, form=form, register=register)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Begin, at the press of a button: mail programs open links by themselves."""
    subscription = letters.subscription_to_confirm(token)
    if subscription is None:
        return _page(request, "too_old", DocumentFilter(request.GET), status=HTTPStatus.GONE)
    chosen = letters.filter_of(subscription)
    if request.method != "POST":
        return _page(request, "confirm", chosen)
    if subscription.confirmed_at is None:
        subscription.confirmed_at = subscription.told_until = timezone.now()
        subscription.save(update_fields=["confirmed_at", "told_until"])
    return _page(request, "confirmed", chosen)


@csrf_exempt  # RFC 8058: the mail program posts, without a cookie; the signed link is the right
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """End, and forget the address."""
    subscription = letters.subscription_to_end(token)
    if subscription is None:
        return _page(request, "ended", DocumentFilter(request.GET))
    chosen = letters.filter_of(subscription)
    if request.method != "POST":
        return _page(request, "end", chosen)
    subscription.delete()
    return _page(request, "ended", chosen)


def _ask(email: str, query: str) -> bool:
    """True unless the letter can't be sent; an address that got many today gets no more."""
    if is_over_for(email, "document_letter", count=MOST_LETTERS, seconds=DAY):
        return True
    subscription, _new = DocumentSubscription.objects.get_or_create(email=email, query=query)
    try:
        letters.send_confirmation(subscription)
    except OSError:
        return False
    return True


def _page(
    request: HttpRequest, step: str, chosen: DocumentFilter, *, status: int = 200, **context: Any
) -> HttpResponse:
    context |= {"step": step, "filter": chosen, "days": letters.CONFIRM_DAYS}
    response = render(request, "documents/subscription.html", context, status=status)
    # What the address holds (a signed link) goes to no other site and into no cache.
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response
