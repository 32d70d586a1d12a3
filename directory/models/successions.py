"""Which body follows which: merged (n → 1), split (1 → n), by which decision, since when."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from directory.models.bodies import Body

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Links = list[tuple[int, int]]


class Succession(models.Model):
    """One body takes over from another on a day. A body that only changes its name stays the
    same body (`Body.rename`)."""

    not_public_because = "Dữ kiện sáp nhập, chia tách ghi trong quyết định, không phải tin, bài."

    predecessor = models.ForeignKey(
        Body, verbose_name="cơ quan trước", on_delete=models.PROTECT, related_name="succeeded_by"
    )
    successor = models.ForeignKey(
        Body, verbose_name="cơ quan kế tục", on_delete=models.PROTECT, related_name="succeeds"
    )
    on = models.DateField("từ ngày")
    decision = models.CharField(
        "số quyết định, nghị quyết", max_length=60, help_text="Ví dụ: 1686/NQ-UBTVQH15."
    )

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = "sáp nhập, chia tách"
        verbose_name_plural = "sáp nhập, chia tách"
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="succession_once",
                violation_error_message="Hai cơ quan này đã được ghi là kế tục nhau.",
            ),
            models.CheckConstraint(
                name="succession_of_two",
                condition=~Q(predecessor=F("successor")),
                violation_error_message="Cơ quan không thể kế tục chính nó; đổi tên thì ghi ở "
                "“Tên trước đây” của cơ quan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"

    def clean(self) -> None:
        """Nothing follows itself, over however many steps."""
        if not (self.predecessor_id and self.successor_id):
            return
        if self.predecessor_id in reach(self.successor_id, onwards(_links(without=self.pk))):
            raise ValidationError(
                {"successor": "Cơ quan kế tục này lại là cơ quan trước của cơ quan kia."}
            )


def _links(without: int | None = None) -> Links:
    rows = Succession.objects.exclude(pk=without) if without else Succession.objects.all()
    return list(rows.values_list("predecessor_id", "successor_id"))


def onwards(links: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    """From each body to those that follow it at once."""
    followers: dict[int, set[int]] = defaultdict(set)
    for predecessor, successor in links:
        followers[predecessor].add(successor)
    return followers


def reach(start: int, steps: Mapping[int, set[int]]) -> set[int]:
    """Whatever is reached from a body, over any number of steps; not the body itself unless a
    ring leads back to it."""
    reached: set[int] = set()
    ahead = list(steps.get(start, ()))
    while ahead:
        found = ahead.pop()
        if found not in reached:
            reached.add(found)
            ahead += steps.get(found, ())
    return reached


def relatives() -> dict[int, set[int]]:
    """For each body in a succession: all it came from and all it led to, in one query. Under the
    name of any of them somebody may look for it."""
    links = _links()
    forth, back = onwards(links), onwards((after, before) for before, after in links)
    return {body: reach(body, forth) | reach(body, back) for link in links for body in link}
