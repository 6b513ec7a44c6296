"""Subscriptions are confirmed, told once a week, and forgotten when they end."""

from __future__ import annotations

import datetime as dt
import uuid
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from pytest_django import Settings

from sozialatlas.core.mail import returns
from sozialatlas.core.mail.models import Letter
from sozialatlas.directory.models import Event, Service, ServiceArea, Topic
from sozialatlas.marketplace.errors import TooManyMessages
from sozialatlas.marketplace.notices import actions
from sozialatlas.marketplace.notices.actions import Wish
from sozialatlas.marketplace.notices.models import Subscription
from tests.core.mail.returned import report
from tests.search.world import World

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
# A Monday; the mails of that week go out on this morning.
MONDAY = dt.datetime(2026, 2, 16, 6, 0, tzinfo=BERLIN)
BEFORE = MONDAY - dt.timedelta(days=6)


@pytest.fixture
def world(settings: Settings) -> World:
    settings.SITE_URL = "https://atlas.example"
    return World()


def wish(**values: object) -> Wish:
    given = {
        "email": "Anna@post.example",
        "area_key": "",
        "topics": (),
        "wants_services": True,
        "wants_events": True,
        "language": "de",
    }
    return Wish(**{**given, **values})


def subscribed(at: dt.datetime = BEFORE, **values: object) -> Subscription:
    actions.subscribe(wish=wish(**values), sender=uuid.uuid4().hex, at=at)
    pending = Subscription.objects.get(email=wish(**values).email, confirmed_at=None)
    row = actions.confirm(pending.pk, at=at)
    assert row is not None
    return row


def service(world: World, name: str, created: dt.datetime, **values: object) -> Service:
    found = world.record(name, **values).service
    Service.objects.filter(pk=found.pk).update(created_at=created)
    return found


def event(world: World, name: str, starts_at: dt.datetime, **values: object) -> Event:
    return Event.objects.create(
        organization=world.provider,
        name=name,
        starts_at=starts_at,
        location=world.location(),
        **values,
    )


def news_mails() -> list[Letter]:
    return list(Letter.objects.exclude(key__endswith=":confirm").order_by("pk"))


def test_address_is_asked_first(world: World) -> None:
    actions.subscribe(wish=wish(), sender="a", at=BEFORE)

    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == ("Anna@post.example", "Bitte bestätigen: Neues per Mail")
    assert "https://atlas.example/de/abo/bestaetigen/" in letter.text
    assert Subscription.objects.get().confirmed_at is None


def test_confirming_twice_changes_nothing(world: World) -> None:
    row = subscribed()
    again = actions.confirm(row.pk, at=MONDAY)

    assert again is not None
    assert again.confirmed_at == BEFORE


def test_later_subscription_of_an_address_takes_the_place_of_the_earlier(world: World) -> None:
    subscribed(area_key="06999001")
    second = subscribed(at=BEFORE + dt.timedelta(hours=1), email="anna@POST.example")

    assert list(Subscription.objects.all()) == [second]


def test_link_to_confirm_holds_for_a_week(world: World) -> None:
    actions.subscribe(wish=wish(), sender="a", at=BEFORE)
    pk = Subscription.objects.get().pk

    assert actions.confirm(pk, at=BEFORE + dt.timedelta(days=7)) is None


def test_address_that_never_confirms_is_forgotten_everywhere(world: World) -> None:
    actions.subscribe(wish=wish(), sender="a", at=BEFORE)
    early = actions.forget(at=BEFORE + dt.timedelta(days=6))
    late = actions.forget(at=BEFORE + dt.timedelta(days=7))

    letter = Letter.objects.get()
    assert (early, late, Subscription.objects.count()) == (0, 1, 0)
    assert (letter.to, letter.text, letter.state) == ("", "", "failed")


def test_one_sender_cannot_flood_others(world: World) -> None:
    for number in range(5):
        actions.subscribe(wish=wish(email=f"{number}@b.example"), sender="a", at=BEFORE)
    with pytest.raises(TooManyMessages):
        actions.subscribe(wish=wish(email="x@b.example"), sender="a", at=BEFORE)

    assert (Letter.objects.count(), Subscription.objects.count()) == (5, 5)


def test_one_address_is_asked_thrice_a_day_at_most(world: World) -> None:
    for number in range(5):
        actions.subscribe(wish=wish(), sender=f"{number}", at=BEFORE)

    assert Letter.objects.count() == 3


def test_week_tells_what_came_what_changed_and_what_takes_place(world: World) -> None:
    row = subscribed()
    service(world, "Sprachcafé", BEFORE + dt.timedelta(days=1))
    changed = service(world, "Tafel", BEFORE - dt.timedelta(days=99))
    Service.objects.filter(pk=changed.pk).update(content_changed_at=BEFORE + dt.timedelta(days=2))
    service(world, "Uralt", BEFORE - dt.timedelta(days=99))
    event(world, "Infoabend", MONDAY + dt.timedelta(days=2, hours=12))
    event(world, "Später", MONDAY + dt.timedelta(days=9))
    event(world, "Vorbei", MONDAY - dt.timedelta(days=2))
    count = actions.tell_week(now=MONDAY)

    [letter] = news_mails()
    lines = [line for line in letter.text.splitlines() if line and "http" not in line]
    assert (count, letter.to) == (1, "Anna@post.example")
    assert letter.subject == "Musterkreis: das ist neu"
    assert lines == [
        "Guten Tag,",
        "das ist neu:",
        "NEUE ANGEBOTE",
        "- Sprachcafé (Beispielwerk, Mittstadt)",
        "GEÄNDERTE ANGEBOTE",
        "- Tafel (Beispielwerk, Mittstadt)",
        "VERANSTALTUNGEN IN DEN NÄCHSTEN 7 TAGEN",
        "- Mi, 18. Februar, 18:00: Infoabend (Beispielwerk, Mittstadt)",
        "Sie wollen diese Mail nicht mehr? Ein Klick genügt, wir löschen Ihre Adresse:",
    ]
    assert letter.unsubscribe in letter.text
    assert letter.reference == f"abo:{row.pk}"


def test_course_of_each_week_is_told_with_its_next_day(world: World) -> None:
    subscribed()
    event(world, "Yoga", MONDAY - dt.timedelta(days=97, hours=-12), rrule="FREQ=WEEKLY")
    actions.tell_week(now=MONDAY)

    assert "- Di, 17. Februar, 18:00: Yoga" in news_mails()[0].text


def test_nobody_is_told_twice_in_a_week(world: World) -> None:
    subscribed()
    service(world, "Sprachcafé", BEFORE + dt.timedelta(days=1))
    counts = [actions.tell_week(now=MONDAY + dt.timedelta(days=day)) for day in (0, 0, 1, 7)]

    assert (counts, len(news_mails())) == ([1, 0, 0, 0], 1)


def test_week_that_was_missed_is_told_when_the_machine_is_back(world: World) -> None:
    subscribed()
    service(world, "Sprachcafé", BEFORE + dt.timedelta(days=1))

    assert actions.tell_week(now=MONDAY + dt.timedelta(days=9)) == 1


def test_no_mail_comes_where_nothing_is_new(world: World) -> None:
    subscribed()
    service(world, "Uralt", BEFORE - dt.timedelta(days=99))

    assert (actions.tell_week(now=MONDAY), news_mails()) == (0, [])


def test_each_is_told_of_the_chosen_place_topics_and_kinds(world: World) -> None:
    group = Topic.objects.create(code="pflege", name="Pflege")
    child = Topic.objects.create(code="dienste", name="Dienste", parent=group)
    for name, where in (("Pflege Nord", world.north), ("Pflege Mitte", world.middle)):
        made = service(world, name, BEFORE + dt.timedelta(days=1), where=where)
        made.topics.add(child)
    service(world, "Sprachcafé", BEFORE + dt.timedelta(days=1), where=world.north)
    event(world, "Infoabend", MONDAY + dt.timedelta(days=2))
    subscribed(email="nord@b.example", area_key="06999001", wants_events=False)
    subscribed(email="pflege@b.example", topics=("pflege",), wants_events=False)
    subscribed(email="termine@b.example", wants_services=False)
    actions.tell_week(now=MONDAY)

    names = ("Pflege Nord", "Pflege Mitte", "Sprachcafé", "Infoabend")
    told = {one.to: [name for name in names if name in one.text] for one in news_mails()}
    assert told == {
        "nord@b.example": ["Pflege Nord", "Sprachcafé"],
        "pflege@b.example": ["Pflege Nord", "Pflege Mitte"],
        "termine@b.example": ["Infoabend"],
    }


def test_what_is_for_a_whole_county_is_told_in_each_of_its_towns(world: World) -> None:
    created = BEFORE + dt.timedelta(days=1)
    reach = {"Am Telefon": None, "Im Kreis": world.county, "Nur Mitte": world.middle}
    for name, area in reach.items():
        made = world.service(name)
        Service.objects.filter(pk=made.pk).update(created_at=created)
        if area is not None:
            ServiceArea.objects.create(service=made, area=area)
    subscribed(area_key="06999001", wants_events=False)
    actions.tell_week(now=MONDAY)

    assert [name for name in reach if name in news_mails()[0].text] == ["Am Telefon", "Im Kreis"]


def test_what_is_hidden_or_confidential_is_not_told(world: World) -> None:
    subscribed()
    day = BEFORE + dt.timedelta(days=1)
    service(world, "Zu", day, status="closed")
    service(world, "Bald", day, visible_from=dt.date(2026, 12, 1))
    service(world, "Frauenhaus", day, place={"is_confidential": True})

    assert actions.tell_week(now=MONDAY) == 0


def test_service_at_two_places_is_told_once(world: World) -> None:
    subscribed()
    made = service(world, "Tafel", BEFORE + dt.timedelta(days=1))
    world.link(made, world.north)
    actions.tell_week(now=MONDAY)

    assert news_mails()[0].text.count("- Tafel (") == 1


def test_long_lists_end_with_a_link(world: World) -> None:
    subscribed()
    for number in range(14):
        service(world, f"Angebot {number:02}", BEFORE + dt.timedelta(days=1))
    actions.tell_week(now=MONDAY)

    text = news_mails()[0].text
    assert text.count("\n- ") + text.startswith("- ") >= 11
    assert "und 2 weitere: https://atlas.example/de/suche" in text


def test_who_leaves_is_forgotten_also_in_the_mails(world: World) -> None:
    row = subscribed()
    service(world, "Sprachcafé", BEFORE + dt.timedelta(days=1))
    actions.tell_week(now=MONDAY)
    answers = [actions.end(row.pk), actions.end(row.pk)]

    assert answers == [True, False]
    assert Subscription.objects.count() == 0
    assert set(Letter.objects.values_list("to", "text")) == {("", "")}


@pytest.mark.parametrize(("status", "left"), [("5.1.1", 0), ("4.2.2", 1)])
def test_address_that_takes_nothing_is_forgotten(world: World, status: str, left: int) -> None:
    subscribed()
    Letter.objects.update(state="sent", sent_at=BEFORE)
    returns.receive(report(Letter.objects.get().token, status=status), timezone.now())

    assert Subscription.objects.count() == left
