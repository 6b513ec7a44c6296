"""Opening hours in words for people. The texts of the hours' package are all here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.dates import MONTHS_ALT, WEEKDAYS
from django.utils.translation import gettext as _, pgettext

from sozialatlas.core import formats
from sozialatlas.directory.hours import weekdays
from sozialatlas.directory.hours.parsed import Reason
from sozialatlas.directory.hours.rules import CLOSED, MIDNIGHT, ONLY, SAME, HoursRule, falls_on
from sozialatlas.directory.hours.state import Opening, OpenState

_DAY = dt.timedelta(days=1)
# Further ahead a weekday's name could be taken for the nearer one.
_NAMED_DAYS = 7


def clock(time: dt.time, *, is_end: bool = False) -> str:
    """Return a time as people say it, without "Uhr"; midnight at the end of a day is 24."""
    hour = 24 if is_end and time == MIDNIGHT else time.hour
    if time.minute:
        return pgettext("Uhrzeit", "%(hour)d:%(minute)s") % {
            "hour": hour,
            "minute": f"{time.minute:02d}",
        }
    return pgettext("volle Stunde", "%(hour)d") % {"hour": hour}


def times(spans: Sequence[tuple[dt.time, dt.time]]) -> str:
    """Return "8 bis 12 und 14 bis 18 Uhr"."""
    if any(opens == closes for opens, closes in spans):
        return _("rund um die Uhr")
    texts = [
        _("%(opens)s bis %(closes)s")
        % {"opens": clock(opens), "closes": clock(closes, is_end=True)}
        for opens, closes in spans
    ]
    return _("%(times)s Uhr") % {"times": listed(texts)}


def listed(texts: Sequence[str]) -> str:
    """Return "a, b und c"."""
    if len(texts) < 2:
        return "".join(texts)
    return _("%(first)s und %(last)s") % {"first": formats.joined(texts[:-1]), "last": texts[-1]}


def weekday(number: int) -> str:
    """Return "Montag", as it stands for itself."""
    return str(WEEKDAYS[number])


def weekday_inside(number: int) -> str:
    """Return "Montag", as it stands inside of a sentence."""
    return formats.inside(weekday(number))


def ordinal(number: int) -> str:
    """Return "zweiten", as it stands before a weekday; -1 is the last."""
    words = {
        1: _("ersten"),
        2: _("zweiten"),
        3: _("dritten"),
        4: _("vierten"),
        5: _("fünften"),
        -1: _("letzten"),
        -2: _("vorletzten"),
    }
    return words.get(number) or ordinal_number(number)


def ordinal_number(number: int) -> str:
    """Return "15."."""
    return pgettext("Ordnungszahl", "%(number)d.") % {"number": number}


def in_month(number: int, weekday_number: int) -> str:
    """Return "jeden zweiten Mittwoch im Monat"."""
    return _("jeden %(ordinal)s %(weekday)s im Monat") % {
        "ordinal": ordinal(number),
        "weekday": weekday_inside(weekday_number),
    }


def day(on: dt.date, *, with_year: bool = False) -> str:
    """Return "3. März" or "3. März 2026"."""
    values = {"day": on.day, "month": str(MONTHS_ALT[on.month]), "year": on.year}
    if with_year:
        return _("%(day)d. %(month)s %(year)d") % values
    return _("%(day)d. %(month)s") % values


def sentence(state: OpenState) -> str:
    """Return one line on a door: "Bis 16 Uhr geöffnet", "Öffnet morgen um 8 Uhr"."""
    if state.opening is Opening.UNKNOWN:
        return _("Öffnungszeiten nicht bekannt")
    if state.opening is Opening.BY_APPOINTMENT:
        return _("Nach Vereinbarung")
    text = _open(state) if state.is_open else _closed(state)
    if not state.is_certain:
        return _("%(text)s, in den Schulferien geschlossen") % {"text": text}
    return text


def conditions(rule: HoursRule, today: dt.date) -> tuple[str, ...]:
    """Return in words what restricts a row besides weekday, holidays and vacations."""
    found = []
    if rule.week_of_month is not None and rule.weekday is not None:
        found.append(in_month(rule.week_of_month, rule.weekday))
    if rule.every_n_weeks > 1:
        found.append(_cycle(rule, today))
    if rule.season_from and rule.season_to:
        found.append(_season(rule))
    if rule.valid_from is not None and rule.valid_from > today:
        found.append(_("ab %(day)s") % {"day": day(rule.valid_from, with_year=True)})
    if rule.valid_to is not None:
        found.append(_("bis %(day)s") % {"day": day(rule.valid_to, with_year=True)})
    if rule.by_appointment:
        found.append(by_appointment())
    return tuple(found)


def special_days(rule: HoursRule) -> tuple[str, ...]:
    """Return what a row says of holidays and vacations."""
    words = {
        ("holidays", CLOSED): _("nicht an Feiertagen"),
        ("holidays", ONLY): _("nur an Feiertagen"),
        ("holidays", SAME): _("auch an Feiertagen"),
        ("vacations", CLOSED): _("nicht in den Schulferien"),
        ("vacations", ONLY): _("nur in den Schulferien"),
        ("vacations", SAME): _("auch in den Schulferien"),
    }
    return words["holidays", rule.on_holidays], words["vacations", rule.in_vacations]


def closed_on(*, holidays: bool, vacations: bool) -> tuple[str, ...]:
    """Return the remarks under a table all of whose rows agree."""
    return (
        *((_("An Feiertagen geschlossen"),) if holidays else ()),
        *((_("In den Schulferien geschlossen"),) if vacations else ()),
    )


def closed() -> str:
    """Return what stands where a weekday has no row."""
    return _("geschlossen")


def by_appointment() -> str:
    """Return "nach Vereinbarung"."""
    return _("nach Vereinbarung")


def remark_by_appointment() -> str:
    """Return "Nach Vereinbarung", as a line of its own."""
    return _("Nach Vereinbarung")


def on_holidays_only(text: str) -> str:
    """Return the line for hours of public holidays."""
    return _("An Feiertagen: %(times)s") % {"times": text}


def problem(reason: Reason) -> str:
    """Return why opening hours were not taken over as rows."""
    return {
        Reason.INVALID: _("Schreibweise nicht verstanden, als Hinweis übernommen"),
        Reason.UNSUPPORTED: _("Nicht als Zeiten darstellbar, als Hinweis übernommen"),
        Reason.REPAIRED: _("Schreibweise berichtigt"),
        Reason.REPLACED: _("Spätere Zeiten desselben Tages ersetzen frühere; so gemeint?"),
        Reason.TEXT_ONLY: _("Nur Text, als Hinweis übernommen"),
    }[reason]


def _open(state: OpenState) -> str:
    if state.changes_at is None:
        return _("Durchgehend geöffnet")
    ends_on, time = state.changes_at.date(), state.changes_at.time()
    if time == MIDNIGHT:
        ends_on -= _DAY
    until = clock(time, is_end=True)
    # A night that ends in the morning needs no weekday.
    is_near = ends_on == state.at.date() or state.changes_at - state.at < _DAY
    if is_near:
        return _("Bis %(time)s Uhr geöffnet") % {"time": until}
    return _("Bis %(weekday)s %(time)s Uhr geöffnet") % {
        "weekday": _near_day(ends_on, state.at.date()),
        "time": until,
    }


def _closed(state: OpenState) -> str:
    if state.changes_at is None:
        return _("Derzeit geschlossen")
    today, opens_on = state.at.date(), state.changes_at.date()
    time = clock(state.changes_at.time())
    if opens_on == today:
        return _("Öffnet heute um %(time)s Uhr") % {"time": time}
    if opens_on == today + _DAY:
        return _("Öffnet morgen um %(time)s Uhr") % {"time": time}
    if (opens_on - today).days < _NAMED_DAYS:
        return _("Öffnet %(weekday)s um %(time)s Uhr") % {
            "weekday": weekdays.opening(opens_on.weekday()),
            "time": time,
        }
    return _("Öffnet am %(day)s um %(time)s Uhr") % {"day": day(opens_on), "time": time}


def _near_day(on: dt.date, today: dt.date) -> str:
    return weekdays.until(on.weekday()) if (on - today).days < _NAMED_DAYS else day(on)


def _cycle(rule: HoursRule, today: dt.date) -> str:
    days = (today + _DAY * offset for offset in range(7 * rule.every_n_weeks))
    following = next((on for on in days if falls_on(rule, on)), None)
    if following is None:
        return _("alle %(count)d Wochen") % {"count": rule.every_n_weeks}
    return _("alle %(count)d Wochen, wieder am %(day)s") % {
        "count": rule.every_n_weeks,
        "day": day(following),
    }


def _season(rule: HoursRule) -> str:
    # A leap year, so that February 29 has a date.
    first, last = (
        dt.date(2000, int(text[:2]), int(text[3:])) for text in (rule.season_from, rule.season_to)
    )
    return _("vom %(first)s bis %(last)s") % {"first": day(first), "last": day(last)}
