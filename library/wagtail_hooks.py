"""Wagtail's own address of attachments leads to the same door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail import hooks

from library.views import serve_file

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from library.models import PortalDocument


@hooks.register("before_serve_document")
def serve_through_the_door(document: PortalDocument, request: HttpRequest) -> HttpResponseBase:
    """Answer in place of Wagtail's view."""
    return serve_file(request, document, document.file)
