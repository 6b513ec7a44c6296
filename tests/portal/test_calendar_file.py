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
        id=ID,
        type="event",
        organization="x",
        organization_id=ID,
        name=Said(name),
        summary=Said(summary),
        site=site,
    )
    given = {"ends_at": None, "rrule": "", "exdates": (), **values}
    given.setdefault("starts_at", dt.datetime(2026, 12, 9, 17, 0, tzinfo=dt.UTC))
    file = calendar_file.calendar(face, Timing(**given), url="https://x.example/e", now=NOW)
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


def test_an_end_in_days_becomes_a_moment_in_utc() -> None:
    found = event(rrule="FREQ=WEEKLY;UNTIL=20270301")

    assert found["rrule"].to_ical() == b"FREQ=WEEKLY;UNTIL=20270301T225959Z"


def test_whole_days_are_days_and_so_are_their_ends() -> None:
    midnight = dt.datetime(2026, 12, 9, 0, 0, tzinfo=BERLIN)

    found = event(
        starts_at=midnight,
        ends_at=midnight + dt.timedelta(days=2),
        rrule="FREQ=WEEKLY;UNTIL=20270301",
        exdates=("2026-12-16",),
    )

    assert [
        found["dtstart"].to_ical(),
        found["dtend"].to_ical(),
        found["rrule"].to_ical(),
        found["exdate"].to_ical(),
    ] == [b"20261209", b"20261211", b"FREQ=WEEKLY;UNTIL=20270301", b"20261216"]


def test_where_programs_count_otherwise_the_last_date_is_named() -> None:
    """The 9th is a Wednesday: others would count three Fridays besides, and we count two."""
    found = event(rrule="FREQ=WEEKLY;BYDAY=FR;COUNT=3")

    assert found["rrule"].to_ical() == b"FREQ=WEEKLY;UNTIL=20261218T170000Z;BYDAY=FR"
