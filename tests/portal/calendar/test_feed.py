"""The calendar to subscribe to."""

from __future__ import annotations

import datetime as dt

import icalendar
import pytest
from dateutil import rrule as rules
from django.test import Client
from django.utils import timezone

from sozialatlas.directory.models import Address, Event, Organization, Status, Topic
from sozialatlas.portal import calendar_feed
from sozialatlas.portal.calendar import occasions
from sozialatlas.search import indexing, portals
from sozialatlas.search.models import Portal
from tests.counted_queries import fewest_queries
from tests.portal.calendar.events import BERLIN, event, in_days, listed
from tests.portal.searching import look
from tests.search.world import World

FEED = "/de/veranstaltungen.ics"


def subscribed(client: Client, query: str = "") -> icalendar.Calendar:
    answer = client.get(f"{FEED}{query}")
    assert answer.status_code == 200, answer.content[:300]
    found = icalendar.Calendar.from_ical(answer.content)
    assert isinstance(found, icalendar.Calendar)
    return found


def starts(entry: icalendar.Event, until: dt.datetime) -> set[dt.date]:
    """Return the days of an entry until a moment, as any reader of RFC 5545 would."""
    start = entry.decoded("dtstart")
    first = start if isinstance(start, dt.datetime) else dt.datetime.combine(start, dt.time())
    local = first.astimezone(BERLIN).replace(tzinfo=None) if first.tzinfo else first
    found = rules.rruleset()
    found.rdate(local)
    if "rrule" in entry:
        found.rrule(_rule(entry, local))
    outs = entry.get("exdate", [])
    for out in outs if isinstance(outs, list) else [outs]:
        for each in out.dts:
            moment = each.dt
            if isinstance(moment, dt.datetime):
                found.exdate(moment.astimezone(BERLIN).replace(tzinfo=None))
            else:
                found.exdate(dt.datetime.combine(moment, dt.time()))
    return {each.date() for each in found.between(local - dt.timedelta(days=1), until)}


def _rule(entry: icalendar.Event, local: dt.datetime) -> rules.rrule:
    parts = dict(entry["rrule"])
    if "UNTIL" in parts:
        (until,) = parts["UNTIL"]
        if isinstance(until, dt.datetime):
            assert until.tzinfo is dt.UTC or until.utcoffset() == dt.timedelta()
            until = until.astimezone(BERLIN).replace(tzinfo=None)
        else:
            until = dt.datetime.combine(until, dt.time(23, 59))
        parts["UNTIL"] = [f"{until:%Y%m%dT%H%M%S}"]
    text = ";".join(f"{name}={','.join(map(str, each))}" for name, each in parts.items())
    found = rules.rrulestr(text, dtstart=local)
    assert isinstance(found, rules.rrule)
    return found


RULES = (
    ("FREQ=WEEKLY", ()),
    ("FREQ=WEEKLY;COUNT=4", (8,)),
    ("FREQ=DAILY;INTERVAL=3;COUNT=5", ()),
    ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=5", ()),
    ("FREQ=MONTHLY;BYDAY=2TU", ()),
    ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", ()),
    ("", ()),
)


@pytest.mark.parametrize(("rule", "outs"), RULES)
@pytest.mark.parametrize("hours", [("18:00", "20:00"), ("00:00", "23:59"), ("00:00", "")])
def test_a_subscriber_sees_the_days_of_the_page(
    client: Client, world: World, rule: str, outs: tuple[int, ...], hours: tuple[str, str]
) -> None:
    begin, end = hours
    event(
        world,
        "Treff",
        in_days(1, begin),
        ends_at=in_days(1, end) if end else None,
        rrule=rule,
        exdates=[in_days(number, begin).date().isoformat() for number in outs],
    )
    indexing.build()
    first = timezone.localdate()
    last = first + dt.timedelta(days=200)

    (entry,) = subscribed(client).walk("VEVENT")

    shown = {each.first_day for each in occasions.between(first, last)}
    assert isinstance(entry, icalendar.Event)
    assert starts(entry, dt.datetime.combine(last, dt.time(23, 59))) == shown


@pytest.mark.parametrize("until", ["20270115", "20270115T170000Z", "20270115T180000"])
def test_an_end_of_a_rule_is_of_the_kind_of_its_start(
    client: Client, world: World, until: str
) -> None:
    event(world, "Treff", in_days(1), rrule=f"FREQ=DAILY;UNTIL={until}")
    indexing.build()

    (entry,) = subscribed(client).walk("VEVENT")

    (last,) = entry["rrule"]["UNTIL"]
    assert [last.tzinfo is not None, last.astimezone(BERLIN).date()] == [
        True,
        dt.date(2027, 1, 15),
    ]


def test_the_list_and_the_feed_name_the_same_days(client: Client, world: World) -> None:
    event(world, "Chor", in_days(1), rrule="FREQ=WEEKLY", is_free="yes")
    event(world, "Fest", in_days(2), is_free="yes")
    event(world, "Kurs", in_days(3))
    indexing.build()

    page = listed(look(client, "/de/veranstaltungen?free=1"))
    found = {
        (day.isoformat(), str(entry["summary"]))
        for entry in subscribed(client, "?free=1").walk("VEVENT")
        for day in starts(entry, dt.datetime.combine(in_days(13), dt.time(23, 59)))
    }

    assert found == {(day, name) for day, _hours, name in page}


def test_a_feed_says_what_it_is_and_when_to_ask_again(client: Client, world: World) -> None:
    event(world, "Chor", in_days(1), is_free="yes")
    indexing.build()

    answer = client.get(f"{FEED}?free=1")
    found = subscribed(client, "?free=1")

    assert [answer["Content-Type"], str(found["x-wr-calname"]), str(found["url"])] == [
        "text/calendar; charset=utf-8",
        "Veranstaltungen, Sozialatlas Musterkreis: Kostenlos",
        "http://testserver/de/veranstaltungen?free=1",
    ]
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in answer.content


def test_an_entry_keeps_its_name_and_grows_with_each_change(client: Client, world: World) -> None:
    chor = event(world, "Chor", in_days(1))
    indexing.build()
    (first,) = subscribed(client).walk("VEVENT")
    Event.objects.filter(pk=chor.pk).update(updated_at=timezone.now() + dt.timedelta(hours=1))

    (second,) = subscribed(client).walk("VEVENT")

    assert str(first["uid"]) == str(second["uid"]) == f"{chor.pk}@sozialatlas"
    assert str(first["url"]) == f"http://testserver/de/veranstaltungen/chor-{chor.pk}"
    assert second["sequence"] - first["sequence"] == 60
    assert second["last-modified"].dt > first["last-modified"].dt


def test_what_does_not_take_place_for_now_is_cancelled(client: Client, world: World) -> None:
    event(world, "Chor", in_days(1))
    event(world, "Pause", in_days(2), status=Status.TEMPORARILY_CLOSED)
    event(world, "Zu", in_days(3), status=Status.CLOSED)
    indexing.build()

    found = subscribed(client).walk("VEVENT")

    assert {(str(each["summary"]), str(each["status"])) for each in found} == {
        ("Chor", "CONFIRMED"),
        ("Pause", "CANCELLED"),
    }


def test_a_secret_place_is_its_municipality(client: Client, world: World) -> None:
    for name, is_confidential in (("Offen", False), ("Schutz", True)):
        place = world.location(name="Haus", is_confidential=is_confidential, precision="exact")
        Address.objects.create(location=place, street="Gasse 7", city="Mittstadt")
        event(world, name, in_days(1), location=place)
    indexing.build()

    found = {
        str(each["summary"]): (str(each["location"]), "geo" in each)
        for each in subscribed(client).walk("VEVENT")
    }

    assert found["Schutz"] == ("Mittstadt", False)
    assert ["Gasse 7" in found["Offen"][0], found["Offen"][1]] == [True, True]


def test_the_same_events_are_not_sent_twice(client: Client, world: World) -> None:
    event(world, "Chor", in_days(1))
    indexing.build()
    first = client.get(FEED)

    again = client.get(FEED, headers={"if-none-match": first["ETag"]})

    assert [first.status_code, again.status_code, again.content] == [200, 304, b""]
    assert "Last-Modified" in first


def test_a_feed_ends_after_the_next_events(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar_feed, "MOST_EVENTS", 2)
    for number in (40, 1, 2):
        event(world, f"Fest {number}", in_days(number))
    indexing.build()

    names = {str(each["summary"]) for each in subscribed(client).walk("VEVENT")}

    assert names == {"Fest 1", "Fest 2"}


@pytest.mark.parametrize("query", ["?place=Xanadu", "?topic=gibt-es-nicht", "?foo=1"])
def test_an_address_that_cannot_be_understood_is_refused(
    client: Client, world: World, query: str
) -> None:
    indexing.build()

    answer = client.get(f"{FEED}{query}")

    assert [answer.status_code, answer["Content-Type"]] == [400, "text/plain; charset=utf-8"]
    assert query.rpartition("=")[0].strip("?") in answer.content.decode() or "Xanadu" in (
        answer.content.decode()
    )


def test_a_calendar_is_narrowed_by_portal_topic_place_and_provider(
    client: Client, world: World
) -> None:
    topic = Topic.objects.create(code="x-dance", name="Tanz")
    town = Portal.objects.create(kind="town", slug="mitte", name="Mitte", is_published=True)
    town.areas.add(world.middle)
    club = Organization.objects.create(name="Verein")
    event(world, "Hier", in_days(1), location=world.location(world.middle)).topics.add(topic)
    south = world.location(world.south)
    event(world, "Dort", in_days(2), location=south)
    Event.objects.create(organization=club, name="Verein", starts_at=in_days(3), location=south)
    indexing.build()
    portals.renew()

    addresses = (
        "/mitte/de/veranstaltungen.ics",
        f"{FEED}?topic=x-dance",
        f"{FEED}?municipality={world.south.key}",
        f"{FEED}?organization={club.pk}",
    )
    found = [icalendar.Calendar.from_ical(client.get(address).content) for address in addresses]

    names = [sorted(str(each["summary"]) for each in one.walk("VEVENT")) for one in found]
    assert names == [["Hier"], ["Hier"], ["Dort", "Verein"], ["Verein"]]
    assert str(found[0].walk("VEVENT")[0]["url"]).startswith("http://testserver/mitte/de/")
    portals.forget()


def test_three_events_cost_the_queries_of_one(client: Client, world: World) -> None:
    counts = []
    for names in (("Eins",), ("Zwei", "Drei")):
        for name in names:
            event(world, name, in_days(1), location=world.location())
        indexing.build()
        shown = len(subscribed(client).walk("VEVENT"))
        counts.append((shown, fewest_queries(lambda: client.get(FEED))))

    assert [shown for shown, _count in counts] == [1, 3]
    assert counts[0][1] == counts[1][1]
