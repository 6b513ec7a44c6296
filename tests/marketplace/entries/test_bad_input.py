"""Whoever is not meant to see an entry, and what nobody is meant to send."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.core.mail.models import Letter
from sozialatlas.directory.models import Capacity, ServiceAtLocation
from sozialatlas.marketplace.entries import actions
from sozialatlas.marketplace.entries.models import Draft
from tests.directory import factories
from tests.marketplace.entries import world

pytestmark = pytest.mark.django_db


def test_foreign_entries_and_drafts_are_not_there() -> None:
    organization, client = world.club()
    draft = world.begin(client, organization)
    record = world.published(organization)
    stranger = world.signed_in(world.member(factories.organization("Andere"), "x@y.example"))

    answers = [
        stranger.get(f"{world.MINE}/eintraege/angebot/{record.pk}").status_code,
        stranger.post(f"{world.MINE}/eintraege/angebot/{record.pk}", {"seite": "was"}).status_code,
        stranger.get(f"{world.MINE}/entwurf/{draft.pk}").status_code,
        stranger.get(f"{world.MINE}/entwurf/{draft.pk}/was").status_code,
        stranger.get(f"{world.MINE}/entwurf/{draft.pk}/vorschau").status_code,
        stranger.post(f"{world.MINE}/entwurf/{draft.pk}/was", {"name": "x"}).status_code,
        stranger.post(f"{world.MINE}/entwurf/{draft.pk}/senden").status_code,
        stranger.post(f"{world.MINE}/entwurf/{draft.pk}/verwerfen").status_code,
        stranger.post(f"{world.MINE}/entwurf/{draft.pk}/link").status_code,
        stranger.get(f"{world.MINE}/vorschlag/{draft.pk}").status_code,
        stranger.post(f"{world.MINE}/vorschlag/{draft.pk}/antworten", {"text": "x"}).status_code,
        stranger.post(f"{world.MINE}/vorschlag/{draft.pk}/zurueckziehen").status_code,
        client.get(f"{world.MINE}/entwurf/{uuid.uuid4()}").status_code,
    ]

    assert set(answers) == {404}
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_who_is_not_signed_in_is_asked_to() -> None:
    for path in ("", "/eintraege", "/eintraege/neu", "/zeiten"):
        answer = Client().get(f"{world.MINE}{path}")
        assert answer.headers["Location"].startswith("/de/konto/anmelden?next=")


def test_who_finishes_nothing_begins_nothing_new(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_DRAFTS", 2)
    organization, client = world.club()
    world.begin(client, organization)
    world.begin(client, organization)

    given = {"art": "angebot", "traeger": str(organization.pk)}
    refused = client.post(f"{world.MINE}/eintraege/neu", given, follow=True)

    assert (Draft.objects.count(), refused.redirect_chain) == (2, [(world.MINE, 302)])
    assert "Sie haben schon sehr viele Entwürfe." in refused.content.decode()


def test_within_an_hour_five_mails_with_ways_to_drafts_go_out() -> None:
    organization, client = world.club()
    drafts = [world.begin(client, organization) for _number in range(6)]

    for draft in drafts:
        said = client.post(f"{world.MINE}/entwurf/{draft.pk}/link", follow=True)

    assert Letter.objects.count() == 5
    assert "Bitte versuchen Sie es in einer Stunde noch einmal." in said.content.decode()


def test_foreign_places_cannot_be_counted() -> None:
    _organization, client = world.club()
    record = world.published(factories.organization("Andere"))
    capacity = Capacity.objects.create(
        service_at_location=record, unit="Plätze", available=2, asserted_at=timezone.now()
    )

    assert client.post(f"{world.MINE}/plaetze/{capacity.pk}", {"frei": "5"}).status_code == 404


def test_script_in_a_text_is_shown_as_text() -> None:
    organization, client = world.club()
    world.topic()
    draft = world.begin(client, organization)
    world.save(client, draft, "was", name="<script>alert(1)</script>", summary="<b>x</b>")

    for path in ("", "/was", "/wann"):
        page = client.get(f"{world.MINE}/entwurf/{draft.pk}{path}").content.decode()
        assert ("<script>alert" in page, "&lt;script&gt;alert" in page) == (False, True)


def test_a_nul_in_any_text_ends_no_page() -> None:
    organization, client = world.club()
    draft = world.begin(client, organization)
    url = f"{world.MINE}/entwurf/{draft.pk}"

    answers = [
        client.post(f"{url}/was", {"name": "a\0b"}).status_code,
        client.get(f"{url}/was").status_code,
        client.post(f"{url}/wann", {"text": "Mo\0 9-12"}).status_code,
        client.get(f"{url}/wann").status_code,
        client.post(f"{url}/senden", {"anmerkung": "\0"}).status_code,
        client.post(f"{world.MINE}/vorschlag/{draft.pk}/antworten", {"text": "\0"}).status_code,
        client.get(f"{world.MINE}/eintraege", {"q": "\0"}).status_code,
        client.get(f"{world.MINE}/zeiten", {"text": "Mo\0 9-12"}).status_code,
    ]

    assert answers == [422, 200, 422, 200, 422, 422, 200, 200]


def test_no_number_breaks_a_page() -> None:
    organization, client = world.club()
    draft = world.begin(client, organization)
    url = f"{world.MINE}/entwurf/{draft.pk}"

    answers = [
        client.post(f"{url}/was", {"name": "x", "fassung": "²"}).status_code,
        client.post(f"{url}/worum", {"topics": ["x"], "minimum_age": "9" * 30}).status_code,
        client.post(f"{url}/termin", {"day": "x"}).status_code,
        client.post(f"{url}/wo", {"place": "neu", "city": "X", "point": "99 999"}).status_code,
        client.post(f"{url}/wo", {"place": "x"}).status_code,
    ]

    assert answers == [302, 422, 404, 422, 422]


def test_a_page_that_another_person_saved_meanwhile_is_not_overwritten_unasked() -> None:
    organization, client = world.club()
    other = world.signed_in(world.member(organization, "zweite@verein.example"))
    draft = world.begin(client, organization)
    url = f"{world.MINE}/entwurf/{draft.pk}/was"
    old = {"fassung": draft.proposal.version, "name": "Von der ersten"}
    other.post(url, {"fassung": draft.proposal.version, "name": "Von der zweiten"})

    refused = client.post(url, old)
    draft.proposal.refresh_from_db()
    title = draft.proposal.title
    world.save(client, draft, "was", name="Von der ersten")

    draft.proposal.refresh_from_db()
    assert (refused.status_code, "Von der ersten" in refused.content.decode(), title) == (
        422,
        True,
        "Von der zweiten",
    )
    assert draft.proposal.title == "Von der ersten"


def test_going_back_in_the_browser_and_saving_again_works() -> None:
    organization, client = world.club()
    draft = world.begin(client, organization)
    url = f"{world.MINE}/entwurf/{draft.pk}/was"
    old = draft.proposal.version

    client.post(url, {"fassung": old, "name": "Erst"})
    answer = client.post(url, {"fassung": old, "name": "Dann"})

    draft.proposal.refresh_from_db()
    assert (answer.status_code, draft.proposal.title) == (302, "Dann")


@pytest.mark.parametrize(
    "typed",
    [
        {"day": "9999-12-31", "begins": "20:00", "ends": "02:00"},
        {"day": "0001-01-01", "begins": "00:00", "repeats": "woche"},
        {"day": "2027-01-01", "begins": "10:00", "repeats": "woche", "until": "9999-12-31"},
        {"day": "2027-01-01", "begins": "10:00", "repeats": "woche", "exceptions": "1.1.0001"},
    ],
)
def test_a_year_that_nobody_means_is_told_at_its_field(typed: dict[str, str]) -> None:
    organization, client = world.club()
    draft = world.begin(client, organization, "veranstaltung")

    answer = client.post(f"{world.MINE}/entwurf/{draft.pk}/termin", {"fassung": 2, **typed})

    assert answer.status_code == 422
    assert "Dieses Jahr kann nicht stimmen." in answer.content.decode()
    assert client.get(f"{world.MINE}/entwurf/{draft.pk}/termin").status_code == 200


def test_numbers_that_nobody_touched_stay_as_they_were() -> None:
    organization, client = world.club()
    service = world.published(organization).service
    said = [("06031 1234", "1. Vorsitzender"), *((f"06031 77{each}", "") for each in range(8))]
    for number, description in said:
        service.phones.create(number=number, description=description)
    draft = _changed(client, service.at_locations.get())
    page = f"{world.MINE}/entwurf/{draft.pk}/kontakt"
    lines = client.get(page).context["form"]["phones"].value()

    too_many = client.post(page, {"fassung": 0, "phones": "\n".join(["06031 5555"] * 21)})
    world.save(client, draft, "kontakt", phones=lines)

    assert "Höchstens 20 Nummern" in too_many.content.decode()
    phones = draft.proposal.changes.get().values["phones"]
    assert [(each["number"], each["description"]) for each in phones] == said


def _changed(client: Client, record: ServiceAtLocation) -> Draft:
    url = f"{world.MINE}/eintraege/angebot/{record.pk}"
    answer = client.post(url, {"seite": "kontakt"})
    return Draft.objects.get(pk=answer.headers["Location"].split("/")[-2])
