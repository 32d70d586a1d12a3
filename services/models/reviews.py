"""When the owner of a procedure last looked it through (Điều 7 khoản 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Max
from django.utils import timezone

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable


class ProcedureReview(models.Model):
    """The owner's word that a public procedure is still right as it stands. A change needs no
    such word: it passes the chain, with the signature of the unit's head."""

    not_public_because = "Chỉ ngày rà soát hiện trên trang; nội dung thủ tục qua quy trình duyệt."
    wagtail_reference_index_ignore = True

    procedure = models.ForeignKey(
        "services.ProcedurePage",
        verbose_name="thủ tục",
        on_delete=models.CASCADE,
        related_name="reviews",
    )
    at = models.DateTimeField("lúc", default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người rà soát",
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        ordering = ["-at"]
        verbose_name = "lượt rà soát thủ tục"
        verbose_name_plural = "lượt rà soát thủ tục"

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y}"

    @classmethod
    def dates(cls, procedures: Iterable[Any]) -> dict[int, datetime.date]:
        """The day (Asia/Ho_Chi_Minh) of the last review of each, by key, in one query: the last
        confirmation or the last publication, whichever is later."""
        published = {page.pk: page.last_published_at for page in procedures}
        confirmed = dict(
            cls.objects.filter(procedure__in=published)
            .order_by()
            .values_list("procedure")
            .annotate(Max("at"))
        )
        moments = {
            pk: max(filter(None, [at, confirmed.get(pk)]), default=None)
            for pk, at in published.items()
        }
        return {pk: timezone.localdate(at) for pk, at in moments.items() if at is not None}
