"""News for the fictional demo county: a circular with an answer, and mails in its post box."""

from __future__ import annotations

import datetime as dt

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import editing_reach
from sozialatlas.marketplace.notices import actions
from sozialatlas.marketplace.notices.actions import Wish
from sozialatlas.marketplace.notices.circulars import actions as circulars, telling
from sozialatlas.marketplace.notices.circulars.actions import Words
from sozialatlas.marketplace.notices.models import Circular, Subscription

READER = "leserin@auental.example"
_TITLE = "Treffen der Träger am ersten Dienstag im Monat"
_TEXT = (
    "Guten Tag,\n\nwir laden Sie zum Austausch ein: 16 Uhr im Kreishaus, Raum 12. Thema ist,"
    " wie Menschen ohne Deutschkenntnisse Ihre Angebote finden.\n\nSagen Sie uns bitte, ob Sie"
    " kommen, und was Sie besprechen möchten.\n\nIhre Redaktion"
)
_ANSWER = "Wir kommen zu zweit und bringen unsere Erfahrungen mit dem Sprachcafé mit."


def fill(now: dt.datetime, *, editor: User, provider: User) -> None:
    """Write a circular that was answered, and what a subscriber got; nothing a second time."""
    if Circular.objects.exists() or Subscription.objects.exists():
        return
    at = now - dt.timedelta(days=3)
    whole = min(editing_reach(editor).keys, key=len)
    words = Words(title=_TITLE, text=_TEXT, area_key=whole)
    row = circulars.publish(words=words, by=editor, at=at)
    telling.tell(row, at=at)
    later = at + dt.timedelta(hours=5)
    circulars.reply(row, text=_ANSWER, by=provider, at=later, is_for_all=True)
    wish = Wish(
        email=READER,
        area_key="",
        topics=(),
        wants_services=True,
        wants_events=True,
        language="de",
    )
    actions.subscribe(wish=wish, sender="demo", at=now - 2 * actions.WEEK)
    actions.confirm(Subscription.objects.get().pk, at=now - 2 * actions.WEEK)
    actions.tell_week(now=now)
