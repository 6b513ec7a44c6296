"""What the components of a page take: small values that views build and templates show.

The templates lie in `templates/core/components/`; each says in its first lines what it needs.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Call:
    """A number to call; `url` is what a telephone dials."""

    name: str
    number: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way back; the last one, the page itself, has no address.

    `language` is that of the label where it is not the page's own; so in all that follow.
    """

    label: Text
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    label: Text
    url: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A way in: heading, a line of everyday words, an icon."""

    title: Text
    text: Text
    icon: str
    url: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about a record; `tone` is empty, `strong`, `free`, `muted` or `warning`.

    What `is_for_now` holds only while one looks, so that it is not printed.
    """

    icon: str
    text: Text
    tone: str = ""
    is_for_now: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter and the address of the same page without it."""

    label: Text
    remove_url: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A term and what is so about it; unknown is shown as a word, in grey."""

    term: Text
    value: Text
    is_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """One record in a list of results.

    `number` is that of its pin on the map, 0 where it has none; `further` says how many
    further places the same service has ("und 9 weitere Standorte") and leads there. `save_url`
    puts it on the saved list; with `save_id` a script does so without leaving the page.
    """

    id: str
    title: str
    url: str
    provider: str
    summary: str
    facts: tuple[Fact, ...]
    verified_on: dt.date | None = None
    number: int = 0
    further: Link | None = None
    save_url: str = ""
    save_id: str = ""
    title_language: str = ""
    provider_language: str = ""
    summary_language: str = ""


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in a list, with the day on its date leaf."""

    title: str
    url: str
    on: dt.date
    text: str
    is_today: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a list in a form."""

    value: str
    label: Text
    is_selected: bool = False


@dataclass(frozen=True, slots=True)
class SearchBox:
    """The search form as it stands: what, where, how far, and what else must not get lost.

    `kept` are further parameters of the page, sent along unseen.
    """

    action: str
    radii: tuple[Choice, ...]
    q: str = ""
    place: str = ""
    kept: tuple[tuple[str, str], ...] = field(default=())
