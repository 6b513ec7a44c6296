"""OSM's opening_hours read into rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import opening_hours

from sozialatlas.directory.hours import comments
from sozialatlas.directory.hours.osm_syntax import (
    Clause,
    Days,
    Joiner,
    NotRead,
    Season,
    clauses,
)
from sozialatlas.directory.hours.osm_text import to_osm
from sozialatlas.directory.hours.parsed import HoursProblem, ParsedHours, Reason, kept_as_note
from sozialatlas.directory.hours.replacing import without
from sozialatlas.directory.hours.rules import MIDNIGHT, ONLY, SAME, HoursError, HoursRule, check

__all__ = ["from_osm", "to_osm"]


def from_osm(text: str, *, unsaid_holidays: str = SAME) -> ParsedHours:
    """Return the rows of a text, and what to tell about it.

    A text that rows cannot say in full becomes one note: half of it would be wrong hours.
    `unsaid_holidays` is what rows mean on holidays if the text never speaks of them; OSM's
    rules say "same", though many who write "Mo-Fr 08:00-12:00" do not mean Christmas.
    """
    text = text.strip()
    if not text:
        return ParsedHours()
    try:
        found = clauses(text)
        rows = _Rows(unsaid_holidays if not _speaks_of_holidays(found) else SAME)
        rules = rows.read(found)
        for rule in rules:
            check(rule)
    except (NotRead, HoursError) as error:
        return _unread(text, str(error))
    if not rules:
        # "PH off" alone: there is no row that says only when a place is closed.
        return kept_as_note(text, Reason.TEXT_ONLY, text)
    return ParsedHours(tuple(rules), (*_problems(text, rules), *rows.problems))


def _unread(text: str, place: str) -> ParsedHours:
    if opening_hours.validate(text):
        return kept_as_note(text, Reason.UNSUPPORTED, place)
    said = comments.read(text)
    if said.by_appointment and not any(sign.isdigit() for sign in text):
        rule = HoursRule(by_appointment=True, on_holidays=SAME, note=said.note)
        return ParsedHours((rule,), (HoursProblem(Reason.REPAIRED, text),))
    return kept_as_note(text, Reason.INVALID, place)


def _problems(text: str, rules: list[HoursRule]) -> Iterator[HoursProblem]:
    if not opening_hours.validate(text):
        yield HoursProblem(Reason.REPAIRED, text)
    for rule in rules:
        if rule.is_note:
            yield HoursProblem(Reason.TEXT_ONLY, rule.note)


def _speaks_of_holidays(found: tuple[Clause, ...]) -> bool:
    return any(day.holiday for clause in found for day in clause.days)


class _Rows:
    """Collects rows clause by clause; a later one takes its days from those before."""

    def __init__(self, on_holidays: str) -> None:
        self._on_holidays = on_holidays
        self._rules: list[HoursRule] = []
        self.problems: list[HoursProblem] = []

    def read(self, found: tuple[Clause, ...]) -> list[HoursRule]:
        """Return the rows of all clauses."""
        for clause in found:
            if clause.modifier == "off":
                self._close(clause)
            elif clause.joiner is Joiner.FALLBACK and (clause.says_when or not clause.comment):
                raise NotRead("times after ||")
            else:
                self._open(clause)
        return self._rules

    def _close(self, clause: Clause) -> None:
        if clause.times:
            raise NotRead("closed for some hours of a day")
        self._take_away(clause)
        if clause.comment:
            self._rules.append(HoursRule(note=comments.joined("geschlossen", clause.comment)))

    def _open(self, clause: Clause) -> None:
        said = _said(clause)
        if clause.joiner is Joiner.REPLACES and clause.says_when:
            if said.has_conditions and self._rules:
                raise NotRead("a condition in words that replaces other hours")
            before = list(self._rules)
            self._take_away(clause)
            gone = [rule for rule in before if rule not in self._rules]
            if any(_is_apart(rule, clause) for rule in gone):
                self.problems.append(HoursProblem(Reason.REPLACED, _in_osm(clause)))
        if said.also_by_appointment:
            self._rules.append(self._appointment(said.note))
            said = replace(said, note="")
        self._rules.extend(self._rows(clause, said))

    def _take_away(self, clause: Clause) -> None:
        for season in clause.seasons or (Season(),):
            for days in clause.days or (Days(),):
                self._rules = without(self._rules, days, season)

    def _rows(self, clause: Clause, said: comments.Comment) -> Iterator[HoursRule]:
        has_hours = clause.times or (clause.says_when and not said.by_appointment)
        if not clause.says_when or (clause.modifier == "unknown" and not _explained(said)):
            yield from self._words_only(clause, said)
            return
        times = clause.times or (((MIDNIGHT, MIDNIGHT),) if has_hours else ())
        for season in clause.seasons or (Season(),):
            for days in clause.days or (Days(),):
                for row in self._on_days(days, season, said):
                    if not times:
                        yield row
                    for opens, closes in times:
                        yield replace(row, opens=opens, closes=closes)

    def _words_only(self, clause: Clause, said: comments.Comment) -> Iterator[HoursRule]:
        """Yield what a clause without certain times says: an appointment, or a text."""
        if clause.says_when:
            yield HoursRule(note=_words(clause))
        elif said.by_appointment:
            yield self._appointment(said.note)
        elif said.note:
            yield HoursRule(note=said.note)
        elif not said.also_by_appointment:
            raise NotRead(clause.modifier or clause.comment)

    def _on_days(self, days: Days, season: Season, said: comments.Comment) -> Iterator[HoursRule]:
        on_holidays = ONLY if days.holiday else self._on_holidays
        in_vacations = ONLY if days.vacation else SAME
        for week in days.weeks_of_month or (None,):
            yield HoursRule(
                weekday=days.weekday,
                week_of_month=week,
                every_n_weeks=said.every_n_weeks or 1,
                anchor_on=said.anchor_on,
                season_from=season.season_from,
                season_to=season.season_to,
                valid_from=said.valid_from or season.valid_from,
                valid_to=said.valid_to or season.valid_to,
                on_holidays=said.on_holidays or on_holidays,
                in_vacations=said.in_vacations or in_vacations,
                by_appointment=said.by_appointment,
                note=said.note,
            )

    def _appointment(self, note: str) -> HoursRule:
        return HoursRule(by_appointment=True, on_holidays=self._on_holidays, note=note)


def _said(clause: Clause) -> comments.Comment:
    """Return what the comment says; beside a plain `open` it is only a remark."""
    if not clause.comment or clause.modifier == "open":
        return comments.Comment(note=clause.comment)
    return comments.read(clause.comment)


def _explained(said: comments.Comment) -> bool:
    """Return whether `unknown` only stands for a condition that the comment spells out."""
    return said.has_conditions or said.by_appointment


def _is_apart(rule: HoursRule, clause: Clause) -> bool:
    """Return whether a replaced row lies beside the times that replace it, not under them."""
    if rule.opens is None or rule.closes is None or clause.seasons or not clause.times:
        return False
    if any(day.weekday is None or day.weeks_of_month for day in clause.days):
        return False
    spans = (*clause.times, (rule.opens, rule.closes))
    if any(closes <= opens for opens, closes in spans):
        return False
    return all(rule.closes <= opens or closes <= rule.opens for opens, closes in clause.times)


def _words(clause: Clause) -> str:
    """Return an uncertain clause as a text for people who know the notation."""
    return comments.joined(_in_osm(clause), clause.comment or "unsicher")


def _in_osm(clause: Clause) -> str:
    return to_osm(tuple(_plain(clause)))


def _plain(clause: Clause) -> Iterator[HoursRule]:
    certain = replace(clause, modifier="", comment="")
    yield from _Rows(SAME).read((certain,))
