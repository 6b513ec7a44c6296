"""A critical reader finds nothing wrong in the demo county, and would find what is wrong."""

import dataclasses
import datetime as dt

import pytest

from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.exchange.importers.demo.county import DemoCounty, generate_county
from sozialatlas.exchange.importers.demo.places import Spots
from sozialatlas.exchange.importers.demo.texts import fits, is_open_to_all, street
from sozialatlas.exchange.importers.demo.topics import read_topics
from tests.exchange import demo_defects

TODAY = dt.date(2026, 11, 22)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def county() -> DemoCounty:
    return generate_county(TODAY, 1)


@pytest.fixture(scope="module")
def small() -> DemoCounty:
    return generate_county(TODAY, 3, records=400)


def test_county_has_no_defect(county: DemoCounty) -> None:
    assert [what for what, found in demo_defects.all_defects(county) if found] == []


def test_defects_that_are_there_are_found(small: DemoCounty) -> None:
    package = small.package
    link = package.services_at_location[0]
    at_noon = HoursRule(opens=dt.time(9), closes=dt.time(12))
    wrong = {
        "name": "Notunterkunft Stadtpark",
        "summary": "Brandschutz, anders als im Pflegeheim am Marktplatz.",
        "description": "Die Erste Hilfe gibt es in Auenburg und in Wellnau.",
        "topics": ("dentist",),
        "is_free": "yes",
    }
    services = tuple(
        dataclasses.replace(each, **wrong) if each.key == link.service_key else each
        for each in package.services
    )
    links = (dataclasses.replace(link, schedules=(at_noon,)), *package.services_at_location[1:])
    changed = dataclasses.replace(package, services=services, services_at_location=links)

    before = {what: len(found) for what, found in demo_defects.all_defects(small)}
    after = {
        what: len(found)
        for what, found in demo_defects.all_defects(dataclasses.replace(small, package=changed))
    }

    worse = {what for what, count in after.items() if count > before[what]}
    assert {"impossible_costs", "other_places", "impossible_hours", "strange_words"} <= worse


def test_repeated_name_is_found(small: DemoCounty) -> None:
    role = small.package.volunteer_roles[0]
    again = dataclasses.replace(role, key="v-again")
    package = dataclasses.replace(small.package, volunteer_roles=(role, again))

    found = demo_defects.repeated_names(dataclasses.replace(small, package=package))

    assert len(found) == 2
    assert role.name in found[0]


@pytest.mark.parametrize(
    ("text", "in_town", "in_district", "in_village"),
    [
        ("Spielplatz am Stadtpark", True, True, False),
        ("Dorfladen mit Treffpunkt", False, True, True),
        ("Turnhalle Dorfaue", True, True, True),
        ("Sprechstunde in Erlenstadt", True, True, True),
    ],
)
def test_a_text_fits_town_district_or_village(
    small: DemoCounty, text: str, in_town: bool, in_district: bool, in_village: bool
) -> None:
    spots = Spots(small.land).all
    town = next(s for s in spots if s.municipality.is_town and s.district.is_seat)
    district = next(s for s in spots if s.municipality.is_town and not s.district.is_seat)
    village = next(s for s in spots if not s.municipality.is_town)

    found = (fits(text, town), fits(text, district), fits(text, village))

    assert found == (in_town, in_district, in_village)


def test_a_house_stands_in_the_street_of_its_name() -> None:
    words = {"strasse": "Rosenweg"}

    assert street("Spielplatz Rosenweg", words) == "Rosenweg"
    assert street("Apotheke am Marktplatz", words) == "Marktplatz"
    assert street("Kita Löwenzahn", words) == "Rosenweg"


def test_who_may_simply_come_is_not_told_to_call() -> None:
    assert is_open_to_all("Eine Anmeldung ist nicht nötig.")
    assert not is_open_to_all("Bitte rufen Sie vorher an.")


def test_a_thing_has_the_hours_and_cost_of_its_name() -> None:
    topic = next(topic for topic in read_topics() if topic.key == "neighbourhood_help")

    bench = topic.named("Mitfahrbank Wellnau")
    help_ = topic.named("Nachbarschaftshilfe Wellnau")

    assert (bench.hours, bench.free) == ("around_clock", "yes")
    assert (help_.hours, help_.free) == (topic.hours, topic.free)


def test_only_some_providers_suit_a_name() -> None:
    topic = next(topic for topic in read_topics() if topic.key == "youth_group")

    assert topic.suits("Ministrantengruppe Wellnau", "Katholische Pfarrgemeinde Wellnau")
    assert not topic.suits("Ministrantengruppe Wellnau", "Evangelische Kirchengemeinde Wellnau")
