"""Counts over the index, made anew by `rebuild_search`; they may lag behind by a day."""

from __future__ import annotations

from django.db import models


class TermCount(models.Model):
    """In how many entries of the index a token stands; those in one entry only are left out."""

    term = models.CharField("từ trong chỉ mục", max_length=110, primary_key=True)
    documents = models.PositiveIntegerField("số mục")

    class Meta:
        verbose_name = "tần số"
        verbose_name_plural = "tần số"

    def __str__(self) -> str:
        return self.term


class Wording(models.Model):
    """How a syllable, or a pair of neighbours, is written with its marks in the titles and
    summaries of public pages, and how often."""

    folded = models.CharField("không dấu", max_length=90, db_index=True)
    shown = models.CharField("có dấu", max_length=90)
    times = models.PositiveIntegerField("số lần")

    class Meta:
        verbose_name = "cách viết"
        verbose_name_plural = "cách viết"

    def __str__(self) -> str:
        return self.shown
