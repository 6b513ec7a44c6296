"""What the start page shows, made from what the directory holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext as _, gettext_noop

from sozialatlas.core import addresses, formats, search_box
from sozialatlas.core.components import EventRow, Link, SearchBox, Tile
from sozialatlas.core.languages import GERMAN, foreign, is_german
from sozialatlas.directory.cards import EVENT
from sozialatlas.directory.models import LifeSituation, Topic, slug_of
from sozialatlas.portal.calendar import Coming
from sozialatlas.portal.plain_names import PLAIN_NAMES

Pairs = tuple[tuple[str, str], ...]
WORDS_PER_TILE = 3
# The directory is written in German, so these are also the words that are looked for.
EXAMPLES = (
    gettext_noop("Meine Mutter braucht Pflege"),
    gettext_noop("Kita-Platz"),
    gettext_noop("Ich kann meine Miete nicht zahlen"),
    gettext_noop("Seniorentreff"),
)


def box(language: str, path: str = addresses.SEARCH, kept: Pairs = ()) -> SearchBox:
    """Return the empty search form of a list, with the filters that are kept."""
    return search_box.build(addresses.page(path, language), kept=kept)


def examples(language: str) -> list[Link]:
    """Return searches in the words of everyday life, asked in German in every language."""
    path = addresses.page(addresses.SEARCH, language)
    return [Link(_(words), f"{path}?{_query('q', words)}") for words in EXAMPLES]


def tiles(
    topics: Sequence[Topic], language: str, path: str = addresses.SEARCH, kept: Pairs = ()
) -> list[Tile]:
    """Return a tile for each topic, which leads to its list with the filters that are kept.

    The hints tell of help that one gets: beside what one can do oneself they would mislead.
    """
    return [
        Tile(
            topic.label,
            _hint(topic, language) if path == addresses.SEARCH else "",
            topic.icon,
            addresses.page(f"{path}?{urlencode([*kept, ('topic', topic.code)])}", language),
        )
        for topic in topics
    ]


def situations(
    found: Sequence[LifeSituation], language: str, path: str, kept: Pairs = ()
) -> list[Tile]:
    """Return a small tile for each life situation."""
    return [
        Tile(
            one.label,
            "",
            one.icon,
            addresses.page(f"{path}?{urlencode([*kept, ('life_situation', one.code)])}", language),
        )
        for one in found
    ]


def _hint(topic: Topic, language: str) -> str:
    """Return a topic in plain words, or where they have no translation its first topics."""
    if topic.plain_name in PLAIN_NAMES:
        return _(topic.plain_name)
    if is_german(language) and topic.plain_name:
        return topic.plain_name
    return formats.joined(child.label for child in list(topic.children.all())[:WORDS_PER_TILE])


def rows(occurrences: list[Coming], today: dt.date, language: str) -> list[EventRow]:
    """Return events with their day, time and place."""
    return [_row(occurrence, today, language) for occurrence in occurrences]


def _row(occurrence: Coming, today: dt.date, language: str) -> EventRow:
    start = timezone.localtime(occurrence.starts_at)
    path = addresses.record(EVENT, slug_of(occurrence.name), occurrence.event_id, language)
    words = [formats.clock(start.time()), occurrence.place]
    text = " · ".join(word for word in words if word)
    is_today = start.date() == today
    if is_today:
        text = _("Heute, %(time_and_place)s") % {"time_and_place": text}
    own = foreign(GERMAN)
    return EventRow(occurrence.name, path, start.date(), text, is_today, own)


def _query(name: str, value: str) -> str:
    return urlencode({name: value})
