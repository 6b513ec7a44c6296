"""The demo county has its exact numbers, reads like a real county, and names nobody."""

import datetime as dt
import re
from collections import Counter

import pytest

from sozialatlas.directory.hours.rules import check
from sozialatlas.directory.taxonomy.reader import read_taxonomy
from sozialatlas.exchange.importers.demo.activities import fits_season
from sozialatlas.exchange.importers.demo.county import DemoCounty, generate_county, shares
from sozialatlas.exchange.importers.demo.topics import read_topics

TODAY = dt.date(2026, 11, 22)
DRAMA_NUMBER = re.compile(r"069 90009\d{3}|030 23125\d{3}|0176 040690\d{2}|0152 28817386")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def county() -> DemoCounty:
    return generate_county(TODAY, 1)


@pytest.fixture(scope="module")
def small() -> DemoCounty:
    return generate_county(TODAY, 7, records=600)


def texts_of(county: DemoCounty) -> list[str]:
    package = county.package
    return [
        text
        for thing in (*package.services, *package.events, *package.volunteer_roles)
        for text in (thing.name, thing.summary, thing.description)
    ] + [thing.name for thing in (*package.organizations, *package.locations)]


def test_same_seed_and_day_give_the_same_package(small: DemoCounty) -> None:
    assert generate_county(TODAY, 7, records=600) == small


def test_another_seed_gives_another_package(small: DemoCounty) -> None:
    assert generate_county(TODAY, 8, records=600).package != small.package


def test_numbers_are_exact(county: DemoCounty) -> None:
    assert (
        len(county.land.municipalities),
        len(county.land.social_areas),
        county.record_count,
        len(county.package.events),
        len(county.package.volunteer_roles),
    ) == (62, 5, 24_000, 600, 400)


def test_care_of_a_website_can_be_done_from_home(county: DemoCounty) -> None:
    at_home = {
        role.name.partition(",")[0] for role in county.package.volunteer_roles if role.is_online
    }

    assert at_home == {"Pflege der Internetseite"}


def test_shares_add_up_and_leave_no_topic_out() -> None:
    counts = [count for _, count in shares(read_topics(), 24_000)]

    assert sum(counts) == 24_000
    assert min(counts) >= 1


def test_fewer_records_than_topics_are_possible() -> None:
    assert [count for _, count in shares(read_topics(), 3)] == [1, 1, 1]


def test_every_topic_appears(county: DemoCounty) -> None:
    used = {code for service in county.package.services for code in service.topics}

    assert used == {entry.code for entry in read_taxonomy().topics if entry.group}


def test_no_name_stands_twice_at_a_location(county: DemoCounty) -> None:
    name_of = {service.key: service.name for service in county.package.services}
    pairs = Counter(
        (name_of[link.service_key], link.location_key)
        for link in county.package.services_at_location
    )

    assert [pair for pair, count in pairs.items() if count > 1] == []


def test_keys_are_unique_and_references_resolve(county: DemoCounty) -> None:
    package = county.package
    organizations = [thing.key for thing in package.organizations]
    locations = [thing.key for thing in package.locations]
    services = [thing.key for thing in package.services]
    links = [thing.key for thing in package.services_at_location]

    for keys in (organizations, locations, services, links):
        assert len(keys) == len(set(keys))
    assert {s.organization_key for s in package.services} <= set(organizations)
    assert {link.service_key for link in package.services_at_location} <= set(services)
    assert {link.location_key for link in package.services_at_location} <= set(locations)
    assert {e.location_key for e in package.events} <= set(locations)
    assert {p.organization_key for p in package.locations} - {""} <= set(organizations)


def test_mail_and_pages_are_of_the_reserved_domain(county: DemoCounty) -> None:
    package = county.package
    things = (*package.organizations, *package.services, *package.events, *package.volunteer_roles)
    mails = {thing.email for thing in things} | {
        contact.email for link in package.services_at_location for contact in link.contacts
    }
    hosts = {re.sub(r"https://([^/]+)/.*", r"\1", thing.url) for thing in things}

    assert [mail for mail in mails - {""} if not mail.endswith(".example")] == []
    assert [host for host in hosts - {""} if not host.endswith(".example")] == []


def test_telephone_numbers_are_kept_free_for_films(county: DemoCounty) -> None:
    package = county.package
    numbers = {
        phone.number
        for thing in (*package.organizations, *package.services, *package.services_at_location)
        for phone in thing.phones
    } | {thing.phone for thing in (*package.events, *package.volunteer_roles)}

    assert [number for number in numbers - {""} if not DRAMA_NUMBER.fullmatch(number)] == []


def test_texts_have_no_leftovers(county: DemoCounty) -> None:
    faults = [
        text
        for text in texts_of(county)
        if re.search(r"[{}]|  |\bNone\b|\.\.| [.,;]|\b(\w+) \1\b", text)
    ]

    assert faults == []


def test_texts_fit_their_columns(county: DemoCounty) -> None:
    package = county.package
    things = (*package.services, *package.events, *package.volunteer_roles)

    assert max(len(thing.name) for thing in (*things, *package.organizations)) <= 200
    assert max(len(thing.summary) for thing in things) <= 300
    assert max(len(link.key) for link in package.services_at_location) <= 200


def test_hours_of_all_records_make_sense(county: DemoCounty) -> None:
    for link in county.package.services_at_location:
        for rule in link.schedules:
            check(rule)


def test_values_are_missing_and_old_as_in_real_life(county: DemoCounty) -> None:
    links = county.package.services_at_location
    ages = [(TODAY - link.verified_at.date()).days for link in links if link.verified_at]

    never = 1 - len(ages) / len(links)
    without_hours = sum(not link.schedules for link in links) / len(links)
    closed = sum(link.status == "temporarily_closed" for link in links)

    assert 0.07 < never < 0.13
    assert 0.06 < without_hours < 0.13
    assert 100 < closed < 250
    assert min(ages) >= 0
    assert max(ages) > 1200


def test_secret_houses_have_no_other_service(county: DemoCounty) -> None:
    secret = {place.key for place in county.package.locations if place.is_confidential}
    topics = {service.key: service.topics for service in county.package.services}
    there = {
        topics[link.service_key]
        for link in county.package.services_at_location
        if link.location_key in secret
    }

    assert secret
    assert there == {("womens_shelter",)}


def test_towns_have_the_doctors_and_villages_the_clubs(county: DemoCounty) -> None:
    towns = {m.key for m in county.land.municipalities if m.is_town}
    topics = {service.key: service.topics[0] for service in county.package.services}
    place = {each.key: each.municipality_key for each in county.package.locations}

    def town_share(topic: str) -> float:
        keys = [
            place[link.location_key]
            for link in county.package.services_at_location
            if topics[link.service_key] == topic
        ]
        return sum(key in towns for key in keys) / len(keys)

    assert town_share("specialist_doctor") > 0.7
    assert town_share("hobby_club") < 0.55


def test_some_services_stand_at_many_places_and_some_at_none(county: DemoCounty) -> None:
    package = county.package
    places = Counter(link.service_key for link in package.services_at_location)

    assert max(places.values()) >= 8
    assert len(package.services) - len(places) > 150


def test_events_lie_around_today(county: DemoCounty) -> None:
    days = [(event.starts_at.date() - TODAY).days for event in county.package.events]
    recurring = sum(bool(event.rrule) for event in county.package.events)

    assert min(days) >= -45
    assert max(days) <= 245
    assert sum(day >= 0 for day in days) > 400
    assert 100 < recurring < 400


def test_only_feasts_and_outings_are_on_sundays(county: DemoCounty) -> None:
    on_sunday = {
        event.topics[0] for event in county.package.events if event.starts_at.weekday() == 6
    }

    assert on_sunday == {"parent_child_group", "choir_music", "youth_centre"}


def test_women_answer_in_a_womens_shelter(county: DemoCounty) -> None:
    shelters = {
        service.key for service in county.package.services if "womens_shelter" in service.topics
    }
    names = [
        contact.name
        for link in county.package.services_at_location
        if link.service_key in shelters
        for contact in link.contacts
    ]
    houses = [
        contact.name
        for provider in county.package.organizations
        if "Frauen helfen" in provider.name
        for contact in provider.contacts
    ]

    assert [name for name in (*names, *houses) if not name.startswith("Frau ")] == []


def test_departments_share_the_domain_of_their_house(county: DemoCounty) -> None:
    domains = {
        provider.email.partition("@")[2]
        for provider in county.package.organizations
        if provider.name.startswith("Kreisverwaltung Auental")
    } - {""}

    assert domains == {"kreisverwaltung-auental.example"}


def test_events_keep_their_season(county: DemoCounty) -> None:
    advent = {
        event.starts_at.month for event in county.package.events if "Adventskonzert" in event.name
    }
    unfit = [
        event.name
        for event in county.package.events
        if not fits_season(event.name, event.starts_at.date())
    ]

    assert advent == {12}
    assert unfit == []
    assert fits_season("Sommerserenade Wellnau", dt.date(2027, 7, 4))
    assert not fits_season("Sommerserenade Wellnau", dt.date(2027, 1, 4))
