"""What exactly was approved: one hash over a page's text, StreamField, inline children and the
bytes of every image and file it uses. Revision ids can't serve: Wagtail overwrites revisions."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.models import PortalPage

# Housekeeping of the tree, of publication and of drafts, and what save() derives.
NOT_CONTENT = frozenset({
    "pk", "path", "depth", "numchild", "url_path", "live", "has_unpublished_changes",
    "first_published_at", "last_published_at", "live_revision", "latest_revision",
    "latest_revision_created_at", "expired", "locked", "locked_at", "locked_by", "owner",
    "alias_of", "draft_title", "permit", "translation_key", "content_type", "section",
    "listed_at", "is_structural", "domain", "assigned_domain", "wagtail_admin_comments",
    "index_entries",
})  # fmt: skip
NOT_CONTENT_OF_CHILDREN = frozenset({"pk", "id", "page", "translation_key"})
EMPTY: tuple[Any, ...] = (None, "", [], {}, False, 0)


def content_fields(page: PortalPage) -> list[str]:
    """Names of the fields that the hash covers, to be stored with an approval: a field that a
    later release adds and nobody has filled must not void every earlier approval."""
    return sorted(_content(page))


def content_hash(
    page: PortalPage,
    *,
    fields: Iterable[str] | None = None,
    as_source: PortalPage | None = None,
) -> str:
    """SHA-256, in hexadecimal, of the content of a specific page instance.

    `fields`: the names recorded with the approval to compare with. `as_source`: for an alias,
    the page whose slug and locale count in place of its own (they may differ).
    """
    content = _content(page)
    if as_source is not None:
        content["slug"], content["locale"] = as_source.slug, as_source.locale_id
    if fields is not None:
        added = content.keys() - set(fields)
        for name in added:
            if content[name] in EMPTY:
                del content[name]
    payload = [page._meta.label, content, _file_hashes(page)]
    text = json.dumps(payload, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _content(page: PortalPage) -> dict[str, Any]:
    skipped = NOT_CONTENT | {page._meta.pk.name}
    data = json.loads(json.dumps(page.serializable_data(), cls=DjangoJSONEncoder))
    return {name: _normalised(value) for name, value in data.items() if name not in skipped}


def _normalised(value: Any) -> Any:
    """Child rows without their keys, in an order of their own (PostgreSQL returns rows that
    tie in any order; a row that an editor moved has another `sort_order`); JSON kept in text
    (StreamField) without its spelling."""
    if isinstance(value, list):
        rows = [
            {
                # A child's own list (whom it concerns) is a set as well.
                k: _normalised(v) if isinstance(v, list) else v
                for k, v in row.items()
                if k not in NOT_CONTENT_OF_CHILDREN
            }
            if isinstance(row, dict)
            else row
            for row in value
        ]
        return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))
    if isinstance(value, str) and value[:1] in ("[", "{"):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def files_used_by(page: PortalPage) -> dict[Any, set[str]]:
    """Primary keys of the images and documents that this very instance refers to, by model.

    Read from the instance, not from the reference index, which knows only what was saved.
    """
    used: dict[Any, set[str]] = {get_image_model(): set(), get_document_model(): set()}
    for content_type_id, object_id, *_ in ReferenceIndex._extract_references_from_object(page):
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        if model in used:
            used[model].add(str(object_id))
    return used


def _file_hashes(page: PortalPage) -> list[list[str]]:
    hashes = []
    for model, keys in files_used_by(page).items():
        known = dict(model.objects.filter(pk__in=keys).values_list("pk", "file_hash"))
        hashes += [[model._meta.label_lower, key, known.get(int(key), "")] for key in sorted(keys)]
    return sorted(hashes)
