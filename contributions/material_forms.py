"""Forms of materials: what is supplied with its files, the register's filters, a member's steps."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Q
from wagtail.admin.widgets import AdminDateInput
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from contributions.materials import sections
from contributions.models import Material
from core import audit
from core.scan import blocked_message, scan_text, strong
from core.secrecy import NOT_KEPT, Secrecy, is_classified
from library.extraction.parts import MAX_BYTES

MOST_FILES = 20
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
ATTACHMENTS = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".csv", ".txt", ".zip")
TOO_LARGE = "Các tệp cộng lại quá 50 MB: hãy gửi làm nhiều lần. Chưa có gì được lưu."


class SeveralFilesInput(forms.FileInput):
    """Lets several files be chosen at once."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Several files; cleans to their list. Each is judged by the library's own form later."""

    def __init__(self, *, accept: tuple[str, ...], **kwargs: Any) -> None:
        widget = SeveralFilesInput({"accept": ",".join(accept)})
        super().__init__(widget=widget, required=False, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The list, empty where none was chosen."""
        return [file for file in data or [] if file]


class MaterialForm(forms.ModelForm):
    """What is supplied. Nothing is kept of what is declared or found to be classified."""

    caption = forms.CharField(
        label="Chú thích ảnh",
        max_length=250,
        required=False,
        help_text="Ảnh chụp gì, ở đâu; dùng chung cho các ảnh gửi lần này.",
    )
    pictures = SeveralFilesField(
        label="Ảnh", accept=PICTURES, help_text="Chọn được nhiều ảnh một lần; mỗi ảnh đến 10 MB."
    )
    attachments = SeveralFilesField(
        label="Tệp kèm theo",
        accept=ATTACHMENTS,
        help_text="Văn bản, bảng tính, PDF. Ảnh và tệp cộng lại không quá 50 MB.",
    )

    field_order = [
        "secrecy", "kind", "title", "text", "happened_on", "place", "source_name", "source_url",
        "pictures", "caption", "attachments",
    ]  # fmt: skip

    class Meta:
        model = Material
        fields = (
            "secrecy", "kind", "title", "text", "happened_on", "place", "source_name", "source_url",
        )  # fmt: skip
        widgets = {
            "text": forms.Textarea({"rows": 8}),
            "happened_on": AdminDateInput,
            "source_url": forms.URLInput,
        }

    # True when what was typed carries marks: the browser may not keep it either.
    is_marked = False

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        self.user = user
        self.uploads: list[Any] = []
        super().__init__(*args, **kwargs)

    def clean_secrecy(self) -> str:
        """Điều 7 *: declared before anything is kept, and nothing kept of what is classified."""
        level: str = self.cleaned_data["secrecy"]
        if is_classified(level):
            raise ValidationError(NOT_KEPT)
        if level == Secrecy.UNDECLARED:
            raise ValidationError("Hãy khai độ mật trước khi gửi (Điều 7, QĐ 2112/QĐ-UBND).")
        return level

    def clean(self) -> dict[str, Any]:
        """Scans the words, then the files, which are read only where nothing else is wrong."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("pictures") and not cleaned.get("caption"):
            self.add_error("caption", "Hãy ghi chú thích cho các ảnh gửi kèm.")
        self._refuse_marks(cleaned)
        if not self.errors:
            self._judge_files(cleaned)
        return cleaned

    def _refuse_marks(self, cleaned: dict[str, Any]) -> None:
        texts = {name: value for name, value in cleaned.items() if isinstance(value, str)}
        findings = [
            finding
            for name, text in texts.items()
            for finding in scan_text(text, str(self.fields[name].label))
        ]
        blocking = strong(findings)
        if blocking:
            self.is_marked = True
            audit.record(
                "text.refused", user=self.user, rule=blocking[0].rule, places=len(blocking)
            )
            self.add_error(None, blocked_message(blocking))

    def _judge_files(self, cleaned: dict[str, Any]) -> None:
        """Each file by the library's form: kind, size, wholeness, the scan."""
        given = {name: cleaned.get(name, []) for name in ("pictures", "attachments")}
        files = [file for some in given.values() for file in some]
        if len(files) > MOST_FILES:
            raise ValidationError(f"Gửi nhiều nhất {MOST_FILES} ảnh, tệp một lần.")
        if sum(file.size for file in files) > MAX_BYTES:
            raise ValidationError(TOO_LARGE)
        caption = cleaned.get("caption", "")
        for name, make in (("pictures", self._picture), ("attachments", self._attachment)):
            for file in given[name]:
                form = make(file, caption)
                if form.is_valid():
                    self.uploads.append(form)
                for message in [text for texts in form.errors.values() for text in texts]:
                    self.add_error(name, f"{file.name}: {message}")

    def _picture(self, file: Any, caption: str) -> Any:
        model = get_image_model()
        data = {**self._common(file), "description": caption}
        data["credit"] = self.user.get_full_name()[:120]
        image = model(uploaded_by_user=self.user)
        return get_image_form(model)(data, {"file": file}, instance=image, user=self.user)

    def _attachment(self, file: Any, _caption: str) -> Any:
        model = get_document_model()
        document = model(uploaded_by_user=self.user)
        return get_document_form(model)(
            self._common(file), {"file": file}, instance=document, user=self.user
        )

    def _common(self, file: Any) -> dict[str, Any]:
        return {
            "title": PurePath(file.name).stem[:255],
            "secrecy": Secrecy.NONE,
            "collection": Collection.get_first_root_node().pk,
        }


class FilterForm(forms.Form):
    """What of the register is asked for."""

    q = forms.CharField(label="Tìm", max_length=100, required=False)
    state = forms.ChoiceField(
        label="Trạng thái", required=False, choices=[("", "Tất cả"), *Material.State.choices]
    )
    kind = forms.ChoiceField(
        label="Loại", required=False, choices=[("", "Tất cả"), *Material.Kind.choices]
    )
    body: Any = forms.ModelChoiceField(None, label="Đơn vị", required=False, empty_label="Tất cả")

    def __init__(self, *args: Any, known: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        bodies = apps.get_model("directory", "Body").objects
        units = bodies.filter(pk__in=known.order_by().values("body"))
        self.fields["body"].queryset = units  # type: ignore[attr-defined]

    def narrowed(self) -> Any:
        """The materials that the reader may know of and asks for; a senseless filter is none."""
        self.is_valid()
        chosen, found = self.cleaned_data, self.known
        for name in ("state", "kind", "body"):
            if chosen.get(name):
                found = found.filter(**{name: chosen[name]})
        words = chosen.get("q", "").strip()
        return (
            found.filter(Q(title__icontains=words) | Q(text__icontains=words)) if words else found
        )


class ComposeForm(forms.Form):
    """Where the draft is to stand."""

    section: Any = forms.ModelChoiceField(None, label="Chuyên mục")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = sections()  # type: ignore[attr-defined]


class ReturnForm(forms.Form):
    """Why it is returned."""

    reason = forms.CharField(
        label="Lý do trả lại",
        max_length=500,
        help_text="Người gửi đọc được và nhận qua thư.",
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Hãy ghi lý do: người gửi sẽ đọc được."},
    )
