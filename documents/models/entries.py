"""The register's entries: what its lists filter, count and order by."""

from __future__ import annotations

from django.db import models
from wagtail.models import PageViewRestriction

from documents.models.types import DocumentType, Level
from documents.words import WordsField


class RegisterEntryQuerySet(models.QuerySet["RegisterEntry"]):
    """Entries as the public may see them."""

    def shown(self) -> RegisterEntryQuerySet:
        """Without what lies under a view restriction, of which there is hardly ever one."""
        entries: RegisterEntryQuerySet = self.all()
        for path in PageViewRestriction.objects.values_list("page__path", flat=True):
            entries = entries.exclude(page__path__startswith=path)
        return entries


class RegisterEntry(models.Model):
    """One public document in one narrow row, so that filters and counts over 100,000 documents
    read neither the pages' texts nor the tree. Derived (documents.entries), never edited; the
    row goes the moment the document is no longer public."""

    not_public_because = "Chỉ mục của văn bản đã công khai, do phần mềm tự lập từ văn bản đã duyệt."

    page = models.OneToOneField(
        "documents.DocumentPage", on_delete=models.CASCADE, primary_key=True, related_name="entry"
    )
    number_value = models.PositiveIntegerField()
    document_type = models.ForeignKey(
        DocumentType, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    is_normative = models.BooleanField()
    issuer = models.ForeignKey(
        "directory.Body", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    # Only of issuers that aren't in the directory (ministries, the Government).
    other_issuer = models.CharField(max_length=200, blank=True)
    level = models.CharField(max_length=10, choices=Level.choices)
    field = models.CharField(max_length=80, blank=True)
    signer = models.CharField(max_length=80, blank=True)
    year = models.PositiveSmallIntegerField()
    issued_on = models.DateField()
    posted_at = models.DateTimeField()
    # From the first day in force, in whole or in part, to the first day after the last one; None:
    # never, or for as long as is known. The days between, where there are any, are gaps.
    in_force_from = models.DateField(null=True)
    in_force_until = models.DateField(null=True)
    words = WordsField()

    objects = RegisterEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng sổ văn bản"
        verbose_name_plural = "dòng sổ văn bản"
        indexes = [
            models.Index(fields=["-issued_on", "-page"], name="entry_by_issue"),
            models.Index(fields=["-posted_at", "-page"], name="entry_by_post"),
            models.Index(fields=["number_value", "-issued_on", "-page"], name="entry_by_number"),
            models.Index(fields=["document_type", "-issued_on"], name="entry_by_type"),
            models.Index(fields=["issuer", "-issued_on"], name="entry_by_issuer"),
            models.Index(fields=["field", "-issued_on"], name="entry_by_field"),
            models.Index(fields=["signer", "-issued_on"], name="entry_by_signer"),
            models.Index(
                fields=["in_force_until"],
                condition=models.Q(in_force_until__isnull=False),
                name="entry_by_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}"


class RegisterGap(models.Model):
    """Days between, on which the document wasn't in force (đình chỉ, ngưng hiệu lực): few have
    any. `ends`: the first day in force again."""

    entry = models.ForeignKey(RegisterEntry, on_delete=models.CASCADE, related_name="gaps")
    starts = models.DateField()
    ends = models.DateField()

    class Meta:
        verbose_name = "thời gian ngưng hiệu lực"
        verbose_name_plural = "thời gian ngưng hiệu lực"
        indexes = [models.Index(fields=["starts", "ends"], name="gap_by_days")]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.starts} – {self.ends}"
