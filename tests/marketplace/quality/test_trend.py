from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.marketplace.quality.shares import Counts
from sozialatlas.marketplace.quality.trend import Day, sentence, thinned, trend

FIRST = dt.date(2026, 9, 1)


def day(number: int, *values: int, total: int = 100) -> Day:
    given = (*values, *[50] * (4 - len(values)))
    return Day(FIRST + dt.timedelta(days=number), Counts(total, given))


def test_line_goes_by_the_calendar_from_low_to_high() -> None:
    days = [day(0, 40), day(1, 50), day(10, 60)]

    assert trend(days).lines[0] == "3.0,37.0 18.4,20.0 157.0,3.0"


def test_small_change_is_no_mountain() -> None:
    assert trend([day(0, 50), day(1, 51)]).lines[0] == "3.0,21.7 157.0,18.3"


def test_one_day_is_no_line() -> None:
    figure = trend([day(0)])

    assert (figure.lines, figure.sentence) == (
        (),
        "Gemessen wird seit kurzem; der Verlauf erscheint ab dem zweiten Tag.",
    )


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ((50, 50), (52, 60), "stieg der Anteil „geprüft“ von 50\xa0% auf 60\xa0%."),
        ((50, 50), (30, 60), "sank der Anteil „vollständig“ von 50\xa0% auf 30\xa0%."),
    ],
)
def test_sentence_names_what_changed_most(
    first: tuple[int, ...], last: tuple[int, ...], text: str
) -> None:
    assert sentence(day(0, *first), day(9, *last)) == f"Seit dem 01.09.2026 {text}"


def test_sentence_makes_nothing_of_next_to_nothing() -> None:
    told = sentence(day(0, 5000, total=10_000), day(9, 5001, total=10_000))

    assert told == "Seit dem 01.09.2026 haben sich die Anteile kaum verändert."


def test_table_holds_at_most_fourteen_days_and_always_the_last() -> None:
    days = [day(number) for number in range(91)]

    found = thinned(days)

    assert (len(found), found[-1], found[0]) == (13, days[-1], days[6])
