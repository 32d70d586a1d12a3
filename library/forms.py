"""Forms of images and attachments: declared, scanned, and opened by a person where needed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.roles import BOARD_ROLES, Role, roles_of
from core.secrecy import RANKS, is_classified
from library.extraction.parts import MAX_BYTES
from library.scan import FileRefused, examine

OPENERS = BOARD_ROLES | {Role.UNIT_HEAD}
NOT_KEPT = (
    "Tệp từ độ Mật trở lên không được tải lên Cổng. Chưa có gì được lưu; hãy xử lý tệp theo quy "
    "định về bảo vệ bí mật nhà nước."
)


class DeclaredFileForm(forms.ModelForm):
    """What the forms of both kinds share."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user = kwargs.get("user")
        super().__init__(*args, **kwargs)

    def clean_file(self) -> Any:
        """Scan new bytes before anything of them is written (Điều 7 *)."""
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        if file.size > MAX_BYTES:
            raise ValidationError("Tệp lớn hơn 50 MB: hãy chia thành nhiều tệp rồi tải lên.")
        try:
            self.instance.note(examine(file, self.user), file.name)
        except FileRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file

    def clean_secrecy(self) -> str:
        """A classified file isn't kept; a level never falls."""
        level: str = self.cleaned_data["secrecy"]
        if is_classified(level) and not self.instance.pk:
            raise ValidationError(NOT_KEPT)
        if RANKS[level] < RANKS[self.initial.get("secrecy", level)]:
            raise ValidationError(
                "Tệp đã khai mật thì không hạ được. Khi có quyết định giải mật, hãy tải tệp lên "
                "lại thành tệp mới."
            )
        return level


class WholeImageField(WagtailImageField):
    """Wagtail's answers a picture that is cut short with an error page."""

    def check_image_pixel_size(self, f: Any) -> None:
        """Load it in whole.

        Raises:
            ValidationError: broken, or too many pixels.
        """
        try:
            super().check_image_pixel_size(f)
        except (OSError, SyntaxError, ValueError) as error:
            raise ValidationError(
                "Ảnh hỏng hoặc bị cắt: hãy lưu lại ảnh rồi tải lên.", code="invalid_image"
            ) from error


class PortalImageForm(DeclaredFileForm, BaseImageForm):
    """The form of an image."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stock = self.fields.get("file")
        if stock is not None:
            self.fields["file"] = WholeImageField(
                label=stock.label, required=stock.required, widget=stock.widget
            )


class PortalDocumentForm(DeclaredFileForm, BaseDocumentForm):
    """The form of an attachment; a scanned one asks whether it was opened."""

    opened = forms.BooleanField(
        label="Tôi đã mở và đọc toàn bộ tệp quét này; không có gì thuộc bí mật nhà nước.",
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waits = self.instance.pk and self.instance.must_open and not self.instance.opened_at
        if not (waits and roles_of(self.user) & OPENERS):
            del self.fields["opened"]

    def save(self, commit: bool = True) -> Any:
        """Note who opened it."""
        if self.cleaned_data.get("opened"):
            self.instance.declare_opened(self.user)
        return super().save(commit=commit)
