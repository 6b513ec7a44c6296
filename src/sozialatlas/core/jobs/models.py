"""The jobs that wait, run, are done or have failed: one row for each piece of work."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class JobQuerySet(models.QuerySet["Job"]):
    """Filters on jobs."""

    def to_run(self, now: dt.datetime) -> JobQuerySet:
        """Keep those that are due, and those whose process has not been heard of for too long."""
        waits = Q(state=Job.State.WAITING, due_at__lte=now)
        lost = Q(state=Job.State.RUNNING, held_until__lt=now)
        return self.filter(waits | lost)

    def failed(self) -> JobQuerySet:
        """Keep those that somebody must look at; nightly ones wait for their next night."""
        return self.filter(failed_at__isnull=False)


class Job(models.Model):
    """One piece of work, told from others of its kind by its key."""

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", _("wartet")
        RUNNING = "running", _("läuft")
        DONE = "done", _("erledigt")
        FAILED = "failed", _("gescheitert")

    kind = models.CharField(_("Art"), max_length=80)
    key = models.CharField(_("Schlüssel"), max_length=200, blank=True)
    arguments = models.JSONField(_("Angaben"), default=dict, blank=True)
    state = models.CharField(
        _("Stand"), max_length=10, choices=State.choices, default=State.WAITING
    )
    due_at = models.DateTimeField(_("fällig"))
    tries = models.PositiveSmallIntegerField(_("Versuche"), default=0)
    is_wanted_again = models.BooleanField(default=False, editable=False)
    held_by = models.CharField(max_length=120, blank=True, editable=False)
    held_until = models.DateTimeField(null=True, blank=True, editable=False)
    begun_at = models.DateTimeField(_("begonnen"), null=True, blank=True)
    done_at = models.DateTimeField(_("zuletzt erledigt"), null=True, blank=True)
    failed_at = models.DateTimeField(_("gescheitert am"), null=True, blank=True)
    reason = models.TextField(_("Grund"), blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        """Each piece of work stands once; the runner asks for what is due."""

        verbose_name = _("Hintergrundaufgabe")
        verbose_name_plural = _("Hintergrundaufgaben")
        ordering = ["due_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="jobs_job_once")]
        indexes = [models.Index(fields=["state", "due_at"], name="jobs_job_due")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}".strip()
