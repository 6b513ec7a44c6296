"""What is said of a single thing, and what is kept back."""

from __future__ import annotations

import datetime as dt
import json
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.accounts.models import User
from sozialatlas.directory import actions
from sozialatlas.directory.models import (
    Accessibility,
    Address,
    Capacity,
    Contact,
    LocalizedText,
    Phone,
    RecordKind,
    Schedule,
)
from tests.directory import factories
from tests.exchange.hsds.asking import BASE, Json, get, lines

pytestmark = pytest.mark.django_db

COUNTED = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)


def _one(path: str, **parameters: object) -> dict[str, Json]:
    found = get(path, **parameters)
    assert isinstance(found, dict)
    return found


def _only(found: Json) -> dict[str, Json]:
    assert isinstance(found, list)
    assert len(found) == 1
    assert isinstance(found[0], dict)
    return found[0]


def test_nothing_leads_to_the_door_of_a_confidential_place() -> None:
    town = factories.municipality(name="Lindental", lat=50.5, lon=8.5)
    house = factories.location(
        name="Haus Geheimnis",
        alternate_name="Geheimhaus",
        description="Geheimer Hof",
        transportation="Geheimbus bis Geheimweg",
        lat=50.123456,
        lon=8.654321,
        precision="exact",
        is_confidential=True,
        municipality=town,
        social_area=factories.municipality("06997-geheim", "Geheimes Viertel"),
    )
    Address.objects.create(
        location=house, street="Geheimweg 7", postal_code="35999", city="Geheimdorf"
    )
    Accessibility.objects.create(
        location=house, feature="step_free", answer="yes", note="Geheimer Hintereingang"
    )
    record = factories.record(
        service=factories.service("Zuflucht"), location=house, description="Geheimes Zimmer"
    )
    LocalizedText.objects.create(
        kind="service_at_location",
        record_id=record.pk,
        field="description",
        language="en",
        text="Geheim room",
    )
    house.organization = record.service.organization
    house.save()

    answers = [
        Client().get(f"{BASE}/{path}", parameters)
        for path in (
            f"services/{record.service_id}",
            f"service_at_locations/{record.pk}",
            f"organizations/{record.service.organization_id}",
            "services",
            "service_at_locations",
            "organizations",
        )
        for parameters in ({}, {"full": "true"}, {"full_service": "true"}, {"profile": "hsds"})
    ]

    told = [each.content.decode() for each in answers if each.status_code == 200]
    assert len(told) >= 12
    assert [text for text in told if "eheim" in text or "50.12" in text or "8.65" in text] == []
    place = _one(f"/service_at_locations/{record.pk}")["location"]
    assert isinstance(place, dict)
    assert {word: place.get(word) for word in ("latitude", "longitude", "municipality")} == {
        "latitude": 50.5,
        "longitude": 8.5,
        "municipality": "Lindental",
    }
    assert (place["is_confidential"], "addresses" in place) == (True, False)


def test_contacts_that_are_not_public_stay_in() -> None:
    service = factories.service()
    Contact.objects.create(service=service, name="Frau Sichtbar")
    Contact.objects.create(service=service, name="Herr Verborgen", is_public=False)

    found = _one(f"/services/{service.pk}")

    assert _only(found["contacts"])["name"] == "Frau Sichtbar"
    assert "Verborgen" not in json.dumps(found)


@pytest.mark.parametrize(
    ("written", "number", "extension"),
    [
        ("06031 1234 ext. 56", "06031 1234", 56),
        ("06031 1234, Durchwahl 56", "06031 1234", 56),
        ("06031 1234 App. 7", "06031 1234", 7),
        ("06031 1234-0", "06031 1234-0", None),
        ("06031 1234 ext. 012", "06031 1234 ext. 012", None),
        ("06031 1234 App. A3", "06031 1234 App. A3", None),
        ("112", "112", None),
    ],
)
def test_an_extension_that_is_a_plain_number_stands_for_itself(
    written: str, number: str, extension: int | None
) -> None:
    service = factories.service()
    Phone.objects.create(service=service, number=written)

    phone = _only(_one(f"/services/{service.pk}")["phones"])

    assert (phone["number"], phone.get("extension")) == (number, extension)


def test_free_places_are_counted_and_grow_old() -> None:
    record = factories.record()
    Capacity.objects.create(
        service_at_location=record, unit="Betten", available=0, maximum=8, asserted_at=COUNTED
    )
    Capacity.objects.create(
        service_at_location=record, unit="Plätze", maximum=20, asserted_at=COUNTED
    )

    found = _one(f"/services/{record.service_id}")

    counted = _only(found["capacities"])
    said = ("available", "maximum", "updated", "valid_until", "service_at_location_id")
    assert [counted[word] for word in said] == [
        0,
        8,
        "2026-11-01T09:00:00Z",
        "2026-12-01T09:00:00Z",
        str(record.pk),
    ]
    limit = _only(found["capacity_limits"])
    assert (limit["unit"], limit["maximum"]) == ("Plätze", 20)


def test_hours_are_said_as_the_standard_says_them() -> None:
    service = factories.service()
    every = {"service": service, "opens": dt.time(9), "closes": dt.time(12, 30)}
    Schedule.objects.create(**every)
    Schedule.objects.create(**every, weekday=2, week_of_month=-1)
    Schedule.objects.create(
        **every, weekday=0, every_n_weeks=2, anchor_on=dt.date(2026, 1, 5), season_from="05-01",
        season_to="09-30",
    )  # fmt: skip
    Schedule.objects.create(service=service, by_appointment=True, note="Bitte anrufen")

    found = _one(f"/services/{service.pk}")["schedules"]

    assert isinstance(found, list)
    said = ("freq", "byday", "interval", "dtstart", "opens_at", "closes_at", "season_from")
    rows = [each for each in found if isinstance(each, dict)]
    assert [[row.get(word) for word in said] for row in rows] == [
        ["WEEKLY", "MO,TU,WE,TH,FR,SA,SU", None, None, "09:00", "12:30", None],
        ["MONTHLY", "-1WE", None, None, "09:00", "12:30", None],
        ["WEEKLY", "MO", 2, "2026-01-05", "09:00", "12:30", "05-01"],
        [None, None, None, None, None, None, None],
    ]
    assert (
        rows[2]["description"]
        == "Montag 9 bis 12:30 Uhr, alle 2 Wochen ab 5.1.2026, vom 1. Mai bis 30. September"
    )
    assert (rows[3]["by_appointment"], rows[3]["notes"]) == (True, "Bitte anrufen")


def test_the_three_dates_are_told_apart() -> None:
    changed = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)
    checked = dt.datetime(2026, 5, 31, 23, tzinfo=dt.UTC)
    service = factories.service(
        content_changed_at=changed, verified_at=checked, verified_how="phone"
    )

    found = _one(f"/services/{service.pk}")

    said = ("content_changed", "verified", "verified_how", "assured_date")
    assert [found[word] for word in said] == [
        "2026-03-01T08:00:00Z",
        "2026-05-31T23:00:00Z",
        "phone",
        "2026-06-01",  # by the county's clock
    ]
    saved = service.updated_at.replace(microsecond=0).isoformat().replace("+00:00", "Z")
    assert found["last_modified"] == saved


def test_a_service_at_a_location_carries_the_name_and_status_of_its_service() -> None:
    record = factories.record(
        service=factories.service("Tagespflege", status="temporarily_closed")
    )

    found = _one(f"/service_at_locations/{record.pk}", profile="hsds")

    assert (found["name"], found["status"]) == ("Tagespflege", "temporarily closed")
    assert isinstance(found["service"], dict)
    assert found["service"]["id"] == str(record.service_id)
    listed = lines("/service_at_locations", profile="hsds", full="true")
    assert [("name" in each, "status" in each) for each in listed] == [(False, False)]


def test_addresses_of_web_and_mail_are_such_that_programs_can_follow() -> None:
    service = factories.service(
        url="https://www.bücherei-lindental.example/über uns?a=ä%", email="büro@example.org"
    )

    found = _one(f"/services/{service.pk}")

    assert found["url"] == (
        "https://www.xn--bcherei-lindental-22b.example/%C3%BCber%20uns?a=%C3%A4%25"
    )
    assert "email" not in found


def test_what_was_merged_leads_to_what_it_went_into() -> None:
    editor = User.objects.create(email="editor@example.org")
    keep, drop = factories.organization("Tafel"), factories.organization("Tafel e. V.")
    wanted = actions.Merger(kind=RecordKind.ORGANIZATION, keep=keep.pk, drop=drop.pk)
    actions.merge(wanted, by=editor, at=timezone.now(), reason="")

    response = Client().get(f"{BASE}/organizations/{drop.pk}")

    assert (response.status_code, response["Location"]) == (
        301,
        f"{BASE}/organizations/{keep.pk}",
    )
    ended = get("/deleted", modified_after="2026-01-01", type="organization")
    assert isinstance(ended, dict)
    assert isinstance(ended["contents"], list)
    assert [(each["id"], each["replaced_by"]) for each in ended["contents"]] == [  # type: ignore[index, call-overload]  # -- entries
        (str(drop.pk), str(keep.pk))
    ]


def test_what_never_was_is_not_found() -> None:
    response = Client().get(f"{BASE}/services/{uuid.uuid4()}")

    assert (response.status_code, json.loads(response.content)) == (
        404,
        {"reason": "there is no such service"},
    )


def test_texts_in_other_languages_come_along_and_ours_stay_german() -> None:
    service = factories.service("Beratung")
    LocalizedText.objects.create(
        kind="service",
        record_id=service.pk,
        field="name",
        language="de-simple",
        text="Hilfe",
        origin="reviewed",
    )
    Schedule.objects.create(service=service, weekday=0, opens=dt.time(9), closes=dt.time(12))

    response = Client().get(f"{BASE}/services/{service.pk}", headers={"accept-language": "en"})

    found = json.loads(response.content)
    assert found["texts"] == [
        {"field": "name", "language": "de-simple", "text": "Hilfe", "origin": "reviewed"}
    ]
    assert found["schedules"][0]["description"] == "Montag 9 bis 12 Uhr"


def test_ids_of_parts_stay_when_their_rows_are_written_anew() -> None:
    service = factories.service()
    number = {"service": service, "number": "06031 1234"}
    Phone.objects.create(**number)
    first = _only(_one(f"/services/{service.pk}")["phones"])["id"]
    Phone.objects.all().delete()
    Phone.objects.create(**number)

    assert _only(_one(f"/services/{service.pk}")["phones"])["id"] == first


def test_whoever_holds_an_answer_is_told_so() -> None:
    service = factories.service()
    path = f"{BASE}/services/{service.pk}"
    first = Client().get(path)

    again = Client().get(path, headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    assert Client().head(path).status_code == 200


def test_events_and_volunteer_roles_belong_to_the_profile() -> None:
    provider = factories.organization("Tafel")
    event = provider.events.create(
        name="Sommerfest",
        starts_at=dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC),
        rrule="FREQ=YEARLY",
        exdates=["2027-06-01T14:00:00"],
    )
    role = provider.volunteer_roles.create(name="Fahrdienst", abilities=["driving"])

    found, task = _one(f"/events/{event.pk}"), _one(f"/volunteer_roles/{role.pk}")

    assert [found[word] for word in ("starts_at", "time_zone", "rrule", "exdates")] == [
        "2026-06-01T14:00:00+02:00",
        "Europe/Berlin",
        "FREQ=YEARLY",
        ["2027-06-01T14:00:00+02:00"],
    ]
    assert (task["name"], task["abilities"]) == ("Fahrdienst", ["driving"])
    assert [each["name"] for each in lines("/events")] == ["Sommerfest"]
