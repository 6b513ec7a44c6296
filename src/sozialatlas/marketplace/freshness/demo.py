"""Rounds of asking in the fictional demo county: mails, answers, one bounce, calls."""

from __future__ import annotations

import datetime as dt

from sozialatlas.core.mail.models import Letter
from sozialatlas.core.mail.signals import bounced
from sozialatlas.marketplace.freshness import actions
from sozialatlas.marketplace.freshness.models import Asked, FreshnessSettings, Reminder
from sozialatlas.marketplace.freshness.refs import Ref

MAILS = 12
"""Mails in one night: enough to look at, and asking all of the county would take minutes."""
_ROUNDS = (44, 22, 0)
"""So many days ago: each is a step further than the last, up to the list of calls."""
_REASON = "550 5.1.1 Dieses Postfach gibt es nicht."


def fill(now: dt.datetime) -> int:
    """Ask about what is overdue as the nights would have; return how many mails went out.

    Does nothing where somebody was asked already.
    """
    if Reminder.objects.exists():
        return 0
    settings = FreshnessSettings.current()
    settings.most_mails = MAILS
    settings.save()
    count = 0
    for days in _ROUNDS:
        at = now - dt.timedelta(days=days)
        before = set(Reminder.objects.values_list("pk", flat=True))
        count += actions.remind(at=at).mails
        new = list(Reminder.objects.exclude(pk__in=before).order_by("pk"))
        if days == _ROUNDS[0]:
            _come_back(new[-1:], at)
        if days:
            _answer(new[::4], at + dt.timedelta(days=2))
    return count


def _answer(reminders: list[Reminder], at: dt.datetime) -> None:
    """Let some people press that all of their entries are right."""
    for reminder in reminders:
        rows = Asked.objects.filter(reminder=reminder).order_by("pk")
        refs = [Ref(row.kind, row.record_id) for row in rows]
        actions.confirm(reminder, refs, at=at)


def _come_back(reminders: list[Reminder], at: dt.datetime) -> None:
    """Let mails come back from boxes that are no more."""
    for reminder in reminders:
        for letter in Letter.objects.filter(to=reminder.address):
            letter.state, letter.bounced_at, letter.reason = Letter.State.BOUNCED, at, _REASON
            letter.save(update_fields=["state", "bounced_at", "reason"])
            bounced.send(sender=Letter, letter=letter, is_permanent=True, reason=_REASON)
