"""Tells the county what will be hidden where nobody of the provider can be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import editing_reach
from sozialatlas.core import addresses, formats, mail
from sozialatlas.marketplace.freshness import mails
from sozialatlas.marketplace.freshness.due import Entry

CALLS = "/de/redaktion/anrufe"


def announce(entries: Sequence[Entry], *, at: dt.datetime, hidden_at: dt.datetime) -> list[Entry]:
    """Post one mail to each editor about the entries of the own areas; return who is told of.

    What nobody edits is not announced, and so must not be hidden.
    """
    told: dict[int, Entry] = {}
    if not entries:
        return []
    for person in User.objects.filter(is_active=True, is_staff=True).order_by("pk"):
        reach = editing_reach(person)
        own = [
            (place, entry)
            for place, entry in enumerate(entries)
            if reach.covers_or_placeless(entry.area_key)
        ]
        if own and person.email:
            told |= own
            _post(person, [entry for _place, entry in own], at, timezone.localdate(hidden_at))
    return [told[place] for place in sorted(told)]


def _post(person: User, entries: Sequence[Entry], at: dt.datetime, day: dt.date) -> None:
    subject = ngettext(
        "{count} Eintrag wird am {day} verborgen",
        "{count} Einträge werden am {day} verborgen",
        len(entries),
    )
    text = _(
        "Guten Tag,\n\n"
        "diese Einträge hat lange niemand bestätigt, und per Mail erreichen wir dort niemanden. "
        "Ab dem {day} zeigen wir sie nicht mehr, wenn sie bis dahin niemand bestätigt:\n"
        "{names}\n\n"
        "Ein Anruf klärt es:\n{url}"
    )
    shown = formats.full_date(day)
    mail.post(
        key=f"hiding:{person.pk}:{at:%Y-%m-%dT%H:%M:%S}",
        to=person.email,
        subject=subject.format(count=len(entries), day=shown),
        text=text.format(day=shown, names=mails.names(entries), url=addresses.absolute(CALLS)),
    )
