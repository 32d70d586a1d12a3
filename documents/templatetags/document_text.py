"""The text of a document, with an anchor at each article."""

from __future__ import annotations

import re
from collections import Counter

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_ARTICLE = re.compile(r"<(h[2-4])(?P<attributes>[^>]*)>(?=\s*(?:<b>)?\s*Điều\s+(?P<number>\d+))")


@register.filter
def article_anchors(html: str) -> SafeString:
    """Headings "Điều 14. …" get the id `dieu-14`, so that other pages can point at an article; a
    second Điều 14 (of an annexed regulation) gets `dieu-14-2`. `html` is what Wagtail's `richtext`
    gave and stays what it was otherwise."""
    seen: Counter[str] = Counter()

    def anchored(match: re.Match[str]) -> str:
        name = f"dieu-{int(match['number'])}"
        seen[name] += 1
        key = name if seen[name] == 1 else f"{name}-{seen[name]}"
        return f'<{match[1]}{match["attributes"]} id="{key}">'

    return mark_safe(_ARTICLE.sub(anchored, str(html)))  # noqa: S308 - from the richtext filter
