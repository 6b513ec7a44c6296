"""Opening hours in words, German and English."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from sozialatlas.directory.hours.calendar import RegionCalendar
from sozialatlas.directory.hours.osm import from_osm
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.hours.state import Opening, OpenState, state
from sozialatlas.directory.hours.week_table import WeekLine, WeekTable, week_table
from sozialatlas.directory.hours.wording import sentence, times

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = dt.date(2026, 3, 2)
OFFICE = "Mo-Fr 08:00-16:00; PH off"


def said(osm: str, day: int, hour: int, language: str = "de") -> str:
    at = dt.datetime(2026, 3, day, hour, tzinfo=BERLIN)
    with override(language):
        return sentence(state(from_osm(osm).rules, at, RegionCalendar("DE-HE"), BERLIN))


def table(osm: str, today: dt.date = MONDAY) -> dict[str, str]:
    with override("de"):
        return {line.name: line.times for line in week_table(from_osm(osm).rules, today).lines}


@pytest.mark.parametrize(
    ("osm", "day", "hour", "german", "english"),
    [
        (OFFICE, 2, 10, "Bis 16 Uhr geöffnet", "Open until 16:00"),
        (OFFICE, 2, 7, "Öffnet heute um 8 Uhr", "Opens today at 8:00"),
        (OFFICE, 2, 17, "Öffnet morgen um 8 Uhr", "Opens tomorrow at 8:00"),
        (OFFICE, 6, 17, "Öffnet Mo um 8 Uhr", "Opens Mon at 8:00"),
        ("Mo[2] 08:30-12:00", 2, 10, "Öffnet am 9. März um 8:30 Uhr", "Opens on 9 March at 8:30"),
        ("Jul 08:00-12:00", 2, 10, "Derzeit geschlossen", "Closed at present"),
        ("24/7", 2, 10, "Durchgehend geöffnet", "Always open"),
        ("Mo 08:00-24:00", 2, 10, "Bis 24 Uhr geöffnet", "Open until 24:00"),
        ("Mo 20:00-02:00", 2, 22, "Bis 2 Uhr geöffnet", "Open until 2:00"),
        (
            "Mo 08:00-24:00, Tu 00:00-24:00, We 00:00-12:00",
            2,
            10,
            "Bis Mi 12 Uhr geöffnet",
            "Open until Wed 12:00",
        ),
        ('"nach Vereinbarung"', 2, 10, "Nach Vereinbarung", "By appointment"),
        ("", 2, 10, "Öffnungszeiten nicht bekannt", "Opening hours not known"),
    ],
)
def test_the_state_is_one_sentence(
    osm: str, day: int, hour: int, german: str, english: str
) -> None:
    assert [said(osm, day, hour), said(osm, day, hour, "en")] == [german, english]


def test_a_guess_about_vacations_is_said() -> None:
    at = dt.datetime(2026, 3, 2, 10, tzinfo=BERLIN)
    uncertain = OpenState(Opening.OPEN, at, at.replace(hour=16), is_certain=False)

    with override("de"):
        assert sentence(uncertain) == "Bis 16 Uhr geöffnet, in den Schulferien geschlossen"


def test_times_are_joined_as_people_say_them() -> None:
    spans = [(dt.time(8), dt.time(12)), (dt.time(14, 30), dt.time())]

    with override("de"):
        german = times(spans)
    with override("en"):
        english = times(spans)
    assert [german, english] == [
        "8 bis 12 und 14:30 bis 24 Uhr",
        "8:00 to 12:00 and 14:30 to 24:00",
    ]


def test_the_week_marks_today_and_says_closed() -> None:
    with override("de"):
        found = week_table(from_osm("Mo 08:00-12:00,14:00-18:00; PH off").rules, MONDAY)

    assert found.lines[:2] == (
        WeekLine(0, "Montag", "8 bis 12 und 14 bis 18 Uhr", is_today=True, is_closed=False),
        WeekLine(1, "Dienstag", "geschlossen", is_today=False, is_closed=True),
    )
    assert found.remarks == ("An Feiertagen geschlossen",)


@pytest.mark.parametrize(
    ("osm", "expected"),
    [
        ("We[2] 09:00-12:00", "9 bis 12 Uhr (jeden zweiten Mittwoch im Monat)"),
        ("We[-1] 09:00-12:00", "9 bis 12 Uhr (jeden letzten Mittwoch im Monat)"),
        ("Apr-Sep We 09:00-12:00", "9 bis 12 Uhr (vom 1. April bis 30. September)"),
        ('We 09:00-12:00 "nach Vereinbarung"', "9 bis 12 Uhr (nach Vereinbarung)"),
        ('We unknown "nach Vereinbarung"', "nach Vereinbarung"),
        ('We 09:00-12:00 "Eingang im Hof"', "9 bis 12 Uhr (Eingang im Hof)"),
        ("SH We 09:00-12:00", "9 bis 12 Uhr (nur in den Schulferien)"),
        ("We 00:00-24:00", "rund um die Uhr"),
        (
            "We 09:00-12:00; We[1] 14:00-15:00",
            "9 bis 12 Uhr (jeden zweiten Mittwoch im Monat); "
            "9 bis 12 Uhr (jeden dritten Mittwoch im Monat); "
            "9 bis 12 Uhr (jeden vierten Mittwoch im Monat); "
            "9 bis 12 Uhr (jeden fünften Mittwoch im Monat); "
            "14 bis 15 Uhr (jeden ersten Mittwoch im Monat)",
        ),
    ],
)
def test_conditions_stand_beside_their_times(osm: str, expected: str) -> None:
    assert table(osm)["Mittwoch"] == expected


def test_every_second_week_names_the_next_day() -> None:
    rule = HoursRule(
        weekday=2,
        opens=dt.time(9),
        closes=dt.time(12),
        every_n_weeks=2,
        anchor_on=dt.date(2026, 3, 11),
    )

    with override("de"):
        line = week_table([rule], MONDAY).lines[2]

    assert line.times == "9 bis 12 Uhr (alle 2 Wochen, wieder am 11. März)"


def test_rows_that_differ_on_holidays_say_so() -> None:
    assert table("Mo 08:00-12:00; PH off, Tu 08:00-12:00") == {
        "Montag": "8 bis 12 Uhr (nicht an Feiertagen)",
        "Dienstag": "8 bis 12 Uhr (auch an Feiertagen)",
        "Mittwoch": "geschlossen",
        "Donnerstag": "geschlossen",
        "Freitag": "geschlossen",
        "Samstag": "geschlossen",
        "Sonntag": "geschlossen",
    }


def test_hours_of_holidays_appointments_and_notes_stand_below() -> None:
    rules = [
        *from_osm("Mo 08:00-12:00; PH 10:00-11:00").rules,
        HoursRule(by_appointment=True),
        HoursRule(note="Im August nur vormittags"),
    ]

    with override("de"):
        remarks = week_table(rules, MONDAY).remarks

    assert remarks == (
        "An Feiertagen: 10 bis 11 Uhr",
        "Nach Vereinbarung",
        "Im August nur vormittags",
    )


def test_without_times_there_is_no_table() -> None:
    with override("de"):
        found = week_table([HoursRule(note="siehe Aushang")], MONDAY)

    assert found == WeekTable((), ("siehe Aushang",))


def test_an_expired_row_is_left_out() -> None:
    rule = HoursRule(opens=dt.time(8), closes=dt.time(9), valid_to=dt.date(2026, 3, 1))

    assert week_table([rule], MONDAY) == WeekTable()
