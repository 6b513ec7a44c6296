"""The pages on which people say which entries are one."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest
from django.test import Client

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.directory.models import (
    Address,
    Location,
    MergedRecord,
    Organization,
    Phone,
    Service,
    ServiceAtLocation,
)
from sozialatlas.marketplace.duplicates import actions
from sozialatlas.marketplace.duplicates.models import Candidate
from tests.counted_queries import fewest_queries
from tests.directory import factories

NOW = factories.NOW
LIST = "/de/redaktion/dubletten"

pytestmark = pytest.mark.django_db


def signed_in(area_key: str = "06997", role: str = "reviewer", name: str = "amt") -> Client:
    user = User.objects.create_user(f"{name}@kreis.example", name=name)
    RoleAssignment.objects.create(user=user, role=role, area_key=area_key)
    client = Client()
    client.force_login(user)
    return client


def place(organization: Organization, street: str = "Am Anger 1", **values: object) -> Location:
    """Return a location of an organization in Lindental."""
    from sozialatlas.places.models import Area

    area = Area.objects.filter(key="06997001").first() or factories.municipality()
    fields = {"lat": 50.5, "lon": 8.5, "precision": "exact", **values}
    made = factories.location(name="", organization=organization, municipality=area, **fields)
    Address.objects.create(location=made, street=street, postal_code="61169", city="Lindental")
    return made


def tafel(name: str = "Tafel Lindental e. V.", **values: object) -> Organization:
    made = factories.organization(name, **values)
    Phone.objects.create(organization=made, number="06031 123456")
    return made


@pytest.fixture
def pair() -> Candidate:
    """Return a pair that waits."""
    first, second = tafel(), tafel("Tafel Lindental Ausgabe", url="https://tafel.example/")
    place(first)
    place(second, "Hauptstraße 2", lat=50.501)
    actions.renew(at=NOW)
    return Candidate.objects.get(kind="organization")


def text(answer: object) -> str:
    content = answer.content.decode()  # type: ignore[attr-defined]  # -- a response
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content))


def test_the_list_shows_names_reasons_and_how_likely(pair: Candidate) -> None:
    answer = signed_in().get(LIST)

    shown = text(answer)
    assert answer.status_code == 200
    for part in ("Tafel Lindental e. V.", "gleiche Telefonnummer", f"{pair.percent} %"):
        assert part in shown


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?art=organization", 1),
        ("?art=service", 0),
        ("?ort=06997001", 1),
        ("?ort=06997999", 0),
        ("?ab=50", 1),
        ("?ab=999&art=x&stand=y&seite=-3", 1),
        ("?stand=beantwortet", 0),
    ],
)
def test_filters_leave_what_was_asked_for(pair: Candidate, query: str, count: int) -> None:
    answer = signed_in().get(f"{LIST}{query}")

    assert (answer.status_code, answer.content.decode().count("data-row")) == (200, count)


def test_the_page_of_a_pair_shows_both_their_distance_and_what_differs(pair: Candidate) -> None:
    shown = text(signed_in().get(f"{LIST}/{pair.pk}"))

    for part in (
        "Tafel Lindental Ausgabe",
        "Hauptstraße 2, 61169 Lindental",
        "110 m entfernt",
        "https://tafel.example/",
        "Gleich in beiden:",
    ):
        assert part in shown


@pytest.mark.parametrize(("lat", "is_drawn"), [(50.501, True), (50.5001, False)])
def test_what_lies_next_door_is_told_and_not_drawn(
    pair: Candidate, lat: float, is_drawn: bool
) -> None:
    Location.objects.filter(address__street="Hauptstraße 2").update(lat=lat)

    page = signed_in().get(f"{LIST}/{pair.pk}").content.decode()

    assert ("pair-map__land" in page or "pair-map__scale" in page, "m entfernt" in page) == (
        is_drawn,
        True,
    )


def test_whoever_checks_elsewhere_or_nothing_sees_nothing(pair: Candidate) -> None:
    elsewhere, nothing = signed_in("06998"), Client()
    nothing.force_login(User.objects.create_user("verein@verein.example", name="verein"))
    urls = (f"{LIST}/{pair.pk}", f"{LIST}/{pair.pk}/antwort")

    listed = elsewhere.get(LIST)
    foreign = [elsewhere.get(urls[0]), elsewhere.post(urls[1], {"antwort": "not"})]
    refused = [nothing.get(LIST), nothing.get(urls[0]), nothing.post(urls[1], {"antwort": "not"})]
    asked = Client().get(LIST)

    assert "Tafel" not in listed.content.decode()
    assert [each.status_code for each in foreign] == [404, 404]
    assert [each.status_code for each in refused] == [403, 403, 403]
    assert not any("Tafel" in each.content.decode() for each in (*foreign, *refused))
    assert (asked.status_code, Candidate.objects.get(pk=pair.pk).state) == (302, "open")


def test_merging_takes_the_chosen_values_and_goes_on(pair: Candidate) -> None:
    client = signed_in()
    chosen = {"antwort": "same", "bleibt": "erster", "feld_name": "zweiter", "notiz": "klar"}

    answer = client.post(f"{LIST}/{pair.pk}/antwort", chosen, follow=True)

    survivor = Organization.objects.get(pk=pair.first_id)
    assert survivor.name == pair.second_name
    assert MergedRecord.objects.get().new_id == survivor.pk
    assert "Zusammengeführt" in text(answer)
    listed = client.get(f"{LIST}?stand=beantwortet")
    assert "dasselbe, zusammengeführt" in text(listed)


def test_an_answer_is_taken_back(pair: Candidate) -> None:
    client = signed_in()
    client.post(f"{LIST}/{pair.pk}/antwort", {"antwort": "same", "bleibt": "erster"})
    answered = text(client.get(f"{LIST}/{pair.pk}"))

    answer = client.post(f"{LIST}/{pair.pk}/zuruecknehmen", follow=True)

    assert "Antwort zurücknehmen" in answered
    assert "Die Antwort ist zurückgenommen." in text(answer)
    assert set(Organization.objects.values_list("status", flat=True)) == {"active"}


def test_what_somebody_changed_since_is_named_when_taken_back(pair: Candidate) -> None:
    client = signed_in()
    client.post(f"{LIST}/{pair.pk}/antwort", {"antwort": "same", "bleibt": "erster"})
    survivor = Organization.objects.get(pk=pair.first_id)
    changed = "url" if not tafel_url(pair.first_id) else "name"
    from sozialatlas.directory.actions import Authority, Wanted, change

    wanted = Wanted(kind="organization", id=survivor.pk, fields={changed: "https://neu.example/"})
    change([wanted], Authority(by=None, at=NOW + dt.timedelta(hours=1)))

    answer = client.post(f"{LIST}/{pair.pk}/zuruecknehmen", follow=True)

    assert answer.status_code == 200


def tafel_url(organization_id: uuid.UUID) -> str:
    return Organization.objects.get(pk=organization_id).url


def test_the_second_of_two_answers_is_refused_in_words(pair: Candidate) -> None:
    one, other = signed_in(), signed_in(name="zweite")
    one.post(f"{LIST}/{pair.pk}/antwort", {"antwort": "not"})

    answer = other.post(f"{LIST}/{pair.pk}/antwort", {"antwort": "same", "bleibt": "erster"})

    assert answer.status_code == 409
    assert "Darüber hat inzwischen jemand anderes entschieden." in text(answer)
    assert MergedRecord.objects.count() == 0


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"antwort": "same"},
        {"antwort": "same", "bleibt": "dritter"},
        {"antwort": "gone"},
        {"antwort": "x\0", "notiz": "\0", "feld_": "beide"},
    ],
)
def test_an_answer_that_fits_nothing_changes_nothing(
    pair: Candidate, given: dict[str, str]
) -> None:
    answer = signed_in().post(f"{LIST}/{pair.pk}/antwort", given)

    assert (answer.status_code, Candidate.objects.get(pk=pair.pk).state) == (409, "open")


def test_script_in_a_name_stays_text(pair: Candidate) -> None:
    Organization.objects.filter(pk=pair.first_id).update(name="<script>alert(1)</script>")
    actions.renew(at=NOW)

    page = signed_in().get(f"{LIST}/{pair.pk}").content.decode()

    assert "<script>alert(1)" not in page


def test_a_secret_place_is_named_as_such_and_not_drawn() -> None:
    owner = factories.organization("Frauenhaus")
    for number in (1, 2):
        made = place(owner, is_confidential=True)
        Location.objects.filter(pk=made.pk).update(name=f"Zuflucht {'A' * number}ngerhaus")
    first, second = Location.objects.order_by("pk")
    candidate = Candidate.objects.create(
        kind="location", first_id=first.pk, second_id=second.pk, score=0.9, area_key="06997001",
        first_name="Zuflucht", second_name="Zuflucht", found_at=NOW,
    )  # fmt: skip
    client = signed_in()

    page = client.get(f"{LIST}/{candidate.pk}").content.decode()
    client.post(f"{LIST}/{candidate.pk}/antwort", {"antwort": "same", "bleibt": "erster"})

    assert ("Adresse geheim" in page, "<svg viewBox" in page) == (True, False)
    assert Location.objects.get(pk=first.pk).is_confidential


def test_services_at_the_same_place_are_merged_to_one_link() -> None:
    owner = factories.organization("Diakonie")
    where = place(owner)
    for name in ("Schuldnerberatung", "Schuldner-Beratung"):
        factories.record(service=factories.service(name, organization=owner), location=where)
    actions.renew(at=NOW)
    candidate = Candidate.objects.get(kind="service")

    signed_in().post(f"{LIST}/{candidate.pk}/antwort", {"antwort": "same", "bleibt": "zweiter"})

    survivor = Service.objects.get(pk=candidate.second_id)
    links = ServiceAtLocation.objects.exclude(status="closed")
    assert [each.service for each in links] == [survivor]


def test_the_list_asks_as_much_for_one_pair_as_for_three(pair: Candidate) -> None:
    client = signed_in()
    one = fewest_queries(lambda: client.get(f"{LIST}?art=organization"))
    for name in ("Kleiderkammer", "Suppenküche"):
        for number in (1, 2):
            made = factories.organization(name)
            Phone.objects.create(organization=made, number=f"06031 {len(name)}12345")
            place(made, f"Gasse {number}")
    actions.renew(at=NOW)

    assert Candidate.objects.filter(kind="organization").count() == 3
    assert fewest_queries(lambda: client.get(f"{LIST}?art=organization")) == one
