"""What stands around the days of the calendar: the search, its filters, what was understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from sozialatlas.core import addresses, formats
from sozialatlas.core.components import Chip, Link, SearchBox
from sozialatlas.portal import crisis_box, quick_exit
from sozialatlas.portal.calendar import address as calendar_address
from sozialatlas.portal.calendar.address import CalendarAddress
from sozialatlas.portal.crisis_box import CrisisBox
from sozialatlas.portal.search import (
    counting,
    filters,
    naming,
    notices,
    page as search_page,
    town,
    understood,
    ways,
)
from sozialatlas.portal.search.asked import OF_FORM, OF_POINT, Asked
from sozialatlas.portal.search.counting import Nothing
from sozialatlas.portal.search.filter_groups import FilterGroup
from sozialatlas.portal.search.understood import Told
from sozialatlas.portal.search.ways import Suggested
from sozialatlas.search import answers, queries
from sozialatlas.search.parameters import FLAGS, LISTS

NO_ANSWER = answers.SearchAnswer(0, 0, 1, 1, (), (), (), 0)


@dataclass(frozen=True, slots=True)
class View:
    """A way to look at the same events."""

    label: str
    icon: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything but the days; `total` counts events, however often each takes place."""

    address: CalendarAddress
    box: SearchBox
    kept: tuple[tuple[str, str], ...]
    groups: list[FilterGroup]
    chips: list[Chip]
    clear_url: str
    counted: str
    total: int
    notices: list[str]
    counts: list[Link]
    understood: list[Told]
    crisis: CrisisBox | None
    exit_url: str
    suggested: Suggested
    is_asking: bool
    views: list[View]
    nothing: Nothing
    ways_out: list[Link]
    answer: answers.SearchAnswer

    @property
    def has_filters(self) -> bool:
        """Whether there is anything to narrow down by."""
        return not self.is_asking and bool(self.groups or self.chips)


def frame(asked: Asked, address: CalendarAddress, *, language: str, said: Sequence[str]) -> Frame:
    """Return what stands around the days; `said` is what the days themselves have to say."""
    is_asking = (
        asked.located.is_unknown and bool(asked.parameters.place) and not asked.parameters.q
    )
    answer = NO_ANSWER if is_asking else queries.search(asked.request)
    box = search_page.box(asked)
    out = [] if answer.total or is_asking else [*_around(asked, answer), *ways.ways_out(asked)]
    return Frame(
        address=address,
        box=replace(box, kept=(*box.kept, *address.showing)),
        kept=(*_kept(address), *address.showing),
        groups=filters.groups(asked, answer.facets, is_type_free=False),
        chips=filters.chips(address),
        clear_url=replace(address, pairs=address.only(*OF_FORM, *OF_POINT, "around")).url,
        counted=counting.counted(asked.request.types, answer.total),
        total=answer.total,
        notices=[*said, *notices.notices(asked, answer)],
        counts=town.counts(asked, answer),
        understood=[*town.told(asked), *understood.told(asked, answer)],
        crisis=crisis_box.of_search(answer, asked.parameters.q),
        exit_url=quick_exit.of_search(asked.parameters, answer, language),
        suggested=ways.suggested(asked, is_asking=is_asking),
        is_asking=is_asking,
        views=views(address, language),
        nothing=counting.nothing(asked, answer, out),
        ways_out=out,
        answer=answer,
    )


def _kept(address: CalendarAddress) -> tuple[tuple[str, str], ...]:
    """Return what the filters send along: all that is none of theirs."""
    chosen = {*LISTS, *FLAGS, "time", "age"} - {"outside"}
    return tuple(pair for pair in address.hidden if pair[0] not in chosen)


def _around(asked: Asked, answer: answers.SearchAnswer) -> list[Link]:
    """Return the way to what is near the town where nothing is in it."""
    if not (asked.request.has_border and answer.beside_total):
        return []
    words = _("{count} in der Umgebung").format(count=formats.number(answer.beside_total))
    return [Link(words, asked.address.setting("around", "1").url)]


def views(address: CalendarAddress, language: str) -> list[View]:
    """Return the list, the month and the map of the same search, the current one marked."""
    base = addresses.page(addresses.EVENTS, language)
    ways_to_look = (
        (_("Nach Tagen"), "format-list-bulleted", base),
        (_("Monat"), "calendar", f"{base}{calendar_address.MONTH_PATH}"),
        (_("Karte"), "map", f"{base}{calendar_address.MAP_PATH}"),
    )
    return [
        View(
            label,
            icon,
            replace(address, path=path, showing=()).url,
            is_current=path == address.path,
        )
        for label, icon, path in ways_to_look
    ]


def tab(asked: Asked, about: Frame, told: str) -> str:
    """Return what tells this page from others in the browser."""
    answer = replace(about.answer, page=1, pages=1)
    return naming.tab(asked, answer, told, about.chips, is_open=about.crisis is None)


def printed(asked: Asked, about: Frame) -> list[str]:
    """Return what paper says of the search."""
    answer = replace(about.answer, page=1, pages=1)
    return naming.printed(asked, answer, about.chips, [], is_open=about.crisis is None)
