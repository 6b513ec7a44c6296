"""OSM's opening_hours in and out; the OSM library is the second opinion."""

import datetime as dt
import json
import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from zoneinfo import ZoneInfo

import opening_hours
import pytest
from hypothesis import given, settings, strategies as st

from sozialatlas.directory.hours.calendar import RegionCalendar
from sozialatlas.directory.hours.intervals import intervals
from sozialatlas.directory.hours.osm import from_osm, to_osm
from sozialatlas.directory.hours.parsed import HoursProblem, ParsedHours, Reason
from sozialatlas.directory.hours.rules import HoursRule
from tests.directory.hours_strategies import hours_rules

BERLIN = ZoneInfo("Europe/Berlin")
HESSE = RegionCalendar("DE-HE")
NOWHERE = RegionCalendar("")
FIRST_DAY = dt.date(2026, 5, 20)
DATA = Path(os.environ.get("SOZIALATLAS_TEST_DATA", "../shared/data"))
SAMPLE = DATA / "offers/osm_poi_named_sample.geojson"


def sixty_days(rules: Iterable[HoursRule], calendar: RegionCalendar = HESSE) -> list[object]:
    rows = tuple(rules)
    days = (FIRST_DAY + dt.timedelta(days=offset) for offset in range(60))
    return [intervals(rows, on, calendar, BERLIN) for on in days]


def rewritten(text: str) -> str:
    parsed = from_osm(text)
    assert parsed.problems == ()
    return to_osm(parsed.rules)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mo-Fr 08:00-12:00, Mo-Th 14:00-18:00", "Mo-Th 08:00-12:00,14:00-18:00, Fr 08:00-12:00"),
        ("Mo-Th 08:00-19:00; We,Fr 08:00-18:30", "Mo,Tu,Th 08:00-19:00, We,Fr 08:00-18:30"),
        ("08:00-20:00", "Mo-Su 08:00-20:00"),
        ("24/7", "24/7"),
        ("Mo-Fr 08:00-12:00; PH off", "Mo-Fr 08:00-12:00; PH off"),
        ("Mo-Fr 08:00-12:00; SH off", "Mo-Fr 08:00-12:00; SH off"),
        ("Mo-Fr 08:00-12:00; PH off; Sa 10:00-12:00", "Mo-Fr 08:00-12:00; PH off, Sa 10:00-12:00"),
        ("Mo-Fr 08:00-12:00; PH 10:00-11:00", "Mo-Fr 08:00-12:00; PH off, PH 10:00-11:00"),
        ("PH Mo 10:00-12:00", "PH Mo 10:00-12:00"),
        ("We[2] 10:00-12:00", "We[2] 10:00-12:00"),
        ("We 10:00-12:00; We[2] off", "We[1],We[3],We[4],We[5] 10:00-12:00"),
        ("Fr 22:00-26:00", "Fr 22:00-02:00"),
        ("Mo-Fr 08:00-12:00; Jul-Aug off", "Sep 01-Jun 30 Mo-Fr 08:00-12:00"),
        ("Oct-Mar Mo 10:00-12:00", "Oct 01-Mar 31 Mo 10:00-12:00"),
        (
            "Mo 10:00-12:00; 2026 Dec 24-2026 Dec 31 off",
            "1900 Jan 01-2026 Dec 23 Mo 10:00-12:00, 2027 Jan 01-9999 Dec 31 Mo 10:00-12:00",
        ),
        ('Mo-Fr 08:00-12:00 || "nach Vereinbarung"', 'Mo-Fr 08:00-12:00 || "nach Vereinbarung"'),
        ('Mo 08:00-12:00 "und nach Vereinbarung"', 'Mo 08:00-12:00 || "nach Vereinbarung"'),
        (
            'Mo 08:00-12:00 "nach Vereinbarung"',
            'Mo 08:00-12:00 unknown "an Feiertagen wie sonst; in den Schulferien wie sonst;'
            ' nach Vereinbarung"',
        ),
    ],
)
def test_texts_are_read_by_osms_rules(text: str, expected: str) -> None:
    assert rewritten(text) == expected


def test_a_quoted_appointment_is_one_and_never_open() -> None:
    parsed = from_osm('"Termin nach Vereinbarung"')

    assert parsed == ParsedHours(
        (HoursRule(by_appointment=True, on_holidays="same", note="Termin nach Vereinbarung"),)
    )


def test_an_unquoted_appointment_is_understood_and_reported() -> None:
    assert from_osm("apointment") == ParsedHours(
        (HoursRule(by_appointment=True, on_holidays="same", note="apointment"),),
        (HoursProblem(Reason.REPAIRED, "apointment"),),
    )


@pytest.mark.parametrize(
    ("text", "reason", "detail"),
    [
        ("Mo 08:00+", Reason.UNSUPPORTED, "+"),
        ("sunrise-sunset", Reason.UNSUPPORTED, "sunrise"),
        ("week 01-53/2 Mo 10:00-12:00", Reason.UNSUPPORTED, "/2 Mo 10:00-12:00"),
        (
            "Mo-Fr 08:00-18:00; We 12:00-13:00 off",
            Reason.UNSUPPORTED,
            "closed for some hours of a day",
        ),
        ("Mo-Fr 8-12 Uhr", Reason.INVALID, "8"),
        ("Mo 08:00-12:00 - 13:00", Reason.INVALID, "-"),
        ("Mo 25:00-26:00", Reason.INVALID, "25:00-26:00"),
        ("PH off", Reason.TEXT_ONLY, "PH off"),
    ],
)
def test_what_rows_cannot_say_is_kept_as_a_note(text: str, reason: Reason, detail: str) -> None:
    assert from_osm(text) == ParsedHours((HoursRule(note=text),), (HoursProblem(reason, detail),))


def test_a_comment_that_makes_hours_uncertain_does_not_open() -> None:
    parsed = from_osm('Mo 08:00-12:00; Tu 10:00-12:00 unknown "wenn Licht brennt"')

    assert parsed == ParsedHours(
        (
            HoursRule(weekday=0, opens=dt.time(8), closes=dt.time(12), on_holidays="same"),
            HoursRule(note="Tu 10:00-12:00; wenn Licht brennt"),
        ),
        (HoursProblem(Reason.TEXT_ONLY, "Tu 10:00-12:00; wenn Licht brennt"),),
    )


def test_misplaced_spaces_are_repaired_and_reported() -> None:
    parsed = from_osm("Mo -Fr 8:30-18:30")

    assert (to_osm(parsed.rules), parsed.problems) == (
        "Mo-Fr 08:30-18:30",
        (HoursProblem(Reason.REPAIRED, "Mo -Fr 8:30-18:30"),),
    )


def test_unsaid_holidays_are_what_the_caller_decides() -> None:
    unsaid = from_osm("Mo 08:00-12:00", unsaid_holidays="closed")
    said = from_osm("Mo 08:00-12:00; PH 10:00-11:00", unsaid_holidays="closed")

    assert [rule.on_holidays for rule in (*unsaid.rules, *said.rules)] == [
        "closed",
        "closed",
        "only",
    ]


def test_a_semicolon_replaces_and_doubt_is_reported() -> None:
    parsed = from_osm("Mo-Fr 08:00-12:00;Mo-Th 14:00-18:00")

    assert (to_osm(parsed.rules), parsed.problems, parsed.is_complete) == (
        "Fr 08:00-12:00, Mo-Th 14:00-18:00",
        (HoursProblem(Reason.REPLACED, "Mo-Th 14:00-18:00"),),
        True,
    )


def test_a_condition_with_an_impossible_day_stays_a_remark() -> None:
    comment = "alle 2 Wochen ab 2026-99-99"

    parsed = from_osm(f'We 09:00-12:00 "{comment}"')

    assert [(rule.every_n_weeks, rule.note) for rule in parsed.rules] == [(1, comment)]


def test_so_many_weeks_that_nobody_means_them_stay_a_note() -> None:
    text = 'We 09:00-12:00 "alle 70000 Wochen ab 2026-01-07"'

    parsed = from_osm(text)

    assert [(rule.is_note, rule.note) for rule in parsed.rules] == [(True, text)]


def test_an_empty_text_has_no_rows() -> None:
    assert from_osm("  ") == ParsedHours()


def test_every_second_week_is_not_open_for_other_readers() -> None:
    rule = HoursRule(
        weekday=2,
        opens=dt.time(9),
        closes=dt.time(12),
        every_n_weeks=2,
        anchor_on=dt.date(2026, 1, 7),
    )

    assert to_osm([rule]) == (
        'We 09:00-12:00 unknown "alle 2 Wochen ab 2026-01-07; an Feiertagen geschlossen;'
        ' in den Schulferien wie sonst"'
    )


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(st.lists(hours_rules(), min_size=1, max_size=5))
def test_rows_written_and_read_again_open_at_the_same_times(rules: list[HoursRule]) -> None:
    text = to_osm(rules)

    assert opening_hours.validate(text)
    assert sixty_days(from_osm(text).rules) == sixty_days(rules)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='MoTuWeThFrSaSuPHSH 0123456789:-,;|"[]/+offAprMay', max_size=40))
def test_any_text_gives_rows_or_a_reason(text: str) -> None:
    parsed = from_osm(text)

    assert bool(parsed.rules) == bool(text.strip())


def sample() -> list[str]:
    if not SAMPLE.exists():
        pytest.skip(f"no real data at {SAMPLE}; set SOZIALATLAS_TEST_DATA")
    features = json.loads(SAMPLE.read_text(encoding="utf-8"))["features"]
    values = (feature["properties"].get("opening_hours") for feature in features)
    return [value for value in values if value]


def test_all_real_values_are_read_and_every_doubt_is_reported() -> None:
    values = sample()
    reasons = Counter(problem.reason for value in values for problem in from_osm(value).problems)

    assert (len(values), reasons) == (
        113,
        {
            Reason.REPAIRED: 4,
            Reason.TEXT_ONLY: 1,
            Reason.REPLACED: 11,
        },
    )


@pytest.mark.slow
def test_real_values_open_when_the_osm_library_says_so() -> None:
    values = [
        value for value in sample() if "PH" not in value and '"' not in value and "ap" not in value
    ]
    moments = [
        dt.datetime(2026, 3, 2, tzinfo=BERLIN) + dt.timedelta(minutes=15 * n)
        for n in range(7 * 96)
    ]
    differing = []
    for value in values:
        # The library takes "Mo, Fr 9:00-12:00" for all of Monday, and refuses "Mo -Fr".
        plain = re.sub(r"([a-z]),? +(?=-?[A-Z])", lambda found: found[0].replace(" ", ""), value)
        theirs = opening_hours.OpeningHours(plain, timezone=BERLIN)
        ours = [
            one
            for on in {at.date() for at in moments}
            for one in intervals(from_osm(value).rules, on, NOWHERE, BERLIN)
        ]
        if any(theirs.is_open(at) != any(one.contains(at) for one in ours) for at in moments):
            differing.append(value)

    assert (len(values) > 90, differing) == (True, [])
