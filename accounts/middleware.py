"""An expired member of the board loses the rights the same day (Điều 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounts.models import follow_board_record
from core.middleware import ADMIN_PREFIX

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class CurrentTermMiddleware:
    """Before each request to the admin, the user's groups follow the record of the board."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(ADMIN_PREFIX) and request.user.is_authenticated:
            follow_board_record(request.user)
        return self.get_response(request)
