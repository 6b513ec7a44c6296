"""What a run of reminders does: letters, one for each person, and entries without anybody."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sozialatlas.marketplace.freshness.contacts import Line
from sozialatlas.marketplace.freshness.due import Entry
from sozialatlas.marketplace.freshness.refs import Ref
from sozialatlas.marketplace.freshness.steps import (
    ASKED_BY_MAIL,
    Next,
    Patience,
    Standing,
    Step,
    next_step,
)

_ORDER = list(Step)
_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known when a run begins; `written` says when somebody last got a mail."""

    lines: Mapping[Ref, Line]
    standings: Mapping[Ref, Standing]
    written: Mapping[str, dt.datetime]


@dataclass(slots=True)
class Letter:
    """One mail to one person: the entries it asks about, each with its step.

    `others` come along: they are due as well, or soon, and would ask for a mail of their own.
    """

    address: str
    asked: list[tuple[Entry, Step]] = field(default_factory=list)
    others: list[Entry] = field(default_factory=list)

    @property
    def step(self) -> Step:
        """What the mail is: as far as most of its entries have come."""
        steps = [step for _entry, step in self.asked]
        return max(set(steps), key=lambda each: (steps.count(each), _ORDER.index(each)))

    @property
    def urgency(self) -> tuple[int, dt.datetime, str]:
        """What sorts letters when not all can go tonight: who was asked before, then age."""
        is_new = int(self.step is Step.FIRST)
        oldest = min(entry.since or _NEVER for entry, _step in self.asked)
        return is_new, oldest, self.address

    @property
    def entries(self) -> list[Entry]:
        """All entries that the mail asks about."""
        return [*(entry for entry, _step in self.asked), *self.others]


@dataclass(frozen=True, slots=True)
class Plan:
    """Letters in the order of their urgency, and steps without a letter."""

    letters: tuple[Letter, ...]
    silent: tuple[tuple[Entry, Step], ...]


def plan(
    entries: Sequence[Entry],
    known: Known,
    patience: Patience,
    now: dt.datetime,
    *,
    pause_days: int,
    is_on: bool = True,
) -> Plan:
    """Return what is to be done now.

    Who got a mail less than `pause_days` ago gets none yet. Without mails at all (not `is_on`)
    what is due goes to the list of calls.
    """
    letters: dict[str, Letter] = {}
    silent: list[tuple[Entry, Step]] = []
    for entry in entries:
        line = known.lines.get(entry.ref, ()) if is_on else ()
        found = _next(entry, known.standings.get(entry.ref), line, patience, now)
        if found is None:
            continue
        if not found.address:
            silent.append((entry, found.step))
            continue
        letter = letters.setdefault(found.address, Letter(found.address))
        letter.asked.append((entry, found.step))
    resting = now - dt.timedelta(days=pause_days)
    ready = {
        address: letter
        for address, letter in letters.items()
        if known.written.get(address, _NEVER) <= resting
    }
    _take_along(ready, entries, known)
    return Plan(tuple(sorted(ready.values(), key=lambda each: each.urgency)), tuple(silent))


def _next(
    entry: Entry, standing: Standing | None, line: Line, patience: Patience, now: dt.datetime
) -> Next | None:
    if not entry.due:
        return None
    return next_step(standing, line, patience, now, is_serious=entry.is_serious)


def _take_along(letters: Mapping[str, Letter], entries: Sequence[Entry], known: Known) -> None:
    """Put in what else a person is asked about, so that one mail is enough for months."""
    asked = {entry.ref for letter in letters.values() for entry, _step in letter.asked}
    waiting: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.ref not in asked and (entry.due or entry.is_soon):
            waiting[_whose(entry, known)].append(entry)
    for address, letter in letters.items():
        letter.others = waiting.get(address, [])


def _whose(entry: Entry, known: Known) -> str:
    standing = known.standings.get(entry.ref)
    if standing is not None:
        return standing.address if standing.step in ASKED_BY_MAIL else ""
    return next(iter(known.lines.get(entry.ref, ())), "")
