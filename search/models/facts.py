"""What search knows of a public page besides its words. Rows of pages that are withdrawn are
removed with the withdrawal, and every reader joins `PortalPage.objects.shown()` besides."""

from __future__ import annotations

from django.db import models


class PageFacts(models.Model):
    """By what the results can be narrowed, and the number by which a page is asked for."""

    page = models.OneToOneField(
        "core.PortalPage",
        verbose_name="trang",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="search_facts",
    )
    field = models.CharField("lĩnh vực", max_length=100, blank=True)
    document_type = models.CharField("loại văn bản", max_length=100, blank=True)
    year = models.PositiveSmallIntegerField("năm", null=True)
    number_key = models.CharField("khóa số, ký hiệu", max_length=80, blank=True, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "dữ kiện tìm kiếm của trang"
        verbose_name_plural = "dữ kiện tìm kiếm của trang"

    def __str__(self) -> str:
        return str(self.page_id)


class Suggestion(models.Model):
    """The title of a public page from one of its words on, folded: what is being typed is the
    beginning of one of these."""

    page = models.ForeignKey(
        "core.PortalPage", verbose_name="trang", on_delete=models.CASCADE, related_name="+"
    )
    beginning = models.CharField("phần đầu, không dấu", max_length=60, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "gợi ý khi gõ"
        verbose_name_plural = "gợi ý khi gõ"

    def __str__(self) -> str:
        return self.beginning


class AttachedText(models.Model):
    """The text of one page (sheet, part) of a file that a public page carries."""

    page = models.ForeignKey(
        "core.PortalPage",
        verbose_name="trang",
        on_delete=models.CASCADE,
        related_name="attached_texts",
    )
    document = models.ForeignKey(
        "library.PortalDocument",
        verbose_name="tệp đính kèm",
        on_delete=models.CASCADE,
        related_name="+",
    )
    file_hash = models.CharField("mã băm của tệp", max_length=40)
    where = models.CharField("chỗ trong tệp", max_length=120, blank=True)
    text = models.TextField("nội dung chữ")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "chữ trong tệp đính kèm"
        verbose_name_plural = "chữ trong tệp đính kèm"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.document_id} {self.where}"
