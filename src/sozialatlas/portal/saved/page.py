"""All that the page of a list shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import formats
from sozialatlas.portal.saved import reading
from sozialatlas.portal.saved.entry import Entry
from sozialatlas.portal.saved.reading import Lost
from sozialatlas.portal.saved_address import CALENDAR, COMPARISON, HANDOUT, MOST, SavedList
from sozialatlas.search.scope import Scope


@dataclass(frozen=True, slots=True)
class Row:
    """An entry with its place in the list; `up` and `down` are empty at the ends."""

    number: int
    entry: Entry
    remove: str
    up: str
    down: str


@dataclass(frozen=True, slots=True)
class LostRow:
    """An entry that is lost, and the list without it."""

    lost: Lost
    remove: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """The page of a list, ready for its template."""

    saved: SavedList
    rows: list[Row]
    lost: list[LostRow]
    notices: list[str]
    elsewhere: str
    counted: str
    url: str
    empty_url: str
    compare_url: str
    handout_url: str
    calendar_url: str

    @property
    def entries(self) -> list[Entry]:
        """The entries in their order."""
        return [row.entry for row in self.rows]


def page(given: SavedList, *, language: str, now: dt.datetime, scope: Scope) -> SavedPage:
    """Return what the page of a list shows at a moment in a portal."""
    read = reading.read(given.ids, language=language, now=now, scope=scope)
    found, lost = [each.id for each in read.found], [each.id for each in read.lost]
    # What other portals show stays in the list, for whoever opens it there.
    saved = SavedList((*found, *lost, *read.elsewhere))
    last = len(read.found) - 1
    has_dates = any(entry.dates and entry.dates.following for entry in read.found)
    return SavedPage(
        saved=saved,
        rows=[
            _row(number, entry, saved, language, is_last=number == last)
            for number, entry in enumerate(read.found)
        ],
        lost=[LostRow(each, saved.without(each.id).url(language)) for each in read.lost],
        notices=list(_notices(given)),
        elsewhere=elsewhere(len(read.elsewhere)),
        counted=counted(len(read.found)),
        url=saved.url(language),
        empty_url=SavedList().url(language),
        compare_url=SavedList().url(language, COMPARISON),
        handout_url=saved.url(language, HANDOUT),
        calendar_url=saved.url(language, CALENDAR) if has_dates else "",
    )


def counted(count: int) -> str:
    """Return how many entries there are, in words."""
    words = ngettext("{count} Eintrag", "{count} Einträge", count)
    return words.format(count=formats.number(count))


def elsewhere(count: int) -> str:
    """Return how many entries other portals alone show, in words; empty for none."""
    if not count:
        return ""
    words = ngettext(
        "{count} Eintrag Ihrer Liste gehört nicht zu diesem Portal.",
        "{count} Einträge Ihrer Liste gehören nicht zu diesem Portal.",
        count,
    )
    return words.format(count=formats.number(count))


def _row(number: int, entry: Entry, saved: SavedList, language: str, *, is_last: bool) -> Row:
    place = f"#eintrag-{entry.id}"
    return Row(
        number=number + 1,
        entry=entry,
        remove=saved.without(entry.id).url(language),
        up=f"{saved.moved(entry.id, -1).url(language)}{place}" if number else "",
        down="" if is_last else f"{saved.moved(entry.id, 1).url(language)}{place}",
    )


def _notices(given: SavedList) -> list[str]:
    found = []
    if given.left_out:
        words = ngettext(
            "Eine Merkliste hat höchstens {most} Einträge. {count} Eintrag steht nicht hier.",
            "Eine Merkliste hat höchstens {most} Einträge. {count} Einträge stehen nicht hier.",
            given.left_out,
        )
        found.append(words.format(most=MOST, count=formats.number(given.left_out)))
    if given.unreadable:
        found.append(
            _("Die Adresse der Merkliste ist beschädigt: Ein Teil davon war nicht zu lesen.")
        )
    return found
