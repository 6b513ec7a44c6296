"""What a draft knows besides the proposal itself: its pages, and what was typed there."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialatlas.marketplace.entries.kinds import BY_MAIN, EntryKind
from sozialatlas.marketplace.proposals.models import Proposal


class Draft(models.Model):
    """A proposal as its author sees it: an entry that is filled page by page.

    `things` holds, by kind, the id of each thing and whether it is new. `typed` holds, by page,
    what was typed and cannot be saved yet: nothing is lost. `savers` holds, by page, who saved
    last and which version that made. `reminded_at`: when its author heard that it waits.
    """

    proposal = models.OneToOneField(
        Proposal, on_delete=models.CASCADE, primary_key=True, related_name="entry"
    )
    kind = models.CharField(_("Art"), max_length=20)
    things = models.JSONField(default=dict)
    typed = models.JSONField(default=dict, blank=True)
    savers = models.JSONField(default=dict, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In no order of its own."""

        verbose_name = _("Entwurf")
        verbose_name_plural = _("Entwürfe")

    def __str__(self) -> str:
        return str(self.proposal)

    @property
    def of_kind(self) -> EntryKind:
        """The kind of the entry."""
        return BY_MAIN[self.kind]
