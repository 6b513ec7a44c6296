"""Free text inside opening hours: appointments, and conditions that OSM has no syntax for."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from sozialatlas.directory.hours.rules import CLOSED, ONLY, SAME, HoursRule

BY_APPOINTMENT = "nach Vereinbarung"
_APPOINTMENT = re.compile(
    r"\b(nach|auf|mit)\b.{0,40}(vereinbarung|absprache|anmeldung|terminvergabe)"
    r"|terminvereinbarung|(nur )?termine?$|ap{1,2}ointment",
    re.IGNORECASE,
)
# "und nach Vereinbarung" adds appointments to hours that stay open to all.
_IN_ADDITION = re.compile(r"(und|sowie|oder|auch|and|or)\b", re.IGNORECASE)
_CYCLE = re.compile(r"alle (\d+) Wochen ab (\d{4}-\d\d-\d\d)")
_VALIDITY = re.compile(r"gültig(?: ab (\d{4}-\d\d-\d\d))?(?: bis (\d{4}-\d\d-\d\d))?")
_HOLIDAYS = {
    "an Feiertagen wie sonst": SAME,
    "an Feiertagen geschlossen": CLOSED,
    "nur an Feiertagen": ONLY,
}
_VACATIONS = {
    "in den Schulferien wie sonst": SAME,
    "in den Schulferien geschlossen": CLOSED,
    "nur in den Schulferien": ONLY,
}
_SEPARATOR = "; "
# Stands before a remark that would else be read as a condition.
_REMARK = "Hinweis: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What a comment says, taken apart; None: it says nothing about this."""

    every_n_weeks: int | None = None
    anchor_on: dt.date | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    on_holidays: str | None = None
    in_vacations: str | None = None
    by_appointment: bool = False
    also_by_appointment: bool = False
    note: str = ""

    @property
    def has_conditions(self) -> bool:
        """Whether it restricts the days, so that `unknown` before it is explained."""
        return any((self.every_n_weeks, self.valid_from, self.valid_to, self.on_holidays)) or bool(
            self.in_vacations
        )


def read(text: str) -> Comment:
    """Return what a comment says; words nobody knows become its note."""
    said = Comment()
    for part in text.split(_SEPARATOR):
        try:
            known = _with_condition(said, part)
        except ValueError:
            # A day that does not exist: the part stays a remark, as it was written.
            known = None
        said = known or _with_words(said, part)
    return said


def _with_condition(said: Comment, part: str) -> Comment | None:
    cycle, validity = _CYCLE.fullmatch(part), _VALIDITY.fullmatch(part)
    if cycle and int(cycle[1]) > 1:
        return replace(said, every_n_weeks=int(cycle[1]), anchor_on=_date(cycle[2]))
    if validity:
        return replace(said, valid_from=_date(validity[1]), valid_to=_date(validity[2]))
    if part in _HOLIDAYS:
        return replace(said, on_holidays=_HOLIDAYS[part])
    if part in _VACATIONS:
        return replace(said, in_vacations=_VACATIONS[part])
    return None


def _with_words(said: Comment, part: str) -> Comment:
    if part.startswith(_REMARK):
        remark = part.removeprefix(_REMARK)
        return replace(said, note=_SEPARATOR.join(filter(None, [said.note, remark])))
    is_usual = _IN_ADDITION.sub("", part).strip() == BY_APPOINTMENT
    note = _SEPARATOR.join(filter(None, [said.note, "" if is_usual else part]))
    if not _APPOINTMENT.search(part):
        return replace(said, note=note)
    if _IN_ADDITION.match(part):
        return replace(said, also_by_appointment=True, note=note)
    return replace(said, by_appointment=True, note=note)


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def remark(text: str) -> str:
    """Return a note so that `read` finds nothing but a note in it."""
    parts = text.split(_SEPARATOR)
    return _SEPARATOR.join(
        part if read(part) == Comment(note=part) else f"{_REMARK}{part}" for part in parts
    )


def appointment(note: str) -> str:
    """Return words for an appointment, the note's own where they say it."""
    if read(note) == Comment(by_appointment=True, note=note):
        return note
    return joined(BY_APPOINTMENT, remark(note) if note else "")


def conditions(rule: HoursRule, *, with_special_days: bool) -> str:
    """Return the conditions of a row in words that `read` understands."""
    parts = []
    if rule.every_n_weeks > 1 and rule.anchor_on is not None:
        parts.append(f"alle {rule.every_n_weeks} Wochen ab {rule.anchor_on.isoformat()}")
    if has_two_seasons(rule):
        parts.append(_validity(rule))
    if with_special_days:
        holidays = {value: words for words, value in _HOLIDAYS.items()}
        vacations = {value: words for words, value in _VACATIONS.items()}
        parts.append(holidays[rule.on_holidays])
        parts.append(vacations[rule.in_vacations])
    return _SEPARATOR.join(parts)


def has_two_seasons(rule: HoursRule) -> bool:
    """Return whether a row has a yearly season and dates too: OSM can say only one."""
    return bool(rule.season_from and (rule.valid_from or rule.valid_to))


def _validity(rule: HoursRule) -> str:
    first = f" ab {rule.valid_from.isoformat()}" if rule.valid_from else ""
    last = f" bis {rule.valid_to.isoformat()}" if rule.valid_to else ""
    return f"gültig{first}{last}"


def joined(*parts: str) -> str:
    """Return one comment from several; a comment cannot hold a straight quotation mark."""
    return _SEPARATOR.join(part.replace('"', "”") for part in parts if part)
