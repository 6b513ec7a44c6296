"""A record for machines that read pages."""

from __future__ import annotations

import datetime as dt
import uuid

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
