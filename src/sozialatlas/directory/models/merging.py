"""That a thing was merged into another, so that its old address still leads somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models.history import RecordKind

if TYPE_CHECKING:
    from django.db.models.manager import Manager


class MergedRecordQuerySet(models.QuerySet["MergedRecord"]):
    """Filters of mergers."""

    def standing(self) -> Self:
        """Return those that nobody took back."""
        return self.filter(undone_at=None)


class MergedRecord(models.Model):
    """One thing went into another (`old_id` into `new_id`) and is closed since.

    `part_of` is the merger that brought this one along. `journal` says what was moved and what
    the survivor said before and after, so that it can be taken back.
    """

    kind = models.CharField(_("Art"), max_length=20, choices=RecordKind.choices)
    old_id = models.UUIDField(_("alter Eintrag"))
    new_id = models.UUIDField(_("bleibender Eintrag"), db_index=True)
    old_name = models.CharField(_("Name des alten Eintrags"), max_length=510, blank=True)
    part_of = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="parts"
    )
    at = models.DateTimeField(_("am"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("von"),
    )
    undone_at = models.DateTimeField(_("zurückgenommen am"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("zurückgenommen von"),
    )
    journal = models.JSONField(default=dict, blank=True)

    objects: ClassVar[Manager[MergedRecord]] = MergedRecordQuerySet.as_manager()

    class Meta:
        """A thing goes into one other at a time, and never into itself."""

        verbose_name = _("Zusammenführung")
        verbose_name_plural = _("Zusammenführungen")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["old_id"], condition=Q(undone_at=None), name="directory_merged_once"
            ),
            models.CheckConstraint(
                condition=~Q(old_id=models.F("new_id")), name="directory_merged_into_another"
            ),
        ]

    def __str__(self) -> str:
        return self.old_name or str(self.old_id)
