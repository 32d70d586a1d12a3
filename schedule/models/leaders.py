"""The posts whose calendars are kept: posts, not persons, so that an address outlives a term."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from core.profile import by_profile
from core.text import nfc


class LeaderPost(models.Model):
    """One post, with the code that the addresses of its week and its calendar carry for good."""

    not_public_because = (
        "Chức danh là danh mục do Ban Biên tập giữ, chỉ hiện cùng việc trong lịch đã qua duyệt; "
        "tên không sửa được khi đã có lịch."
    )

    title = models.CharField(
        "chức danh",
        max_length=150,
        help_text=by_profile(
            "Ví dụ: Phó Chủ tịch UBND huyện (kinh tế).", "Ví dụ: Phó Chủ tịch UBND xã (kinh tế)."
        ),
    )
    code = models.SlugField(
        "mã", max_length=80, unique=True, help_text="Không dấu, không đổi về sau."
    )
    body = models.ForeignKey(
        "directory.Body", verbose_name="cơ quan", on_delete=models.PROTECT, related_name="+"
    )
    rank = models.PositiveSmallIntegerField(
        "thứ tự", default=100, help_text="Theo nghi thức, số nhỏ đứng trước."
    )
    is_current = models.BooleanField(
        "đang dùng", default=True, help_text="Bỏ đánh dấu khi chức danh không còn; lịch cũ giữ lại."
    )

    class Meta:
        ordering = ["rank", "title", "pk"]
        verbose_name = "chức danh có lịch công tác"
        verbose_name_plural = "chức danh có lịch công tác"

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with composed names (Điều 11)."""
        self.title = nfc(self.title)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """What was approved with an entry keeps its name and address: a post in use is closed and
        another one made.

        Raises:
            ValidationError: the name or the code of a post in use would change.
        """
        stored = LeaderPost.objects.filter(pk=self.pk).first()
        if stored is None or not self._is_used():
            return
        for name in ("title", "code"):
            if nfc(getattr(self, name)) != getattr(stored, name):
                raise ValidationError(
                    {
                        name: "Chức danh này đã có trong lịch, tin bài nên không sửa được: hãy bỏ "
                        "“đang dùng” và thêm chức danh mới."
                    }
                )

    def _is_used(self) -> bool:
        """True where an entry of the schedule, or an item of another section, names the post."""
        names = [relation.get_accessor_name() for relation in self._meta.related_objects]
        return any(getattr(self, name).exists() for name in names if name)
