"""Rows of hours written as text that `typed.parse` reads as the same rows.

It stands in the field where people type: always German, whatever the language of the page.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sozialatlas.directory.hours.rules import CLOSED, MIDNIGHT, ONLY, SAME, HoursRule
from sozialatlas.directory.hours.typed_blocks import usual_on_holidays

_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_ORDINALS = {1: "ersten", 2: "zweiten", 3: "dritten", 4: "vierten", 5: "fünften", -1: "letzten"}
_APPOINTMENT = re.compile(
    r"(?:nach|auf|mit)(?: (?:telefonischer|vorheriger|persönlicher))?"
    r" (?:Vereinbarung|Terminvereinbarung|Absprache|Anmeldung)"
)
Span = tuple[dt.time, dt.time]


def written(rules: Iterable[HoursRule]) -> str:
    """Return a line for all weekdays that share their times and conditions, notes at the end."""
    rows = list(rules)
    lines: dict[tuple[tuple[Span, ...], HoursRule], list[int | None]] = {}
    for conditions, days in _by_conditions(rows).items():
        for day, spans in _spread(days).items():
            lines.setdefault((tuple(sorted(set(spans))), conditions), []).append(day)
    texts = [_line(days, spans, said) for (spans, said), days in lines.items()]
    return "\n".join([*texts, *(f"Hinweis: {_one_line(r.note)}" for r in rows if r.is_note)])


def _by_conditions(rows: Sequence[HoursRule]) -> dict[HoursRule, dict[int | None, list[Span]]]:
    found: dict[HoursRule, dict[int | None, list[Span]]] = {}
    for rule in rows:
        if rule.is_note:
            continue
        conditions = replace(rule, weekday=None, opens=None, closes=None)
        spans = found.setdefault(conditions, {}).setdefault(rule.weekday, [])
        if rule.opens is not None and rule.closes is not None:
            spans.append((rule.opens, rule.closes))
    return found


def _spread(days: dict[int | None, list[Span]]) -> dict[int | None, list[Span]]:
    """Return hours of every day as those of each, where some days have more."""
    if None not in days or len(days) == 1 or not days[None]:
        return days
    every = days[None]
    return {day: [*every, *days.get(day, [])] for day in range(7)}


def _line(days: Sequence[int | None], spans: Sequence[Span], said: HoursRule) -> str:
    is_feast = said.on_holidays == ONLY and None in days
    is_every_day = None in days or (len(days) == 7 and said.week_of_month is None)
    parts = []
    if is_feast:
        parts.append("feiertags")
    elif spans or None not in days:
        parts.append("täglich" if is_every_day else _day_words(sorted(set(_known(days))), said))
    if spans:
        parts.append(_times(spans))
    text = " ".join(parts)
    tail = [*_conditions(said), *_special(said, is_feast, is_every_day)]
    if said.by_appointment:
        text = f"{text} {_appointment(said)}".strip()
    line = ", ".join([text, *tail])
    note = "" if said.by_appointment and _APPOINTMENT.fullmatch(said.note) else said.note
    return f"{line} Hinweis: {_one_line(note)}" if note else line


def _known(days: Sequence[int | None]) -> list[int]:
    return [day for day in days if day is not None]


def _appointment(said: HoursRule) -> str:
    return said.note if _APPOINTMENT.fullmatch(said.note) else "nach Vereinbarung"


def _one_line(note: str) -> str:
    return " ".join(note.split())


def _day_words(days: Sequence[int], said: HoursRule) -> str:
    if said.week_of_month is not None:
        return _listed(
            [f"jeden {_ORDINALS[said.week_of_month]} {_DAYS[day]} im Monat" for day in days]
        )
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{_DAYS[days[0]]} bis {_DAYS[days[-1]]}"
    return _listed([_DAYS[day] for day in days])


def _listed(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} und {words[-1]}"


def _times(spans: Sequence[Span]) -> str:
    texts = [_span(opens, closes) for opens, closes in spans]
    if len(texts) == 1 or any("Tag" in text or "Uhr" in text for text in texts):
        return ", ".join(text if "Uhr" in text else f"{text} Uhr" for text in texts)
    return f"{_listed(texts)} Uhr"


def _span(opens: dt.time, closes: dt.time) -> str:
    if opens == closes == MIDNIGHT:
        return "rund um die Uhr"
    last = "24" if closes == MIDNIGHT else _clock(closes)
    text = f"{_clock(opens)} bis {last}"
    if closes != MIDNIGHT and closes <= opens:
        return f"{text} Uhr am nächsten Tag"
    return text


def _clock(time: dt.time) -> str:
    return f"{time.hour}:{time.minute:02d}" if time.minute else str(time.hour)


def _conditions(said: HoursRule) -> Iterable[str]:
    if said.every_n_weeks > 1 and said.anchor_on is not None:
        yield f"alle {said.every_n_weeks} Wochen ab {_date(said.anchor_on)}"
    if said.season_from and said.season_to:
        yield f"vom {_day_of_year(said.season_from)} bis {_day_of_year(said.season_to)}"
    if said.valid_from and said.valid_to:
        yield f"vom {_date(said.valid_from)} bis {_date(said.valid_to)}"
    elif said.valid_from:
        yield f"gültig ab {_date(said.valid_from)}"
    elif said.valid_to:
        yield f"gültig bis {_date(said.valid_to)}"


def _special(said: HoursRule, is_feast: bool, is_every_day: bool) -> Iterable[str]:
    usual = usual_on_holidays(is_every_day=is_every_day)
    if not is_feast and said.on_holidays != usual:
        words = {SAME: "auch an", CLOSED: "nicht an", ONLY: "nur an"}
        yield f"{words[said.on_holidays]} Feiertagen"
    if said.in_vacations != SAME:
        yield "nicht in den Ferien" if said.in_vacations == CLOSED else "nur in den Ferien"


def _date(on: dt.date) -> str:
    return f"{on.day}.{on.month}.{on.year:04d}"


def _day_of_year(text: str) -> str:
    return f"{int(text[3:])}. {_MONTHS[int(text[:2]) - 1]}"


def open_ended(days: Iterable[int], minutes: int) -> str:
    """Return the remark for hours that name no end: "Samstag ab 10 Uhr"."""
    time = dt.time(minutes // 60 % 24, minutes % 60)
    words = _day_words(sorted(days), HoursRule(note="-"))
    return f"{words} ab {_clock(time)} Uhr"
