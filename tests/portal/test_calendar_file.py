"""An event as a file for a calendar."""

from __future__ import annotations

import datetime as dt
import uuid
from zoneinfo import ZoneInfo

import icalendar

from sozialatlas.directory.cards import Timing
from sozialatlas.directory.faces import Face, Said, Site
from sozialatlas.portal import calendar_file

BERLIN = ZoneInfo("Europe/Berlin")
ID = uuid.UUID(int=1)
NOW = dt.datetime(2026, 11, 18, 10, 0, tzinfo=dt.UTC)


def event(
    site: Site | None = None, name: str = "Chor", summary: str = "Singen", **values: object
) -> icalendar.Event:
    face = Face(
        id=ID, type="event", organization="x", name=Said(name), summary=Said(summary), site=site
    )
    given = {"ends_at": None, "rrule": "", "exdates": (), **values}
    starts_at = dt.datetime(2026, 12, 9, 17, 0, tzinfo=dt.UTC)
    file = calendar_file.calendar(
        face, Timing(starts_at=starts_at, **given), url="https://x.example/e", now=NOW
    )
    found = icalendar.Calendar.from_ical(file).walk("VEVENT")
    assert isinstance(found[0], icalendar.Event)
    return found[0]


def test_an_event_keeps_the_clock_of_its_place() -> None:
    found = event(rrule="FREQ=WEEKLY", exdates=("2026-12-16",))

    assert [
        found["dtstart"].dt,
        found["rrule"].to_ical(),
        found["exdate"].dts[0].dt,
        str(found["summary"]),
    ] == [
        dt.datetime(2026, 12, 9, 18, 0, tzinfo=BERLIN),
        b"FREQ=WEEKLY",
        dt.datetime(2026, 12, 16, 18, 0, tzinfo=BERLIN),
        "Chor",
    ]


def test_a_secret_place_is_its_municipality() -> None:
    secret = Site(
        record_id=ID, name="", lines=("Lindental",), lat=50.5, lon=8.5, is_confidential=True
    )
    exact = Site(record_id=ID, name="Haus", lines=("Anger 4",), lat=50.5, lon=8.5, is_exact=True)

    assert [(str(each["location"]), "geo" in each) for each in map(event, (secret, exact))] == [
        ("Lindental", False),
        ("Haus, Anger 4", True),
    ]


def test_a_rule_that_nobody_can_read_is_left_out() -> None:
    assert "rrule" not in event(rrule="FREQ=SOMETIMES")


def test_what_no_calendar_may_hold_becomes_a_space() -> None:
    site = Site(record_id=ID, name="Haus\x1f2", lines=("Anger\x004",))

    found = event(site, name="Chor\x0bprobe", summary="Singen\x7f\r\nund\tHören")

    assert [str(found[name]) for name in ("summary", "description", "location")] == [
        "Chor probe",
        "Singen \nund\tHören",
        "Haus 2, Anger 4",
    ]
