"""A record for machines that read pages."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace
from decimal import Decimal

import pytest

from sozialatlas.core.components import Crumb
from sozialatlas.directory.cards import Card
from sozialatlas.directory.faces import (
    Access,
    Face,
    Number,
    Price,
    Reaching,
    Said,
    Site,
    Spoken,
)
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.shown_pictures import Shown
from sozialatlas.portal import structured_data
from sozialatlas.portal.detail.dates import EventDate, EventDates

ID = uuid.UUID(int=1)
TODAY = dt.date(2026, 11, 24)
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
    data = structured_data.record(face(site), card(*rules), None, URL, TODAY)
    channel = data["availableChannel"]
    assert isinstance(channel, dict)
    return channel["serviceLocation"]


def test_a_service_says_what_is_known_and_leaves_out_the_rest() -> None:
    site = Site(record_id=ID, name="", lines=(), city="Lindental")

    assert structured_data.record(face(site), card(), None, URL, TODAY) == {
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
        "offers": [{"@type": "Offer", "price": "0", "priceCurrency": "EUR"}],
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

    data = structured_data.record(event, replace(card(), is_online=is_online), None, URL, TODAY)

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

    data = structured_data.record(event, replace(card(), status=status), None, URL, TODAY)

    assert data["eventStatus"] == f"https://schema.org/Event{said}"


def test_each_coming_date_of_an_event_is_named() -> None:
    def on(day: int) -> EventDate:
        starts = dt.datetime(2026, 12, day, 18, 0, tzinfo=dt.UTC)
        return EventDate(starts, starts + dt.timedelta(hours=2), "", "")

    event = replace(face(PLACE), type="event", minimum_age=6, maximum_age=12)
    one, two = (
        structured_data.record(event, card(), EventDates(days), URL, TODAY)
        for days in ((on(9),), (on(9), on(16)))
    )

    assert [one["startDate"], one["endDate"], one["typicalAgeRange"], "subEvent" in one] == [
        "2026-12-09T18:00:00+00:00", "2026-12-09T20:00:00+00:00", "6-12", False,
    ]  # fmt: skip
    assert two["subEvent"] == [
        {
            "@type": "Event",
            "name": "Tagespflege",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "eventStatus": "https://schema.org/EventScheduled",
            "location": one["location"],
            "startDate": f"2026-12-{day:02}T18:00:00+00:00",
            "endDate": f"2026-12-{day:02}T20:00:00+00:00",
        }
        for day in (9, 16)
    ]


def test_what_it_costs_is_an_offer_where_there_is_an_amount() -> None:
    prices = (
        Price("Kopie", Decimal("0.5"), "", ""),
        Price("nach Absprache", None, "EUR", ""),
        Price("Kurs", Decimal(20), "CHF", ""),
    )
    paid, unknown = (
        structured_data.record(
            replace(face(PLACE), prices=prices if is_free == "no" else ()),
            replace(card(), is_free=is_free), None, URL, TODAY,
        )
        for is_free in ("no", "unknown")
    )  # fmt: skip

    assert paid["offers"] == [
        {"@type": "Offer", "price": "0.50", "priceCurrency": "EUR", "name": "Kopie"},
        {"@type": "Offer", "price": "20.00", "priceCurrency": "CHF", "name": "Kurs"},
    ]
    assert "offers" not in unknown


def test_a_place_says_what_is_known_of_its_access() -> None:
    access = (
        Access(feature="step_free", answer="yes"),
        Access(feature="lift", answer="no"),
        Access(feature="toilet", answer="unknown"),
    )
    service = replace(face(PLACE), access=access, languages=(Spoken("tr"), Spoken("ar")))

    data = structured_data.record(service, card(), None, URL, TODAY)

    channel = data["availableChannel"]
    assert isinstance(channel, dict)
    assert channel["availableLanguage"] == ["tr", "ar"]
    assert channel["serviceLocation"]["amenityFeature"] == [
        {"@type": "LocationFeatureSpecification", "name": "Eingang ohne Stufen", "value": True},
        {"@type": "LocationFeatureSpecification", "name": "Aufzug", "value": False},
    ]


def test_what_is_closed_for_now_has_no_hours() -> None:
    weekly = HoursRule(weekday=0, opens=dt.time(8), closes=dt.time(12))
    closed = replace(card(weekly), status="temporarily_closed")

    data = structured_data.record(face(PLACE), closed, None, URL, TODAY)

    assert "openingHoursSpecification" in str(location_of(PLACE, weekly))
    assert "OpeningHours" not in str(data)


def test_a_role_is_a_posting_for_volunteers() -> None:
    role = replace(face(PLACE), type="volunteer_role", site=None)

    data = structured_data.record(role, replace(card(), is_online=True), None, URL, TODAY)

    assert data == {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "url": URL,
        "description": "Tagsüber betreut.",
        "title": "Tagespflege",
        "employmentType": "VOLUNTEER",
        "hiringOrganization": {"@type": "Organization", "name": "Diakonieverein"},
        "jobLocationType": "TELECOMMUTE",
    }


def test_the_way_back_ends_with_the_page() -> None:
    crumbs = [Crumb("Start", "/de/"), Crumb("Tagespflege")]

    assert structured_data.breadcrumbs(crumbs, URL) == {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": 1,
                "name": "Start",
                "item": "https://sozialatlas.example/de/",
            },
            {"@type": "ListItem", "position": 2, "name": "Tagespflege", "item": URL},
        ],
    }


def test_a_picture_has_a_whole_address() -> None:
    shown = Shown(name="a" * 64, width=800, height=600)

    data = structured_data.record(replace(face(PLACE), picture=shown), card(), None, URL, TODAY)

    assert data["image"] == f"https://sozialatlas.example{shown.url}"
