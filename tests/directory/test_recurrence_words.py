"""The rule of a recurring event in words."""

import pytest
from django.utils.translation import override

from sozialatlas.directory.recurrence_words import describe


@pytest.mark.parametrize(
    ("rrule", "german", "english"),
    [
        ("", "", ""),
        ("FREQ=DAILY", "täglich", "daily"),
        ("FREQ=DAILY;INTERVAL=3", "alle 3 Tage", "every 3 days"),
        ("FREQ=WEEKLY;BYDAY=WE", "jeden Mittwoch", "every Wednesday"),
        ("FREQ=WEEKLY;BYDAY=TH,TU", "jeden Dienstag und Donnerstag", "every Tuesday and Thursday"),
        ("FREQ=WEEKLY", "jede Woche", "every week"),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
            "alle 2 Wochen am Mittwoch",
            "every 2 weeks on Wednesday",
        ),
        (
            "FREQ=MONTHLY;BYDAY=2WE",
            "jeden zweiten Mittwoch im Monat",
            "every second Wednesday of the month",
        ),
        (
            "FREQ=MONTHLY;BYDAY=1WE,3WE",
            "jeden ersten und dritten Mittwoch im Monat",
            "every first and third Wednesday of the month",
        ),
        (
            "FREQ=MONTHLY;BYDAY=-1FR",
            "jeden letzten Freitag im Monat",
            "every last Friday of the month",
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "am 15. jedes Monats", "on day 15 of every month"),
        ("FREQ=YEARLY", "jedes Jahr", "every year"),
        (
            "FREQ=WEEKLY;UNTIL=20261231",
            "jede Woche, bis 31. Dezember 2026",
            "every week, until 31 December 2026",
        ),
        ("FREQ=WEEKLY;COUNT=6", "jede Woche, 6-mal", "every week, 6 times"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "regelmäßig", "regularly"),
    ],
)
def test_a_rule_in_words(rrule: str, german: str, english: str) -> None:
    with override("de"):
        first = describe(rrule)
    with override("en"):
        second = describe(rrule)

    assert [first, second] == [german, english]


@pytest.mark.parametrize(("language", "weekday"), [("uk", "понеділок"), ("tr", "pazartesi")])
def test_a_weekday_inside_of_a_rule_begins_small(language: str, weekday: str) -> None:
    with override(language):
        told = [describe("FREQ=WEEKLY;BYDAY=MO"), describe("FREQ=MONTHLY;BYDAY=4MO")]

    assert [weekday in words for words in told] == [True, True]


def test_days_of_a_rule_are_listed_with_the_comma_of_the_language() -> None:
    with override("ar"):
        told = describe("FREQ=WEEKLY;BYDAY=MO,WE,FR")

    assert ("، " in told, ", " in told) == (True, False)
