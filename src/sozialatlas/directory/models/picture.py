"""Pictures, and what they say on the page of a record."""

from __future__ import annotations

import hashlib
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.directory.models.base import exactly_one
from sozialatlas.directory.models.event import Event
from sozialatlas.directory.models.service import Service
from sozialatlas.directory.models.volunteering import VolunteerRole


class PictureManager(models.Manager["Picture"]):
    """Reads all but the bytes, which are fetched when they are asked for."""

    def get_queryset(self) -> models.QuerySet[Picture]:
        """Return all pictures."""
        return super().get_queryset().defer("wide", "narrow")


class Picture(models.Model):
    """A picture as WebP in two widths, named by its content: a row never changes.

    The bytes lie in the database, so that a backup, a restore and a transaction hold all of it.
    `width` and `height` are those of the wide one.
    """

    id = models.CharField(primary_key=True, max_length=64, editable=False)
    wide = models.BinaryField()
    narrow = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    at = models.DateTimeField(_("hochgeladen am"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("hochgeladen von"),
    )

    objects: ClassVar[PictureManager] = PictureManager()

    class Meta:
        """The newest first."""

        base_manager_name = "objects"

        verbose_name = _("Bilddatei")
        verbose_name_plural = _("Bilddateien")
        ordering = ["-at", "pk"]

    def __str__(self) -> str:
        return self.pk[:12]

    @staticmethod
    def name_of(content: bytes) -> str:
        """Return how a picture is called that has this content."""
        return hashlib.sha256(content).hexdigest()


class RecordPicture(models.Model):
    """The one picture of a record; without `alt` it is mere decoration."""

    service = models.OneToOneField(
        Service, on_delete=models.CASCADE, null=True, blank=True, related_name="picture"
    )
    event = models.OneToOneField(
        Event, on_delete=models.CASCADE, null=True, blank=True, related_name="picture"
    )
    volunteer_role = models.OneToOneField(
        VolunteerRole, on_delete=models.CASCADE, null=True, blank=True, related_name="picture"
    )
    picture = models.ForeignKey(
        Picture, on_delete=models.PROTECT, related_name="shown", verbose_name=_("Bilddatei")
    )
    alt = models.CharField(_("Was zu sehen ist"), max_length=300, blank=True)
    credit = models.CharField(_("Foto"), max_length=150, blank=True)

    class Meta:
        """Of exactly one record."""

        verbose_name = _("Bild")
        verbose_name_plural = _("Bild")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("service", "event", "volunteer_role"),
                name="directory_picture_one_owner",
            )
        ]

    def __str__(self) -> str:
        return self.alt or self.picture_id[:12]

    def clean(self) -> None:
        """Refuse a picture that is not there."""
        super().clean()
        if not Picture.objects.filter(pk=self.picture_id).exists():
            raise ValidationError(gettext("Dieses Bild gibt es nicht mehr."))
