"""The words of the mails: to confirm a subscription, and what is new in a week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import addresses, formats, languages, site
from sozialatlas.directory.models import slug_of
from sozialatlas.marketplace.notices.news import Item

MOST = 12
"""Of each kind: nobody reads more in a mail; the rest is a link away."""


def confirmation(url: str, days: int) -> tuple[str, str]:
    """Return subject and text of the mail that asks whether an address wants this."""
    house = site.current()
    paragraphs = (
        _("Guten Tag,"),
        _("jemand möchte an diese Adresse jede Woche Neues von {site} bekommen.").format(
            site=_called(house)
        ),
        _("Waren Sie das? Dann öffnen Sie diese Seite und bestätigen dort:"),
        url,
        _("Der Link gilt {days} Tage.").format(days=days),
        _("Waren Sie das nicht? Dann brauchen Sie nichts zu tun."),
        _("Wir löschen Ihre Adresse dann von selbst."),
    )
    return _("Bitte bestätigen: Neues per Mail"), "\n\n".join(paragraphs)


def week(
    place: str, services: Collection[Item], events: Collection[Item], since: dt.datetime, end: str
) -> tuple[str, str]:
    """Return subject and text of what is new; `end` is where the subscription ends."""
    came = [item for item in services if item.created_at >= since]
    changed = [item for item in services if item.created_at < since]
    parts = [
        _("Guten Tag,"),
        _("das ist neu:"),
        *_section(_("Neue Angebote"), came, addresses.SEARCH),
        *_section(_("Geänderte Angebote"), changed, addresses.SEARCH),
        *_section(_("Veranstaltungen in den nächsten 7 Tagen"), events, addresses.EVENTS),
        _("Sie wollen diese Mail nicht mehr? Ein Klick genügt, wir löschen Ihre Adresse:")
        + f"\n{end}",
    ]
    return _("{place}: das ist neu").format(place=place), "\n\n".join(parts)


def _section(title: str, items: Collection[Item], rest: str) -> Iterator[str]:
    if not items:
        return
    lines = [title.upper()]
    lines += [_line(item) for item in list(items)[:MOST]]
    more = len(items) - MOST
    if more > 0:
        told = ngettext("und {count} weiteres:", "und {count} weitere:", more)
        lines.append(f"{told.format(count=formats.number(more))} {_page(rest)}")
    yield "\n\n".join(lines)


def _line(item: Item) -> str:
    by = ", ".join(part for part in (item.organization, item.place) if part)
    name = f"{item.name} ({by})" if by else item.name
    when = f"{_moment(item.starts_at)}: " if item.starts_at else ""
    path = addresses.WORDS[item.record_type]
    return f"- {when}{name}\n  {_page(f'{path}/{slug_of(item.name)}-{item.id}')}"


def _moment(starts_at: dt.datetime) -> str:
    local = timezone.localtime(starts_at)
    return f"{formats.day(local)}, {date_format(local, 'TIME_FORMAT')}"


def _page(rest: str) -> str:
    return addresses.absolute(addresses.page(rest, languages.current()))


def _called(house: site.Site) -> str:
    return f"{house.name} {house.area}".strip()
