"""A proposal: who wants what changed, where it lies, and how it stands."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.queries import ReviewingReach
from sozialatlas.directory.models import Organization, Topic
from sozialatlas.marketplace.proposals.models.policy import PolicyRule

if TYPE_CHECKING:
    from django.db.models.manager import Manager

LONGEST_COMMENT = 2_000


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Filters of proposals."""

    def waiting(self) -> Self:
        """Return those on which a reviewer has to decide."""
        return self.filter(state=Proposal.State.OPEN)

    def unfinished(self) -> Self:
        """Return those on which nobody has decided yet, drafts included."""
        return self.filter(state__in=Proposal.UNFINISHED)

    def within(self, reach: ReviewingReach) -> Self:
        """Return those that a person checks; what lies nowhere is the county's."""
        return self.filter(reach.below_or_placeless("area_key", _is_about))

    def about(self, *topics: str) -> Self:
        """Return those about one of these topics, or one below a group of them."""
        return self.filter(_is_about(*topics))


def _is_about(*topics: str) -> Q:
    asked = Topic.objects.filter(Q(code__in=topics) | Q(parent__code__in=topics))
    through = Proposal.topics.through._default_manager
    return Q(Exists(through.filter(proposal=OuterRef("pk"), topic__in=asked)))


class Proposal(models.Model):
    """One or more changes that are decided together; the public copy stays until then.

    `version` rises with each change of what is proposed: who decides names the one that was
    read. `due_on` is the day by which the county has promised an answer. `is_confirmation`: the
    author says that the rest of these records is still true. `needs_check`: it was published at
    once, since the organization is trusted, and somebody looks at it afterwards. `contact` is the
    address of an author without an account.
    """

    class Origin(models.TextChoices):
        """Who wants the change."""

        PROVIDER = "provider", _("Träger")
        PUBLIC = "public", _("Hinweis aus der Öffentlichkeit")
        IMPORT = "import", _("übernommenes Verzeichnis")
        EDITOR = "editor", _("Redaktion")

    class State(models.TextChoices):
        """How it stands."""

        DRAFT = "draft", _("Entwurf")
        OPEN = "open", _("wartet auf Prüfung")
        ASKED = "asked", _("Rückfrage")
        ACCEPTED = "accepted", _("angenommen")
        PARTLY = "partly", _("teilweise angenommen")
        REJECTED = "rejected", _("abgelehnt")
        WITHDRAWN = "withdrawn", _("zurückgezogen")
        UNDONE = "undone", _("zurückgenommen")

    UNFINISHED: ClassVar[tuple[str, ...]] = (State.DRAFT, State.OPEN, State.ASKED)
    PUBLISHED: ClassVar[tuple[str, ...]] = (State.ACCEPTED, State.PARTLY)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    origin = models.CharField(_("Herkunft"), max_length=10, choices=Origin.choices)
    state = models.CharField(_("Stand"), max_length=10, choices=State.choices, default=State.DRAFT)
    title = models.CharField(_("Worum es geht"), max_length=250, blank=True)
    organization = models.ForeignKey(
        Organization,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("Träger"),
    )
    area_key = models.CharField(_("Gebiet"), max_length=32, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="+", verbose_name=_("Themen"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("von"),
    )
    contact = models.EmailField(_("Antwort an"), blank=True)
    source = models.CharField(_("Quelle"), max_length=60, blank=True)
    comment = models.TextField(_("Anmerkung"), max_length=LONGEST_COMMENT, blank=True)
    is_confirmation = models.BooleanField(_("der Rest stimmt noch"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("begonnen am"))
    changed_at = models.DateTimeField(_("geändert am"))
    submitted_at = models.DateTimeField(_("eingereicht am"), null=True, blank=True)
    due_on = models.DateField(_("Antwort bis"), null=True, blank=True)
    answered_at = models.DateTimeField(_("erste Antwort am"), null=True, blank=True)
    approved_at = models.DateTimeField(_("erste Freigabe am"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("erste Freigabe von"),
    )
    decided_at = models.DateTimeField(_("entschieden am"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entschieden von"),
    )
    needs_check = models.BooleanField(_("noch nachzusehen"), default=False)
    rule = models.ForeignKey(
        PolicyRule,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Regel"),
    )

    objects: ClassVar[Manager[Proposal]] = ProposalQuerySet.as_manager()

    class Meta:
        """The one that waits longest first."""

        verbose_name = _("Änderungsvorschlag")
        verbose_name_plural = _("Änderungsvorschläge")
        ordering = ["submitted_at", "pk"]
        indexes = [
            models.Index(fields=["state", "submitted_at"], name="proposal_queue"),
            models.Index(fields=["state", "area_key"], name="proposal_area"),
            models.Index(
                fields=["submitted_at"],
                condition=Q(needs_check=True),
                name="proposal_check",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(submitted_at__isnull=False) | Q(state="withdrawn"),
                name="proposal_submitted_has_date",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "open", "asked", "withdrawn"))
                | Q(decided_at__isnull=False),
                name="proposal_decided_has_date",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.pk)

    @property
    def has_author(self) -> bool:
        """Whether there is somebody who can be asked and told."""
        return self.author_id is not None or bool(self.contact)

    def state_without(self, otherwise: str) -> str:
        """Return how it stands if nothing more of it is published: a part may be already."""
        is_in_part = any(change.taken for change in self.changes.all())
        return self.State.PARTLY if is_in_part else otherwise

    @property
    def is_published(self) -> bool:
        """Whether the public copy says what was proposed, or a part of it."""
        return self.state in self.PUBLISHED
