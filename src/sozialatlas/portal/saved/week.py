"""A week in few lines: days that follow each other with the same times stand together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from sozialatlas.directory.hours.week_table import WeekLine


@dataclass(frozen=True, slots=True)
class Days:
    """Some days and their times."""

    name: str
    times: str
    is_today: bool = False


def days(lines: Iterable[WeekLine]) -> tuple[Days, ...]:
    """Return the week: Montag bis Donnerstag, 8 bis 16 Uhr; days that are closed are left out."""
    groups = [list(group) for _times, group in groupby(lines, key=lambda line: line.times)]
    return tuple(
        Days(_named(group), group[0].times, any(line.is_today for line in group))
        for group in groups
        if not group[0].is_closed
    )


def _named(group: list[WeekLine]) -> str:
    first, last = group[0].name, group[-1].name
    if len(group) == 1:
        return first
    if len(group) == 2:
        return _("{first} und {last}").format(first=first, last=last)
    return _("{first} bis {last}").format(first=first, last=last)
