"""The one door of files: originals, renditions and attachments leave through here or not at all
(design.md section 6)."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from core.roles import roles_of
from core.secrecy import is_classified
from library.models import PortalRendition
from library.ranges import answer_range

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

PDF = "application/pdf"
# Shown in the browser; everything else is offered as a download.
SHOWN_INLINE = frozenset({
    "image/jpeg", "image/png", "image/webp", "image/gif", PDF, "text/plain",
})  # fmt: skip
# Chromium shows a PDF by an element and a style of its own, under the PDF's own policy.
PDF_POLICY = {
    "default-src": [NONE],
    "object-src": [SELF],
    "style-src": [UNSAFE_INLINE],
    "frame-ancestors": [SELF],
}


def serve_stored(request: HttpRequest, name: str) -> HttpResponseBase:
    """A stored file by its name in the storage.

    Raises:
        Http404: unknown, not in use by a public page, or classified; the answer doesn't say.
    """
    rendition = PortalRendition.objects.select_related("image").filter(file=name).first()
    if rendition is not None:
        return serve_file(request, rendition.image, rendition.file)
    for model in (get_image_model(), get_document_model()):
        owner = model.objects.filter(file=name).first()
        if owner is not None:
            return serve_file(request, owner, owner.file)
    raise Http404


def serve_document(request: HttpRequest, key: int, filename: str) -> HttpResponseBase:
    """An attachment by Wagtail's own address for it. Wagtail's view asks a hook first, but takes
    no streamed answer from it, and would send the bytes itself, past this door.

    Raises:
        Http404: as serve_stored, or the name isn't that of the file.
    """
    owner = get_object_or_404(get_document_model(), pk=key)
    if owner.filename != filename:
        raise Http404
    return serve_file(request, owner, owner.file)


def serve_file(request: HttpRequest, owner: Any, file: Any) -> HttpResponseBase:
    """Hand out a file of `owner` (an image or a document) to whom it may be shown.

    Raises:
        Http404: it may not be shown to this visitor.
    """
    public = owner.is_public
    if not (public or may_see_drafts(request.user, owner)):
        raise Http404
    etag = f'"{owner.file_hash}-{file.size}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified()
    kind = mimetypes.guess_type(file.name or "")[0] or "application/octet-stream"
    response = _body(request, file, kind, etag)
    disposition = "inline" if kind in SHOWN_INLINE else "attachment"
    filename = quote((file.name or "").rsplit("/", 1)[-1])
    response["Content-Disposition"] = f"{disposition}; filename*=UTF-8''{filename}"
    response["X-Content-Type-Options"] = "nosniff"
    if kind == PDF:
        # A document's page shows it in a frame (documents.DocumentPage.serve).
        response["X-Frame-Options"] = "SAMEORIGIN"
        response._csp_config = PDF_POLICY  # type: ignore[attr-defined]  # what @csp() sets
    response["ETag"] = etag
    # Asked for again each time, so that a withdrawn file is gone at the next look.
    response["Cache-Control"] = "no-cache" if public else "private, no-store"
    return response


def may_see_drafts(user: Any, owner: Any) -> bool:
    """Whoever works at the desk may see files before they are public, but none classified."""
    at_desk = bool(roles_of(user)) or bool(user.is_active and user.is_superuser)
    return at_desk and not is_classified(owner.secrecy)


def _body(request: HttpRequest, file: Any, kind: str, etag: str) -> HttpResponseBase:
    if settings.X_ACCEL_PREFIX:
        location = settings.X_ACCEL_PREFIX + quote(file.name or "")
        return HttpResponse(content_type=kind, headers={"X-Accel-Redirect": location})
    try:
        opened = file.storage.open(file.name)
    except FileNotFoundError as error:
        raise Http404 from error
    part = answer_range(request, opened, size=file.size, etag=etag)
    response = FileResponse(opened) if part is None else part
    response["Content-Type"] = kind
    response["Accept-Ranges"] = "bytes"
    return response
