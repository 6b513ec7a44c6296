"""Suggestions from a directory: what is offered, what never is, and how they stay fresh."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

import pytest
from django.utils import timezone

from sozialatlas.directory.models import LifeSituation, Organization, Service, Topic
from sozialatlas.places.models import DataVersion, PostalPlace
from sozialatlas.search import indexing
from sozialatlas.search.models import OutboxEntry, Synonym
from sozialatlas.search.suggesting import record_texts
from sozialatlas.search.suggesting.held import gather, held, keeping, state
from sozialatlas.search.suggestions import Kind, Suggestion, suggest
from tests.search.world import World, area

TODAY = dt.date.today()  # noqa: DTZ011 -- days before and after it, whatever the zone
YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=2), TODAY + dt.timedelta(days=2)


@pytest.fixture(autouse=True)
def _nothing_held() -> None:
    held.forget()


def offered(text: str, **given: object) -> list[tuple[str, str]]:
    found = suggest(text, language="de", **given)
    return [(one.kind.value, one.label) for one in found]


def test_services_are_offered_once_a_name_with_all_their_records(
    world: World, indexed: Callable[[], None]
) -> None:
    link = world.record("Krabbelgruppe", alternate_name="Babytreff")
    world.link(link.service, world.north)
    world.record("Krabbelgruppe", world.south)
    indexed()

    assert [suggest(text, language="de") for text in ("krabb", "baby")] == [
        (Suggestion(Kind.SERVICE, "Krabbelgruppe", "Krabbelgruppe", "", 3),),
        (Suggestion(Kind.SERVICE, "Krabbelgruppe", "Krabbelgruppe", "Babytreff", 3),),
    ]


def test_of_very_many_names_those_of_most_records_are_offered(
    world: World, indexed: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_texts, "MOST_NAMES", 2)
    for name in ("Chor A", "Chor B", "Chor C"):
        world.record(name, alternate_name=f"Gesang {name[-1]}")
    world.record("Chor C", world.south)
    indexed()

    assert offered("chor") == [("service", "Chor C"), ("service", "Chor A")]
    assert offered("gesang") == [("service", "Chor C"), ("service", "Chor A")]


def test_a_service_without_a_location_is_offered(
    world: World, indexed: Callable[[], None]
) -> None:
    world.service("Telefonseelsorge")
    indexed()

    assert offered("telefon") == [("service", "Telefonseelsorge")]


def test_what_is_closed_or_not_visible_today_is_not_offered(
    world: World, indexed: Callable[[], None]
) -> None:
    world.record("Tafel offen")
    for name, given in {
        "Tafel zu": {"status": "closed"},
        "Tafel vorbei": {"visible_to": YESTERDAY},
        "Tafel bald": {"visible_from": TOMORROW},
    }.items():
        world.record(name, **given)
        world.record(f"{name} am Ort", place=given)
        world.service(f"{name} ohne Ort", **given)
    world.record("Tafel fern", place={"is_outside": True})
    indexed()

    assert offered("tafel") == [("service", "Tafel offen")]


def test_of_a_confidential_location_nothing_but_the_name_of_the_service_is_offered(
    world: World, indexed: Callable[[], None]
) -> None:
    world.record("Frauenhaus", place={"name": "Geheimhof", "is_confidential": True})
    indexed()

    assert [offered("frauenh"), offered("geheim")] == [[("service", "Frauenhaus")], []]


def test_a_provider_is_offered_while_it_is_visible_and_has_records(
    world: World, indexed: Callable[[], None]
) -> None:
    Organization.objects.create(name="Beispielbund ohne Angebot")
    world.record("Chor")
    indexed()
    before = suggest("beisp", language="de")
    Organization.objects.filter(name="Beispielwerk").update(status="closed")
    held.forget()

    assert before == (Suggestion(Kind.ORGANIZATION, "Beispielwerk", "Beispielwerk", "", 1),)
    assert suggest("beisp", language="de") == ()


def test_topics_and_life_situations_are_offered_where_they_lead_to_a_record(
    world: World, indexed: Callable[[], None]
) -> None:
    group = Topic.objects.create(code="g", name="Umsorgen")
    topic = Topic.objects.create(
        code="t", name="Umsorgung daheim", name_en="Minding", words=["Spitexa"], parent=group
    )
    Topic.objects.create(code="empty", name="Umsorgen ohne Eintrag")
    Topic.objects.create(code="off", name="Umsorgen abgeschaltet", is_active=False)
    situation = LifeSituation.objects.create(code="s", name="Umsorgt werden")
    service = world.record("Chor").service
    service.topics.add(topic, Topic.objects.get(code="off"))
    service.life_situations.add(situation)
    indexed()

    assert suggest("umsorg", language="de") == (
        Suggestion(Kind.TOPIC, "g", "Umsorgen", "", 1),
        Suggestion(Kind.TOPIC, "t", "Umsorgung daheim", "", 1),
        Suggestion(Kind.LIFE_SITUATION, "s", "Umsorgt werden", "", 1),
    )
    assert suggest("spitexa", language="en") == (
        Suggestion(Kind.TOPIC, "t", "Minding", "Spitexa", 1),
    )


@pytest.mark.parametrize("text", ["mein Mann schlägt mich", "mein mann schlägt"])
def test_where_words_tell_of_danger_its_help_stands_first(
    world: World, indexed: Callable[[], None], text: str
) -> None:
    for code in ("mens_counselling", "womens_shelter", "violence_counselling", "crisis_line"):
        topic, _ = Topic.objects.get_or_create(code=code, defaults={"name": code})
        world.record(f"Angebot {code}").service.topics.add(topic)
    world.record("Mein Mann schlägt mich: Gesprächskreis für Männer")
    indexed()

    found = suggest(text, language="de")

    assert [one.key for one in found] == [
        "womens_shelter",
        "violence_counselling",
        "crisis_line",
        "Mein Mann schlägt mich: Gesprächskreis für Männer",
    ]
    assert suggest(text, language="de", kinds=[Kind.PLACE]) == ()


def test_places_of_the_county_are_offered_by_name_part_and_postal_code(
    world: World, indexed: Callable[[], None]
) -> None:
    area("01999001", name="Nordstrand", lat=54.0, lon=9.0)
    for town, district in ((world.north, ""), (world.north, "Finkenrod")):
        PostalPlace.objects.create(
            country="DE", postal_code="64999", name="Nordhausen", district=district,
            lat=50.3, lon=8.1, municipality=town,
        )  # fmt: skip
    DataVersion.renew()
    world.record("Chor")
    indexed()

    assert [offered(text) for text in ("nord", "fink", "649")] == [
        [("place", "Nordhausen"), ("place", "64999 Nordhausen")],
        [("place", "Finkenrod, Nordhausen")],
        [("place", "64999 Nordhausen")],
    ]


def test_without_an_index_names_and_topics_are_offered_all_the_same(world: World) -> None:
    Topic.objects.create(code="t", name="Xylophon")
    world.record("Xylophongruppe")

    assert [(one.label, one.count) for one in suggest("xylo", language="de")] == [
        ("Xylophon", None),
        ("Xylophongruppe", 1),
    ]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_change_shows_a_moment_after_the_index_has_it(index_folder: object) -> None:
    world = World()
    world.record("Chor")
    indexing.build()
    fresh = keeping()
    before = fresh.fresh()
    world.record("Chorprobe")
    indexing.build()
    fresh._look_at = 0.0  # otherwise the test would wait for the next look

    during = fresh.fresh()

    assert during is before
    until = time.monotonic() + 20
    while fresh.fresh() is before and time.monotonic() < until:
        time.sleep(0.02)
    found = fresh.fresh().suggest("chorp", language="de")
    assert [one.label for one in found] == ["Chorprobe"]


def test_what_was_closed_is_not_offered_while_the_indexer_stands_still(
    world: World, indexed: Callable[[], None]
) -> None:
    link = world.record("Chor")
    indexed()
    now = timezone.now()
    before = state(now)
    Service.objects.update(status="closed")
    OutboxEntry.objects.create(record_id=link.pk)

    assert state(now) == before  # the index is about to have it
    later = now + dt.timedelta(seconds=10)
    assert state(later) != before
    assert gather(later).suggest("chor", language="de") == ()


def test_other_words_are_offered_as_editors_left_them(
    world: World, indexed: Callable[[], None]
) -> None:
    topic = Topic.objects.create(code="t", name="Xylophon")
    world.record("Chor").service.topics.add(topic)
    indexed()
    now = timezone.now()
    before = state(now)
    Synonym.objects.create(words=["Klangholz", "Xylophon"])

    assert state(now) != before
    assert offered("klang") == [("topic", "Xylophon")]

    Synonym.objects.filter(words=["Klangholz", "Xylophon"]).update(is_active=False)
    held.forget()

    assert offered("klang") == []


def test_nothing_is_read_for_a_suggestion_while_nothing_changes(
    world: World, indexed: Callable[[], None], django_assert_num_queries: Callable[[int], object]
) -> None:
    indexed()
    suggest("chor", language="de")

    with django_assert_num_queries(0):
        suggest("chor", language="de")
