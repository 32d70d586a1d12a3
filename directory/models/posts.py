"""Posts, people and appointments: the working register behind the public directory (Điều 7 khoản
4). None of it is shown by itself: what the public reads is copied onto a body's page and approved
with it (directory.register)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.text import nfc
from directory.models.bodies import Body

if TYPE_CHECKING:
    import datetime

FEWEST_DIGITS = 3
OVERLAP = "Chức vụ này đã có người giữ trong thời gian đó: ghi ngày kết thúc cho người trước."
NOT_SHOWN = "Danh bạ làm việc: chỉ trang cơ quan đã duyệt hiện ra công chúng."


class Post(ClusterableModel):
    """A chức vụ in a body."""

    not_public_because = NOT_SHOWN

    body = models.ForeignKey(
        Body, verbose_name="cơ quan, đơn vị", on_delete=models.PROTECT, related_name="posts"
    )
    title = models.CharField("chức vụ", max_length=120, help_text="Ví dụ: Phó Trưởng phòng.")
    rank = models.PositiveSmallIntegerField(
        "thứ tự", default=10, help_text="Theo nghi thức trong cơ quan, số nhỏ đứng trước."
    )
    is_leader = models.BooleanField(
        "chức danh lãnh đạo",
        default=True,
        help_text="Tên và chức vụ phải công khai (Điều 7 khoản 4).",
    )
    is_single = models.BooleanField(
        "một người giữ",
        default=True,
        help_text="Bỏ đánh dấu khi nhiều người cùng giữ, ví dụ: Ủy viên Ban Thường vụ.",
    )
    abolished_on = models.DateField("thôi đặt chức vụ từ ngày", null=True, blank=True)

    class Meta:
        ordering = ["body__rank", "body__name", "rank", "title"]
        verbose_name = "chức vụ"
        verbose_name_plural = "chức vụ"

    def __str__(self) -> str:
        return f"{self.title}, {self.body.label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save composed; the appointments follow when the post becomes one person's."""
        self.title = nfc(self.title)
        with transaction.atomic():
            super().save(*args, **kwargs)
            official = self.appointments.filter(form=Appointment.Form.OFFICIAL)
            official.update(fills_post=self.is_single)

    def clean(self) -> None:
        """A post that two people hold at once can't be declared one person's."""
        if self.pk and self.is_single and self._is_held_twice():
            raise ValidationError(
                {"is_single": "Đang có hai người giữ chức vụ này cùng thời gian: sửa phân công."}
            )

    def _is_held_twice(self) -> bool:
        held = self.appointments.filter(form=Appointment.Form.OFFICIAL).order_by("starts", "pk")
        latest: datetime.date | None = None
        for number, appointment in enumerate(held):
            if number and (latest is None or appointment.starts <= latest):
                return True
            latest = appointment.ends
        return False


class NumberQuerySet(models.QuerySet["Number"]):
    """Numbers by who may see them."""

    def internal(self) -> frozenset[str]:
        """Every internal number and address, in the form of `comparable`."""
        values = self.filter(is_public=False).values_list("value", flat=True)
        return frozenset(map(comparable, values))


class Number(models.Model):
    """A telephone number or an e-mail address of a post: internal unless somebody says
    otherwise."""

    class Kind(models.TextChoices):
        """How one reaches the post."""

        PHONE = "phone", "Điện thoại cơ quan"
        MOBILE = "mobile", "Di động"
        FAX = "fax", "Fax"
        EMAIL = "email", "Thư điện tử"

    post = ParentalKey(Post, on_delete=models.CASCADE, related_name="numbers")
    kind = models.CharField("loại", max_length=10, choices=Kind.choices, default=Kind.PHONE)
    value = models.CharField("số, địa chỉ", max_length=120, help_text="Ví dụ: 0237 000 0000.")
    is_public = models.BooleanField(
        "công khai",
        default=False,
        help_text="Không đánh dấu: số nội bộ, không hiện ở bất cứ đâu trên Cổng.",
    )

    objects = NumberQuerySet.as_manager()
    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("value")]),
        FieldPanel("is_public"),
    ]

    class Meta:
        ordering = ["pk"]
        verbose_name = "số liên lạc"
        verbose_name_plural = "số liên lạc"

    def __str__(self) -> str:
        return self.get_kind_display()

    def clean(self) -> None:
        """An address is an address, a number has digits."""
        if self.kind == self.Kind.EMAIL:
            validate_email(self.value)
        elif len(re.sub(r"\D", "", self.value)) < FEWEST_DIGITS:
            raise ValidationError({"value": "Số gọi phải có ít nhất ba chữ số."})


def comparable(value: str) -> str:
    """The form in which two spellings of a number or an address are the same: an address in small
    letters, a number by its digits, +84 as 0."""
    text = value.strip().casefold()
    if "@" in text:
        return text
    return re.sub(r"^\+?84", "0", re.sub(r"[^\d+]", "", text))


class Person(models.Model):
    """Somebody who holds or held a post. Nothing private is kept here: no birthday, no home."""

    not_public_because = NOT_SHOWN

    name = models.CharField("họ và tên", max_length=80)
    note = models.CharField(
        "ghi chú", max_length=120, blank=True, help_text="Để phân biệt người trùng tên."
    )

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = "người"
        verbose_name_plural = "người"

    def __str__(self) -> str:
        return f"{self.name} ({self.note})" if self.note else self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save composed (Điều 11)."""
        self.name, self.note = nfc(self.name), nfc(self.note)
        super().save(*args, **kwargs)


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Appointments by date."""

    def on(self, day: datetime.date) -> AppointmentQuerySet:
        """Those that last on a day, first and last day included."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gte=day), starts__lte=day)

    def touching(self, starts: datetime.date, ends: datetime.date | None) -> AppointmentQuerySet:
        """Those that last on any day of a period."""
        found = self.filter(Q(ends__isnull=True) | Q(ends__gte=starts))
        return found.filter(starts__lte=ends) if ends else found


class Appointment(models.Model):
    """Who holds a post, from when to when, how and by which decision. One person may hold
    several posts; two can't fully hold one that is for one person."""

    not_public_because = NOT_SHOWN

    class Form(models.TextChoices):
        """How the post is held."""

        OFFICIAL = "official", "Chính thức"
        ACTING = "acting", "Quyền"
        IN_CHARGE = "in_charge", "Phụ trách"

    post = models.ForeignKey(
        Post, verbose_name="chức vụ", on_delete=models.PROTECT, related_name="appointments"
    )
    person = models.ForeignKey(
        Person, verbose_name="người", on_delete=models.PROTECT, related_name="appointments"
    )
    form = models.CharField("hình thức", max_length=10, choices=Form.choices, default=Form.OFFICIAL)
    starts = models.DateField("từ ngày")
    ends = models.DateField("đến hết ngày", null=True, blank=True)
    decision = models.CharField("số quyết định", max_length=60)
    # True for a full holder of a post for one person: what the database's own rule looks at.
    fills_post = models.BooleanField(default=True, editable=False)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["-starts", "-pk"]
        verbose_name = "bổ nhiệm, phân công"
        verbose_name_plural = "bổ nhiệm, phân công"
        constraints = [
            models.CheckConstraint(
                name="appointment_period_in_order",
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save what is valid.

        Raises:
            ValidationError: another one fully holds the post on one of the days.
        """
        self.fills_post = self.form == self.Form.OFFICIAL and self.post.is_single
        self.full_clean()
        try:
            with transaction.atomic():
                super().save(*args, **kwargs)
        except IntegrityError as error:
            raise ValidationError({"starts": OVERLAP}) from error

    def lasts_on(self, day: datetime.date) -> bool:
        """True from the first to the last day, both included."""
        return self.starts <= day and (self.ends is None or self.ends >= day)

    @property
    def title(self) -> str:
        """The post as its holder bears it."""
        if self.form == self.Form.ACTING:
            return f"Quyền {self.post.title}"
        if self.form == self.Form.IN_CHARGE:
            return f"{self.post.title} (người phụ trách)"
        return self.post.title

    def clean(self) -> None:
        """One full holder at a time (PostgreSQL refuses it by itself: migration
        0003_register)."""
        if not (self.post_id and self.starts):
            return
        if self.form != self.Form.OFFICIAL or not self.post.is_single:
            return
        others = Appointment.objects.filter(post=self.post_id, form=self.Form.OFFICIAL)
        if others.exclude(pk=self.pk).touching(self.starts, self.ends).exists():
            raise ValidationError({"starts": OVERLAP})
