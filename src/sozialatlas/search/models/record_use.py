"""How often a record was opened, and after which words: numbers, and nobody's."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_WORDS = 60


class RecordUse(models.Model):
    """How often the page of a record was opened on a day."""

    day = models.DateField(_("Tag"))
    record_id = models.UUIDField(_("Eintrag"))
    count = models.PositiveIntegerField(_("geöffnet"), default=0)

    class Meta:
        """One row a record and day."""

        verbose_name = _("Aufruf eines Eintrags")
        verbose_name_plural = _("Aufrufe von Einträgen")
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["record_id", "day"], name="search_record_use_once")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.record_id}: {self.count}"


class RecordWords(models.Model):
    """How often a record was opened in a month from a search for some words.

    Words of too few different days are removed once the month is over, and never shown: no visitor
    is known, so days stand for people.
    """

    month = models.DateField(_("Monat"))
    record_id = models.UUIDField(_("Eintrag"))
    words = models.CharField(_("Suchworte"), max_length=LONGEST_WORDS)
    count = models.PositiveIntegerField(_("geöffnet"), default=0)
    days = models.PositiveSmallIntegerField(_("an verschiedenen Tagen"), default=0)
    last_on = models.DateField(_("zuletzt am"), null=True)

    class Meta:
        """One row a record, month and words."""

        verbose_name = _("Suchworte zu einem Eintrag")
        verbose_name_plural = _("Suchworte zu Einträgen")
        ordering = ["month", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["record_id", "month", "words"], name="search_record_words_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.words}: {self.count}"
