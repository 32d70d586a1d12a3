"""The record of every import, and how old one may be (Điều 13 khoản 2 b)."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from library.imports.registry import ImportKind, all_kinds, kind_of


class RunQuerySet(models.QuerySet["ImportRun"]):
    """Runs by what became of them."""

    def done(self) -> RunQuerySet:
        """Those that wrote something, newest first."""
        return self.filter(status=ImportRun.Status.DONE).order_by("-finished_at", "-pk")


class ImportRun(models.Model):
    """One uploaded file on its way through dry run and confirmation. The file is private: no
    address leads to it."""

    not_public_because = "Nhật ký nhập dữ liệu; nội dung nhập là bản nháp, phải qua duyệt."

    class Status(models.TextChoices):
        """How far it came."""

        CHECKED = "checked", "Chờ xác nhận"
        FAULTY = "faulty", "Có lỗi, chưa nhập"
        DONE = "done", "Đã nhập"
        DROPPED = "dropped", "Đã bỏ"

    kind = models.CharField("loại dữ liệu", max_length=40, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="người nhập",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    by_name = models.CharField("tên người nhập", max_length=150)
    at = models.DateTimeField("tải lên lúc", auto_now_add=True)
    file = models.FileField("tệp", upload_to="nhap-du-lieu/%Y/%m/")
    file_name = models.CharField("tên tệp", max_length=255)
    file_hash = models.CharField("SHA-256", max_length=64)
    encoding = models.CharField("bảng mã", max_length=20, blank=True)
    samples = models.JSONField("chuyển mã thử", default=list)
    ignored = models.JSONField("cột không dùng", default=list)
    status = models.CharField("trạng thái", max_length=8, choices=Status.choices)
    rows = models.PositiveIntegerField("số dòng", default=0)
    created = models.PositiveIntegerField("tạo mới", default=0)
    updated = models.PositiveIntegerField("cập nhật", default=0)
    unchanged = models.PositiveIntegerField("không đổi", default=0)
    faults = models.PositiveIntegerField("lỗi", default=0)
    first_faults = models.JSONField("những lỗi đầu", default=list)
    finished_at = models.DateTimeField("xong lúc", null=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        app_label = "library"
        ordering = ["-pk"]
        verbose_name = "lượt nhập dữ liệu"
        verbose_name_plural = "lượt nhập dữ liệu"

    def __str__(self) -> str:
        return f"{self.kind}: {self.file_name}"

    @property
    def needs_conversion(self) -> bool:
        """True for a file in an old encoding, which somebody must confirm first (Điều 11)."""
        return bool(self.samples)

    @property
    def kind_label(self) -> str:
        """The kind by its name."""
        known = kind_of(self.kind)
        return known.label if known else self.kind


class ImportAgeLimit(models.Model):
    """After how many days without an import a kind counts as stale."""

    not_public_because = "Thời hạn nội bộ để theo dõi dữ liệu nhập."

    kind = models.CharField("loại dữ liệu", max_length=40, unique=True)
    days = models.PositiveSmallIntegerField("số ngày")

    class Meta:
        app_label = "library"
        verbose_name = "thời hạn dữ liệu nhập"
        verbose_name_plural = "thời hạn dữ liệu nhập"

    def __str__(self) -> str:
        return f"{self.kind}: {self.days} ngày"


def states(now: datetime.datetime | None = None) -> list[dict[str, Any]]:
    """Each kind with its last import, its last run, its age limit and whether it is stale."""
    moment = now or timezone.now()
    limits = dict(ImportAgeLimit.objects.values_list("kind", "days"))
    return [_state(kind, limits.get(kind.code, kind.max_age_days), moment) for kind in all_kinds()]


def _state(kind: type[ImportKind], days: int, now: datetime.datetime) -> dict[str, Any]:
    runs = ImportRun.objects.filter(kind=kind.code)
    last = runs.done().first()
    oldest = now - datetime.timedelta(days=days)
    return {
        "kind": kind,
        "last": last,
        "run": runs.first(),
        "days": days,
        "is_stale": last is None or last.finished_at is None or last.finished_at < oldest,
    }
