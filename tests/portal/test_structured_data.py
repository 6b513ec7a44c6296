"""A record for machines that read pages."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

import pytest

from sozialatlas.directory.cards import Card
from sozialatlas.directory.faces import Face, Number, Reaching, Said, Site
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.portal import structured_data

ID = uuid.UUID(int=1)
URL = "https://sozialatlas.example/de/angebote/x"


def card(*rules: HoursRule) -> Card:
    return Card(
        id=ID,
        type="service",
        thing_id=ID,
        name="Tagespflege",
        organization="Diakonieverein",
        summary="",
        status="active",
        is_free="yes",
        rules=rules,
    )


def face(site: Site) -> Face:
    return Face(
        id=ID,
        type="service",
        organization="Diakonieverein",
        organization_id=ID,
        name=Said("Tagespflege"),
        summary=Said("Tagsüber betreut."),
        site=site,
        reaching=Reaching(numbers=(Number("06400 1"),)),
    )


def location_of(site: Site, *rules: HoursRule) -> object:
    data = structured_data.record(face(site), card(*rules), None, URL)
    channel = data["availableChannel"]
    assert isinstance(channel, dict)
    return channel["serviceLocation"]


def test_a_service_says_what_is_known_and_leaves_out_the_rest() -> None:
    site = Site(record_id=ID, name="", lines=(), city="Lindental")

    assert structured_data.record(face(site), card(), None, URL) == {
        "@context": "https://schema.org",
        "@type": "Service",
        "url": URL,
        "name": "Tagespflege",
        "description": "Tagsüber betreut.",
        "provider": {"@type": "Organization", "name": "Diakonieverein"},
        "availableChannel": {
            "@type": "ServiceChannel",
            "servicePhone": {"@type": "ContactPoint", "telephone": "06400 1"},
            "serviceLocation": {
                "@type": "Place",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "Lindental",
                    "addressCountry": "DE",
                },
            },
        },
        "isAccessibleForFree": True,
    }


def test_a_point_is_given_only_where_it_is_that_of_the_door() -> None:
    places = [
        location_of(
            Site(record_id=ID, name="Haus", lines=(), lat=50.5, lon=8.5, is_exact=is_exact)
        )
        for is_exact in (True, False)
    ]

    assert [isinstance(place, dict) and place.get("geo") for place in places] == [
        {"@type": "GeoCoordinates", "latitude": 50.5, "longitude": 8.5},
        None,
    ]


def test_hours_by_appointment_or_by_the_month_have_no_words_here() -> None:
    weekly = HoursRule(weekday=0, opens=dt.time(8), closes=dt.time(12))
    asked = HoursRule(weekday=1, opens=dt.time(8), closes=dt.time(12), by_appointment=True)
    monthly = HoursRule(weekday=2, opens=dt.time(8), closes=dt.time(12), week_of_month=1)

    place = location_of(Site(record_id=ID, name="Haus", lines=()), weekly, asked, monthly)

    assert isinstance(place, dict)
    assert place["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": "https://schema.org/Monday",
            "opens": "08:00",
            "closes": "12:00",
        }
    ]


def test_no_text_ends_the_script_element() -> None:
    text = structured_data.script_text({"name": "</script><!-- & \u2028"})

    assert text == '{"name": "\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028"}'


PLACE = Site(record_id=ID, name="Haus", lines=(), city="Lindental")


@pytest.mark.parametrize(
    ("site", "is_online", "mode", "kind"),
    [
        (PLACE, False, "Offline", "Place"),
        (PLACE, True, "Mixed", "Place"),
        (None, True, "Online", "VirtualLocation"),
        (None, False, "Offline", None),
    ],
)
def test_an_event_is_online_only_where_that_is_said(
    site: Site | None, is_online: bool, mode: str, kind: str | None
) -> None:
    event = replace(face(PLACE), type="event", site=site)

    data = structured_data.record(event, replace(card(), is_online=is_online), None, URL)

    where = data.get("location", {})
    assert isinstance(where, dict)
    assert (data["eventAttendanceMode"], where.get("@type")) == (
        f"https://schema.org/{mode}EventAttendanceMode",
        kind,
    )


@pytest.mark.parametrize(
    ("status", "said"), [("active", "Scheduled"), ("temporarily_closed", "Postponed")]
)
def test_an_event_that_does_not_take_place_for_now_says_so(status: str, said: str) -> None:
    event = replace(face(PLACE), type="event")

    data = structured_data.record(event, replace(card(), status=status), None, URL)

    assert data["eventStatus"] == f"https://schema.org/Event{said}"
