"""Counting what is sought, without saying by whom. A search must never fail for its log."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from core.personal_data import personal_data_in
from core.text import fold, nfc
from search.models import QueryDay

if TYPE_CHECKING:
    import datetime

logger = logging.getLogger("nhuxuan.search")

LONGEST = 80
# A row of digits this long is a telephone, an account or an identity card, not a number of ours.
_LONG_DIGITS = re.compile(r"\d(?:[ .-]?\d){7,}")
# The frequent surnames before the two frequent middle names, folded.
_PERSON = re.compile(
    r"\b(?:nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|luong|vi|ha|lo|"
    r"dinh|trinh|truong|mai|dao|doan|lam|cao|lu|quach|luc) (?:van|thi) \w"
)


def words_of(text: str) -> str:
    """The wording to keep: lower case, single spaces; "" where it may say something of a
    person."""
    wording = " ".join(nfc(text).lower().split())
    if not wording or len(wording) > LONGEST or "@" in wording or _LONG_DIGITS.search(wording):
        return ""
    is_personal = personal_data_in(text) or _PERSON.search(fold(wording))
    return "" if is_personal else wording


def count_search(text: str, results: int) -> None:
    """One more search for these words today."""
    _count(text, "times", results=results)


def count_click(text: str) -> None:
    """One more result opened that these words had found today."""
    _count(text, "clicks")


def forget_before(day: datetime.date) -> int:
    """Remove older rows; returns how many there were."""
    removed, _by_model = QueryDay.objects.filter(day__lt=day).delete()
    return removed


def _count(text: str, column: str, **values: int) -> None:
    wording = words_of(text)
    if not wording:
        return
    try:
        with transaction.atomic():
            row, _made = QueryDay.objects.get_or_create(words=wording, day=timezone.localdate())
            QueryDay.objects.filter(pk=row.pk).update(**{column: F(column) + 1}, **values)
    except DatabaseError:
        logger.warning("Không ghi được một lượt tìm kiếm.", exc_info=True)
