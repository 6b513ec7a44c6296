"""Whether mails go out."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import formats
from sozialatlas.core.mail import queries
from sozialatlas.project.finding import Finding

# Older ones somebody has seen, or will never look at.
DAYS_OF_FAILURES = 7


def finding() -> Finding:
    """Say whether mails go out, and whether somebody must decide on some."""
    subject = _("Mail")
    week = timezone.now() - dt.timedelta(days=DAYS_OF_FAILURES)
    state = queries.state(failed_since=week)
    if state.trouble:
        advice = _("SOZIALATLAS_MAIL_HOST und die Zugangsdaten prüfen (docs/settings.md).")
        return Finding(subject, False, state.trouble, advice)
    to_decide = state.unclear + state.failed
    if to_decide:
        fact = ngettext(
            "%(count)s ist abgelehnt oder ungewiss.",
            "%(count)s sind abgelehnt oder ungewiss.",
            to_decide,
        )
        advice = _("Verwaltung, Mails: den Grund ansehen, dann „Nochmals senden“ oder nichts.")
        return Finding(subject, False, fact % {"count": formats.number(to_decide)}, advice)
    if settings.DEMO:
        return Finding(subject, True, _("bleibt im Haus: /de/postfach."))
    if not settings.EMAIL_HOST:
        return Finding(subject, True, _("nicht eingestellt; bisher wartet keine."))
    return Finding(subject, True, _("geht hinaus."))
