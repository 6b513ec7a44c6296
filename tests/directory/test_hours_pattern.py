"""Opening hours as one text for the index, and which texts are open."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from sozialatlas.directory.hours.calendar import RegionCalendar
from sozialatlas.directory.hours.intervals import intervals
from sozialatlas.directory.hours.pattern import OpenNow, Spans, decode, encode
from sozialatlas.directory.hours.rules import HoursError, HoursRule
from sozialatlas.directory.hours.state import is_open
from tests.directory.hours_strategies import hours_rules

BERLIN = ZoneInfo("Europe/Berlin")
HESSE = RegionCalendar("DE-HE")


def row(weekday: int | None, opens: int, closes: int, note: str = "") -> HoursRule:
    return HoursRule(weekday=weekday, opens=dt.time(opens), closes=dt.time(closes), note=note)


def test_a_week_is_short() -> None:
    rules = [row(day, 8, 12) for day in range(5)] + [row(3, 14, 18), row(1, 14, 18)]

    assert encode(rules, "DE-HE") == "DE-HE|024 0800-1200 hc;13 0800-1200,1400-1800 hc"


def test_equal_hours_are_equal_texts() -> None:
    one = [row(0, 8, 10), row(0, 10, 12), row(1, 8, 12)]
    other = [row(1, 8, 12, note="Raum 3"), row(0, 8, 12), HoursRule(by_appointment=True)]

    assert encode(one, "DE-HE") == encode(other, "DE-HE")


def test_two_anchors_of_one_rhythm_are_one_text() -> None:
    anchors = (dt.date(2026, 1, 7), dt.date(2026, 1, 19))
    texts = {
        encode(
            [
                HoursRule(
                    weekday=2, opens=dt.time(9), closes=dt.time(12), every_n_weeks=2, anchor_on=on
                )
            ]
        )
        for on in anchors
    }

    assert len(texts) == 1


def test_the_region_makes_a_difference() -> None:
    assert encode([row(0, 8, 12)], "DE-HE") != encode([row(0, 8, 12)], "DE-SN")


@pytest.mark.parametrize(
    "rules", [[], [HoursRule(by_appointment=True)], [HoursRule(note="siehe Aushang")]]
)
def test_what_never_opens_has_no_text(rules: list[HoursRule]) -> None:
    assert encode(rules, "DE-HE") == ""


@pytest.mark.parametrize("text", ["01234 0800-1200", "DE-HE|Mo 08:00", "DE-HE|0 0800-1200 x"])
def test_a_foreign_text_is_refused(text: str) -> None:
    with pytest.raises(HoursError):
        decode(text)


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(st.lists(hours_rules(), max_size=4))
def test_a_text_opens_like_its_rows(rules: list[HoursRule]) -> None:
    text = encode(rules, "DE-HE")
    _region, back = decode(text)
    days = [dt.date(2026, 5, 20) + dt.timedelta(days=offset) for offset in range(60)]

    assert encode(back, "DE-HE") == text
    assert [intervals(back, on, HESSE, BERLIN) for on in days] == [
        intervals(rules, on, HESSE, BERLIN) for on in days
    ]


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(
    st.lists(hours_rules(), max_size=4),
    st.datetimes(dt.datetime(2026, 5, 20), dt.datetime(2026, 7, 18)),  # noqa: DTZ001 -- zone below
)
def test_open_now_agrees_with_the_state_of_each(rules: list[HoursRule], wall: dt.datetime) -> None:
    at = wall.replace(tzinfo=BERLIN)
    text = encode(rules, "DE-HE")

    found = OpenNow(BERLIN).open_patterns([text], at)

    assert (text in found) == is_open(rules, at, HESSE, BERLIN)


def test_a_pattern_without_region_takes_the_installations() -> None:
    fronleichnam = dt.datetime(2026, 6, 4, 10, tzinfo=BERLIN)
    text = encode([row(None, 8, 12)])

    answers = [
        OpenNow(BERLIN, region).open_patterns([text], fronleichnam)
        for region in ("DE-HE", "DE-SN")
    ]

    assert answers == [frozenset(), frozenset({text})]


def test_days_are_forgotten() -> None:
    now = OpenNow(BERLIN)
    text = encode([row(None, 8, 12)], "DE-HE")

    for day in range(1, 20):
        now.open_patterns([text], dt.datetime(2026, 3, day, 10, tzinfo=BERLIN))

    assert len(now._days) == 2


def test_each_pattern_is_worked_out_once_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        encode([HoursRule(weekday=day, opens=dt.time(8, m), closes=dt.time(16, n))], "DE-HE")
        for day in range(2)
        for m in range(0, 60, 2)
        for n in range(0, 60, 2)
    ]
    now = OpenNow(BERLIN)
    worked_out: list[str] = []
    spans = now._spans

    def noted(pattern: str, on: dt.date) -> Spans:
        worked_out.append(pattern)
        return spans(pattern, on)

    monkeypatch.setattr(now, "_spans", noted)

    found = [
        len(now.open_patterns(texts, dt.datetime(2026, 3, 2, hour, tzinfo=BERLIN)))
        for hour in range(10, 15)
    ]

    assert found == [900] * 5
    assert worked_out == texts
