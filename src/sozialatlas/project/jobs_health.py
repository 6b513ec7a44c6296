"""Whether background jobs are done, and the nightly check of portals among them."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import formats
from sozialatlas.core.jobs import kinds
from sozialatlas.core.jobs.models import Job
from sozialatlas.project.finding import Finding
from sozialatlas.search import portal_checks, tasks

# One night may be missed, where the machine was off; a second may not.
LONGEST_AGE = dt.timedelta(days=2)
PATIENCE = dt.timedelta(hours=1)


def jobs() -> Finding:
    """Say whether jobs have failed, or wait in vain."""
    subject = _("Hintergrundaufgaben")
    failed = list(Job.objects.failed())
    if failed:
        return Finding(subject, False, _failures(failed), _once_more())
    overdue = Job.objects.to_run(timezone.now() - PATIENCE).count()
    if overdue:
        fact = ngettext(
            "%(count)s wartet seit über einer Stunde.",
            "%(count)s warten seit über einer Stunde.",
            overdue,
        )
        fact %= {"count": formats.number(overdue)}
        return Finding(subject, False, fact, _is_it_running())
    return Finding(subject, True, _("nichts ist liegen geblieben."))


def nightly_check() -> Finding:
    """Say whether all portals were checked lately, and whether that went well."""
    subject = _("Nächtliche Prüfung der Portale")
    own = (tasks.check_portals.name, tasks.check_portal.name)
    failed = list(Job.objects.failed().filter(kind__in=own))
    if failed:
        return Finding(subject, False, _failures(failed), _once_more())
    checked = [one.at for one in portal_checks.kept(portal_checks.published()) if one.at]
    if not checked:
        return Finding(subject, True, _("steht noch aus; serve beginnt damit."))
    at = date_format(timezone.localtime(min(checked)), "SHORT_DATETIME_FORMAT")
    is_young = timezone.now() - min(checked) <= LONGEST_AGE
    return Finding(subject, is_young, _("zuletzt am %(at)s.") % {"at": at}, _is_it_running())


def _once_more() -> str:
    return _("Verwaltung, Hintergrundaufgaben: den Grund beheben, dann „Noch einmal“.")


def _is_it_running() -> str:
    return _("Läuft sozialatlas serve, oder mit SOZIALATLAS_JOBS=no sozialatlas work?")


def _failures(failed: list[Job]) -> str:
    told = "; ".join(f"{kinds.title_of(row.kind)} ({row.reason})" for row in failed[:3])
    fact = ngettext(
        "%(count)s gescheitert: %(told)s", "%(count)s gescheitert: %(told)s", len(failed)
    )
    return fact % {"count": formats.number(len(failed)), "told": told}
