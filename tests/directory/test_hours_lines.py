"""What rows of opening hours say, in few lines that leave nothing out."""

from __future__ import annotations

import datetime as dt

from sozialatlas.directory.hours.lines import lines
from sozialatlas.directory.hours.rules import CLOSED, SAME, HoursRule

TODAY = dt.date(2026, 3, 2)


def row(weekday: int | None, opens: int, closes: int, **values: object) -> HoursRule:
    return HoursRule(weekday=weekday, opens=dt.time(opens), closes=dt.time(closes), **values)


def test_what_all_rows_share_is_said_once() -> None:
    rows = [row(day, 9, 12, in_vacations=CLOSED) for day in (0, 1, 3)]
    rows += [row(3, 14, 18, in_vacations=CLOSED)]

    assert lines(rows, TODAY) == (
        "Montag, Dienstag: 9 bis 12 Uhr",
        "Donnerstag: 9 bis 12 und 14 bis 18 Uhr",
        "nicht an Feiertagen, nicht in den Schulferien",
    )


def test_what_only_one_row_says_stands_at_it() -> None:
    rows = [row(0, 9, 12, on_holidays=SAME), row(1, 9, 12, note="nur mit Karte")]

    assert lines(rows, TODAY) == (
        "Montag: 9 bis 12 Uhr, auch an Feiertagen",
        "Dienstag: 9 bis 12 Uhr, nicht an Feiertagen, nur mit Karte",
        "auch in den Schulferien",
    )


def test_expired_rows_and_mere_texts_stay() -> None:
    rows = [row(0, 9, 12, valid_to=dt.date(2025, 12, 31)), HoursRule(note="Bitte klingeln")]

    assert lines(rows, TODAY) == (
        "Montag: 9 bis 12 Uhr",
        "bis 31. Dezember 2025, nicht an Feiertagen, auch in den Schulferien",
        "Bitte klingeln",
    )


def test_appointments_without_a_time_are_said() -> None:
    assert lines([HoursRule(by_appointment=True)], TODAY) == (
        "nach Vereinbarung, nicht an Feiertagen, auch in den Schulferien",
    )


def test_no_rows_say_nothing() -> None:
    assert lines([], TODAY) == ()
