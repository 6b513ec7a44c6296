"""The pages on which a small club keeps its entries."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from sozialatlas.directory.models import (
    Capacity,
    Event,
    Service,
    ServiceAtLocation,
)
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.freshness.models import FreshnessSettings
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.actions import Choice
from sozialatlas.marketplace.proposals.models import Proposal
from sozialatlas.marketplace.registration import actions as registration
from tests.accounts import people
from tests.counted_queries import fewest_queries
from tests.directory import factories
from tests.marketplace.entries import world

pytestmark = pytest.mark.django_db


def test_a_club_registers_its_training_and_the_county_publishes_it() -> None:
    organization, client = world.club()
    draft = world.training(client, organization)

    client.post(f"{world.MINE}/entwurf/{draft.pk}/senden")
    proposal = Proposal.objects.get(pk=draft.pk)
    assert (proposal.state, proposal.title) == ("open", "Turnen für Ältere")
    proposals.accept(
        proposal,
        Choice(version=proposal.version),
        by=people.editor("amt@kreis.example", "county_editor"),
        at=timezone.now(),
    )

    record = ServiceAtLocation.objects.get(service__organization=organization)
    hours = record.service.schedules.get()
    assert (
        record.service.name,
        record.location.address.city,
        (hours.weekday, hours.opens, hours.in_vacations),
        [topic.code for topic in record.service.topics.all()],
        record.service.phones.get().description,
        record.location.accessibility.get().answer,
    ) == (
        "Turnen für Ältere",
        "Lindental",
        (2, dt.time(9), "closed"),
        ["probe-sport"],
        "Büro",
        "yes",
    )


def test_a_club_registers_a_weekly_event_with_exceptions() -> None:
    organization, client = world.club()
    world.topic()
    draft = world.begin(client, organization, "veranstaltung")
    day = timezone.localdate() + dt.timedelta(days=30)
    off = day + dt.timedelta(days=7)

    world.save(client, draft, "was", name="Sommerfest")
    world.save(client, draft, "worum", topics=["probe-sport"])
    world.save(client, draft, "wo", place="ohne", is_online="on")
    world.save(
        client,
        draft,
        "termin",
        day=day.isoformat(),
        begins="15:00",
        ends="18:00",
        repeats="woche",
        exceptions=f"{off:%d.%m.%Y}",
    )
    world.save(client, draft, "kosten", is_free="yes")
    world.save(client, draft, "kontakt", email="fest@verein.example")
    client.post(f"{world.MINE}/entwurf/{draft.pk}/senden")
    proposals.accept(
        Proposal.objects.get(pk=draft.pk),
        Choice(),
        by=people.editor("amt@kreis.example", "county_editor"),
        at=timezone.now(),
    )

    event = Event.objects.get()
    code = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[day.weekday()]
    assert (
        event.name,
        timezone.localtime(event.starts_at).time(),
        event.rrule,
        [each[:10] for each in event.exdates],
    ) == ("Sommerfest", dt.time(15), f"FREQ=WEEKLY;BYDAY={code}", [off.isoformat()])


def test_every_page_shows_what_was_saved() -> None:
    organization, client = world.club()
    draft = world.training(client, organization)

    pages = [
        client.get(f"{world.MINE}/entwurf/{draft.pk}/{step}").status_code
        for step in draft.of_kind.steps
    ]
    check = client.get(f"{world.MINE}/entwurf/{draft.pk}").content.decode()
    table = client.get(f"{world.MINE}/entwurf/{draft.pk}/wann?tabelle").content.decode()

    assert set(pages) == {200}
    said = ("Turnen für Ältere", "Sport und Bewegung", "9 bis 11 Uhr", "5 Euro", "06031 1234")
    assert [text for text in said if text not in check] == []
    assert 'value="09:00"' in table


def test_what_is_wrong_is_kept_until_one_comes_back() -> None:
    organization, client = world.club()
    draft = world.begin(client, organization)

    answer = client.post(
        f"{world.MINE}/entwurf/{draft.pk}/kontakt",
        {"phones": "keine Nummer", "email": "a@b.example"},
    )
    again = client.get(f"{world.MINE}/entwurf/{draft.pk}/kontakt").content.decode()

    assert answer.status_code == 422
    assert ("keine Nummer" in again, "a@b.example" in again) == (True, True)


def test_words_that_are_no_hours_are_marked_and_may_stay_as_a_remark() -> None:
    organization, client = world.club()
    draft = world.begin(client, organization)
    url = f"{world.MINE}/entwurf/{draft.pk}/wann"

    refused = client.post(url, {"text": "Mi 9-11, bei Vollmond"})
    kept = client.post(url, {"text": "Mi 9-11, bei Vollmond", "keep_rest": "on"})

    assert "<mark>bei Vollmond</mark>" in refused.content.decode()
    assert (refused.status_code, kept.status_code) == (422, 302)
    values = draft.proposal.changes.get(kind="service").values
    assert [rule["note"] for rule in values["schedules"]] == ["", "bei Vollmond"]


def test_nothing_incomplete_is_sent() -> None:
    organization, client = world.club()
    draft = world.begin(client, organization)
    world.save(client, draft, "was", name="Turnen")

    answer = client.post(f"{world.MINE}/entwurf/{draft.pk}/senden")

    draft.proposal.refresh_from_db()
    assert (answer.status_code, draft.proposal.state) == (422, "draft")


def test_a_published_entry_is_changed_page_by_page() -> None:
    organization, client = world.club()
    record = world.published(organization)
    url = f"{world.MINE}/eintraege/angebot/{record.pk}"
    shown = client.get(url).content.decode()

    location = client.post(url, {"seite": "was"}).headers["Location"]
    again = client.post(url, {"seite": "kontakt"}).headers["Location"]
    draft = Draft.objects.get()
    world.save(client, draft, "was", name="Tagespflege", summary="Neu")
    check = client.get(f"{world.MINE}/entwurf/{draft.pk}").content.decode()
    client.post(f"{world.MINE}/entwurf/{draft.pk}/senden", {"stimmt": "1"})

    proposal = Proposal.objects.get()
    assert "Alt" in shown
    assert location.rsplit("/", 1)[0] == again.rsplit("/", 1)[0]
    assert ("Alt" in check, "Neu" in check) == (True, True)
    assert [(each.kind, each.values) for each in proposal.changes.all()] == [
        ("service", {"summary": "Neu"})
    ]
    assert (proposal.state, proposal.is_confirmation) == ("open", True)


def test_free_places_are_counted_in_one_step() -> None:
    organization, client = world.club()
    record = world.published(organization)
    long_ago = timezone.now() - dt.timedelta(days=31)
    capacity = Capacity.objects.create(
        service_at_location=record, unit="Plätze", available=2, maximum=8, asserted_at=long_ago
    )
    page = client.get(world.MINE).content.decode()

    too_many = client.post(f"{world.MINE}/plaetze/{capacity.pk}", {"frei": "9"}, follow=True)
    client.post(f"{world.MINE}/plaetze/{capacity.pk}", {"frei": "5"})

    counted = record.capacities.get()
    assert ["Stimmen die freien Plätze noch?" in page, "vor 31 Tagen gezählt" in page] == [
        True
    ] * 2
    assert "Es gibt nur 8 Plätze" in too_many.content.decode()
    assert (counted.available, counted.maximum, counted.asserted_at > long_ago) == (5, 8, True)
    assert "Stimmen die freien Plätze noch?" not in client.get(world.MINE).content.decode()


def test_the_page_of_an_entry_begins_and_goes_on_to_count_places() -> None:
    organization, client = world.club()
    record = world.published(organization)
    page, first = f"{world.MINE}/eintraege/angebot/{record.pk}", f"plaetze/neu/{record.pk}"
    before = client.get(page).content.decode()

    wrong = client.post(f"{world.MINE}/{first}", {"frei": "9", "gesamt": "8"}, follow=True)
    begun = client.post(f"{world.MINE}/{first}", {"frei": "3", "gesamt": "8"})
    count = record.capacities.get()
    data = {"frei": "2", "dann": "eintrag"}
    again = client.post(f"{world.MINE}/plaetze/{count.pk}", data)

    assert "Zeigen, wie viele Plätze frei sind" in before
    assert "Es gibt nur 8 Plätze" in wrong.content.decode()
    assert [begun.headers["Location"], again.headers["Location"]] == [page, page]
    assert record.capacities.values_list("unit", "available", "maximum").get() == ("Plätze", 2, 8)
    assert "Stand heute" in client.get(page).content.decode()


@pytest.mark.parametrize("word", ["traeger", "ort"])
def test_the_pages_of_organization_and_place_open(word: str) -> None:
    organization, client = world.club()
    record = world.published(organization)
    record.location.organization = organization
    record.location.save(update_fields=["organization"])
    key = organization.pk if word == "traeger" else record.location_id

    assert client.get(f"{world.MINE}/eintraege/{word}/{key}").status_code == 200


def test_nobody_counts_the_places_of_others() -> None:
    _organization, client = world.club()
    foreign = factories.record()

    answer = client.post(f"{world.MINE}/plaetze/neu/{foreign.pk}", {"frei": "3"})

    assert (answer.status_code, foreign.capacities.count()) == (404, 0)


def test_places_are_asked_for_as_often_as_the_county_wants() -> None:
    organization, client = world.club()
    Capacity.objects.create(
        service_at_location=world.published(organization),
        unit="Plätze",
        available=2,
        asserted_at=timezone.now() - dt.timedelta(days=31),
    )
    FreshnessSettings.objects.create(pk=1, capacity_days=60)

    assert "Stimmen die freien Plätze noch?" not in client.get(world.MINE).content.decode()


def test_a_question_is_answered_and_a_rejection_objected_to() -> None:
    organization, client = world.club()
    draft = world.training(client, organization)
    client.post(f"{world.MINE}/entwurf/{draft.pk}/senden")
    editor = people.editor("amt@kreis.example", "county_editor")
    proposal = Proposal.objects.get(pk=draft.pk)
    url = f"{world.MINE}/vorschlag/{draft.pk}"
    proposals.ask(proposal, by=editor, at=timezone.now(), text="Gilt das im Winter?")

    todo = client.get(world.MINE).content.decode()
    asked = client.get(url).content.decode()
    silent = client.post(f"{url}/antworten", {"text": " "})
    client.post(f"{url}/antworten", {"text": "Ja, immer."})
    proposals.reject(proposal, by=editor, at=timezone.now(), text="Nicht sozial.")
    rejected = client.get(url).content.decode()
    client.post(f"{url}/widersprechen", {"text": "Doch."})

    proposal.refresh_from_db()
    assert "1 Frage vom Landkreis beantworten" in todo
    assert "Gilt das im Winter?" in asked
    assert silent.status_code == 422
    assert "Nicht sozial." in rejected
    assert proposal.state == "open"
    assert [note.kind for note in proposal.notes.all()][-1] == "appeal"


def test_the_preview_shows_the_public_page_and_leaves_nothing() -> None:
    organization, client = world.club()
    draft = world.training(client, organization)

    answer = client.get(f"{world.MINE}/entwurf/{draft.pk}/vorschau")

    page = answer.content.decode()
    assert (answer.status_code, "Turnen für Ältere" in page, "9 bis 11 Uhr" in page) == (
        200,
        True,
        True,
    )
    assert Service.objects.count() == 0


def test_a_draft_is_deleted_only_before_it_was_sent() -> None:
    organization, client = world.club()
    thrown = world.begin(client, organization)
    draft = world.training(client, organization)
    client.post(f"{world.MINE}/entwurf/{draft.pk}/senden")

    client.post(f"{world.MINE}/entwurf/{thrown.pk}/verwerfen")
    client.post(f"{world.MINE}/entwurf/{draft.pk}/verwerfen")

    assert list(Proposal.objects.values_list("pk", "state")) == [(draft.pk, "withdrawn")]


def test_what_nobody_confirmed_for_long_is_confirmed_on_one_page() -> None:
    organization, client = world.club()
    old = world.published(organization)
    foreign = world.published(factories.organization("Andere"))
    long_ago = timezone.now() - dt.timedelta(days=800)
    ServiceAtLocation.objects.update(verified_at=long_ago, content_changed_at=long_ago)
    Service.objects.update(verified_at=long_ago, content_changed_at=long_ago)
    home = client.get(world.MINE).content.decode()
    page = client.get(f"{world.MINE}/bestaetigen").content.decode()

    refs = [f"service_at_location.{each.pk}" for each in (old, foreign)]
    client.post(f"{world.MINE}/bestaetigen", {"eintrag": refs})

    old.refresh_from_db()
    foreign.refresh_from_db()
    assert "1 Eintrag bestätigen" in home
    assert (str(old.pk) in page, str(foreign.pk) in page) == (True, False)
    assert (old.verified_at > long_ago, foreign.verified_at) == (True, long_ago)
    assert "1 Eintrag bestätigen" not in client.get(world.MINE).content.decode()


def test_a_list_reads_the_same_for_one_entry_as_for_three() -> None:
    organization, client = world.club()
    world.published(organization)
    client.get(f"{world.MINE}/eintraege")
    one = fewest_queries(lambda: client.get(f"{world.MINE}/eintraege"))
    world.published(organization)
    world.published(organization)

    three = fewest_queries(lambda: client.get(f"{world.MINE}/eintraege"))

    page = client.get(f"{world.MINE}/eintraege").content.decode()
    assert (page.count("rows__name"), three) == (3, one)


def test_a_new_club_prepares_its_entry_while_the_county_looks_at_the_club() -> None:
    user = world.person()
    client = world.signed_in(user)
    world.topic()
    now = timezone.now()
    waiting = registration.add(
        registration.NewOrganization(name="Neuer Verein", email="a@verein.example"),
        by=user,
        at=now,
    )
    key = waiting.changes.get().record_id
    page = client.get(world.MINE).content.decode()
    answer = client.post(f"{world.MINE}/eintraege/neu", {"art": "angebot", "traeger": str(key)})
    draft = Draft.objects.get(pk=answer.headers["Location"].split("/")[-2])
    world.save(client, draft, "was", name="Turnen")
    world.save(client, draft, "worum", topics=["probe-sport"])
    world.save(client, draft, "wo", place="ohne", is_online="on")
    world.save(client, draft, "kontakt", email="a@verein.example")

    early = client.post(f"{world.MINE}/entwurf/{draft.pk}/senden")
    proposals.accept(
        waiting, Choice(), by=people.editor("amt@kreis.example", "county_editor"), at=now
    )
    client.post(f"{world.MINE}/entwurf/{draft.pk}/senden")

    proposal = Proposal.objects.get(pk=draft.pk)
    assert "Der Landkreis sieht sich" in page
    assert early.status_code == 422
    assert proposal.state == "open"
