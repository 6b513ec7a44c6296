"""What a proposal wants of one thing of the directory."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.kinds import KIND_OF, Kind
from sozialatlas.directory.models import RecordKind
from sozialatlas.directory.partial import from_json
from sozialatlas.marketplace.proposals.models.proposal import Proposal


class Change(models.Model):
    """The wanted fields of one thing, and what they said when somebody began to write.

    `taken` names the fields that were accepted, None while nobody has decided. The revisions
    and the owners of groups of fields are those around accepting, so that it can be taken back.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(_("Art"), max_length=20, choices=RecordKind.choices)
    record_id = models.UUIDField(_("Eintrag"))
    is_new = models.BooleanField(_("neu"), default=False)
    values = models.JSONField(_("vorgeschlagen"), default=dict)
    base = models.JSONField(_("vorher"), default=dict)
    taken = models.JSONField(_("angenommen"), null=True, blank=True)
    revision_before = models.BigIntegerField(null=True, blank=True)
    revision_after = models.BigIntegerField(null=True, blank=True)
    owners_before = models.JSONField(default=dict, blank=True)

    class Meta:
        """A proposal speaks once of a thing."""

        verbose_name = _("Änderung")
        verbose_name_plural = _("Änderungen")
        ordering = ["pk"]
        indexes = [models.Index(fields=["record_id"], name="proposal_change_record")]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "kind", "record_id"], name="proposal_change_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}"

    @property
    def of_kind(self) -> Kind:
        """The kind of the thing."""
        return KIND_OF[self.kind]

    @property
    def wanted(self) -> dict[str, object]:
        """The proposed fields in the types of the kind."""
        return from_json(self.of_kind, self.values)

    @property
    def before(self) -> dict[str, object]:
        """What these fields said when the proposal was begun."""
        return from_json(self.of_kind, self.base)
