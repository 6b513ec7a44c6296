"""What lists hold, and how they are asked."""

from __future__ import annotations

import datetime as dt
import json
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.directory.models import (
    Organization,
    Service,
    ServiceArea,
    Status,
    Topic,
)
from sozialatlas.exchange.hsds import ids, remembering
from sozialatlas.exchange.models import PublicChange
from tests.counted_queries import fewest_queries
from tests.directory import factories
from tests.exchange.hsds.asking import BASE, body, contents, get, lines, names

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 24)


def _refused(path: str, **parameters: object) -> tuple[int, object]:
    response = Client().get(f"{BASE}{path}", parameters)
    return response.status_code, json.loads(response.content)


def test_a_page_says_how_much_there_is_and_on_which_terms() -> None:
    for number in range(3):
        factories.service(f"Angebot {number}")

    first = get("/services", per_page=2)
    last = get("/services", per_page=2, page=2)
    beyond = get("/services", per_page=2, page=3)

    def said(page: object) -> list[object]:
        assert isinstance(page, dict)
        heads = "total_items total_pages page_number size first_page last_page empty"
        return [page[word] for word in heads.split()]

    assert said(first) == [3, 2, 1, 2, True, False, False]
    assert said(last) == [3, 2, 2, 1, False, True, False]
    assert said(beyond) == [3, 2, 3, 0, False, True, True]
    assert isinstance(first, dict)
    assert first["licence_url"] == "https://www.govdata.de/dl-de/by-2-0"
    assert first["correction_url"] == "http://testserver/de/kontakt"


def test_a_plain_page_holds_what_the_standard_names_and_no_more() -> None:
    factories.service("Tafel", summary="Lebensmittel", is_free="yes")

    page = get("/services", profile="hsds")

    assert isinstance(page, dict)
    entries = page.pop("contents")
    assert page == {
        "total_items": 1,
        "total_pages": 1,
        "page_number": 1,
        "size": 1,
        "first_page": True,
        "last_page": True,
        "empty": False,
    }
    assert isinstance(entries, list)
    assert isinstance(entries[0], dict)
    assert set(entries[0]) == {
        "id", "name", "status", "organization_id", "last_modified", "organization",
    }  # fmt: skip


def test_lines_hold_all_that_pages_hold() -> None:
    for number in range(5):
        factories.record(service=factories.service(f"Angebot {number}"))

    for path in ("/services", "/service_at_locations", "/organizations", "/taxonomy_terms"):
        assert lines(path) == contents(path, per_page=500), path


def test_an_empty_page_is_whole_in_plain_too() -> None:
    page = get("/services", profile="hsds")

    assert isinstance(page, dict)
    assert (page["contents"], page["empty"], page["total_pages"]) == ([], True, 0)


def test_what_is_closed_or_not_yet_to_be_seen_is_in_no_list() -> None:
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    shown = factories.record()
    factories.service("zu", status=Status.CLOSED)
    factories.service("morgen", visible_from=tomorrow)
    at_closed_place = factories.record(location=factories.location(status=Status.CLOSED))
    Organization.objects.exclude(pk=shown.service.organization_id).update(status=Status.CLOSED)

    assert [each["id"] for each in contents("/services")] == [str(shown.service_id)]
    assert [each["id"] for each in contents("/service_at_locations")] == [str(shown.pk)]
    assert [each["id"] for each in contents("/organizations")] == [
        str(shown.service.organization_id)
    ]
    assert _refused(f"/services/{at_closed_place.service_id}") == (
        410,
        {"reason": "this is no longer offered"},
    )


def test_terms_are_found_by_taxonomy_parent_and_word() -> None:
    group = Topic.objects.filter(parent=None).order_by("order", "code")[0]
    children = {each.name for each in Topic.objects.filter(parent=group, is_active=True)}
    groups = {each.name for each in Topic.objects.filter(parent=None, is_active=True)}
    topics = ids.of_taxonomy("topics")

    assert names("/taxonomy_terms", parent_id=ids.of_term("topics", group.code)) == children
    assert names("/taxonomy_terms", taxonomy_id=topics, top_only="true", per_page=500) == groups
    assert names("/taxonomy_terms", search="Spielplätze") == {"Spielplätze"}
    assert len(contents("/taxonomies")) == 3


def test_an_empty_day_has_no_news_and_a_change_is_one() -> None:
    old, new = factories.service("alt"), factories.service("neu")
    PublicChange.objects.create(
        kind="service", record_id=old.pk, changed_at=timezone.now() - dt.timedelta(days=3)
    )
    PublicChange.objects.create(kind="service", record_id=new.pk, changed_at=timezone.now())
    yesterday = (timezone.now() - dt.timedelta(days=1)).isoformat()

    assert names("/services", modified_after=yesterday) == {"neu"}
    assert names("/services", modified_after="2026-01-01") == {"alt", "neu"}
    page = get("/services", modified_after=(timezone.now() + dt.timedelta(days=1)).isoformat())
    assert isinstance(page, dict)
    assert (page["total_items"], page["empty"]) == (0, True)


def test_as_of_is_a_moment_to_ask_with_again() -> None:
    before = timezone.now()
    page = get("/services")
    assert isinstance(page, dict)

    as_of = dt.datetime.fromisoformat(str(page["as_of"]))

    assert before - dt.timedelta(minutes=3) < as_of < before
    service = factories.service("danach")
    PublicChange.objects.create(kind="service", record_id=service.pk, changed_at=timezone.now())
    assert names("/services", modified_after=page["as_of"]) == {"danach"}


def test_after_a_quiet_while_as_of_comes_right_after_the_newest_change() -> None:
    service = factories.service("alt")
    changed = timezone.now() - dt.timedelta(hours=1)
    PublicChange.objects.create(kind="service", record_id=service.pk, changed_at=changed)

    page = get("/services")
    assert isinstance(page, dict)

    after = changed.replace(microsecond=0) + dt.timedelta(seconds=1)
    assert dt.datetime.fromisoformat(str(page["as_of"])) == after
    assert names("/services", modified_after=page["as_of"]) == set()
    assert get("/services") == page


def test_minimal_gives_all_ids_at_once() -> None:
    made = {str(factories.service(f"Angebot {number}").pk) for number in range(60)}

    found = contents("/services", minimal="true")

    assert {str(each["id"]) for each in found} == made
    assert {frozenset(each) for each in found} == {frozenset({"id", "last_modified"})}


@pytest.mark.parametrize("as_json", [True, False])
def test_what_is_asked_in_the_body_needs_no_address(as_json: bool) -> None:
    diakonie = factories.organization("Diakonie")
    factories.service("Treff", organization=diakonie)
    factories.service("Kurs")
    asked = {"organization_id": str(diakonie.pk), "per_page": 10}

    if as_json:
        response = Client().post(f"{BASE}/services", asked, content_type="application/json")
    else:
        response = Client().post(
            f"{BASE}/services",
            urlencode(asked),
            content_type="application/x-www-form-urlencoded",
        )

    assert [each["name"] for each in json.loads(body(response))["contents"]] == ["Treff"]


@pytest.mark.parametrize(
    ("path", "parameters", "parameter", "reason"),
    [
        ("/services", {"seite": 1}, "seite", "is not a known parameter here"),
        ("/taxonomies", {"postcode": "64039"}, "postcode", "is not a known parameter here"),
        ("/services", {"page": 0}, "page", "must be a whole number from 1 to 1000000"),
        ("/services", {"per_page": 501}, "per_page", "must be a whole number from 1 to 500"),
        ("/services", {"full": "ja"}, "full", "must be true or false"),
        ("/services", {"organization_id": "7"}, "organization_id", "must be a UUID"),
        ("/services", {"start_time": "9"}, "start_time", "must be a time of day, HH:MM"),
        ("/services", {"proximity": 500}, "proximity", "needs a postcode"),
        ("/services", {"postcode": "99999"}, "postcode", "is not known here"),
        ("/services", {"format": "xml"}, "format", "must be one of json, ndjson"),
        (
            "/services",
            {"modified_after": "gestern"},
            "modified_after",
            "must be a date or a date and time of ISO 8601",
        ),
        ("/services", {"search": " "}, "search", "must not be empty"),
        ("/services", {"search": "a\x00b"}, "search", "must not hold NUL"),
        ("/deleted", {}, "modified_after", "must say since when"),
    ],
)
def test_what_cannot_be_answered_is_named(
    path: str, parameters: dict[str, object], parameter: str, reason: str
) -> None:
    assert _refused(path, **parameters) == (400, {"parameter": parameter, "reason": reason})


@pytest.mark.parametrize(
    "content", ["[1]", "{", '{"search": ["a"]}', "[" * 100_000, '{"search": 7}', '{"page": true}']
)
def test_a_body_that_is_no_question_is_refused(content: str) -> None:
    response = Client().post(f"{BASE}/services", content, content_type="application/json")

    assert response.status_code == 400


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("/services", {}),
        ("/services", {"full": "true"}),
        ("/service_at_locations", {}),
        ("/service_at_locations", {"full": "true"}),
        ("/organizations", {"full": "true"}),
        ("/organizations", {"full_service": "true"}),
    ],
)
def test_more_records_ask_no_more_questions(path: str, parameters: dict[str, str]) -> None:
    factories.record()
    client = Client()
    one = fewest_queries(lambda: client.get(f"{BASE}{path}", parameters))
    for _ in range(2):
        record = factories.record(location=factories.location(municipality=None))
        ServiceArea.objects.create(service=record.service, extent="everywhere")
    remembering.forget()

    three = fewest_queries(lambda: client.get(f"{BASE}{path}", parameters))

    assert three == one


def test_a_count_is_renewed_by_the_next_change() -> None:
    factories.service("eins")
    first = get("/services")
    Service.objects.create(name="zwei", organization=factories.organization())
    PublicChange.objects.create(
        kind="service", record_id=Service.objects.get(name="zwei").pk, changed_at=timezone.now()
    )

    second = get("/services")

    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert (first["total_items"], second["total_items"]) == (1, 2)
