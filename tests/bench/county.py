"""A large made-up county for measuring, written in bulk."""

from __future__ import annotations

import datetime as dt
import random

from sozialatlas.directory.models import (
    Accessibility,
    Audience,
    Language,
    Location,
    Organization,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Topic,
)
from sozialatlas.places.models import Area, AreaMember

_FIRST = """
Pflege Altenpflege Schuldner Insolvenz Sucht Kinder Jugend Senioren Wohn Sozial Familien Musik
Erziehungs Migrations Flüchtlings Frauen Behinderten Demenz Trauer Sport Sprach Lern
"""
# Offices share their weeks: a county has hundreds of different ones, not thousands.
WEEKS = 500
_LAST = "heim beratung dienst treff gruppe hilfe zentrum stelle verein angebot café kurs"
_WORDS = """
Wir helfen Menschen in schwierigen Lagen und beraten Familien kostenlos vertraulich gemeinsam
Unterstützung Alltag Begleitung Antrag Behörde Termin Gespräch Gruppe Nachbarschaft Pflege
Angehörige Kinder Jugendliche Senioren Wohnung Arbeit Schule Gesundheit Krankheit Beratung
"""
FIRST, LAST, WORDS = _FIRST.split(), _LAST.split(), _WORDS.split()


def create(count: int, pick: random.Random) -> None:
    """Create about `count` records of services at locations in 62 municipalities."""
    municipalities = areas()
    topics, audiences = taxonomy()
    providers = Organization.objects.bulk_create(
        Organization(name=f"{pick.choice(FIRST)}werk {number}") for number in range(600)
    )
    services = Service.objects.bulk_create(
        [
            Service(
                organization=pick.choice(providers),
                name=f"{pick.choice(FIRST)}{pick.choice(LAST)} {number}",
                summary=" ".join(pick.choices(WORDS, k=10)),
                description=" ".join(pick.choices(WORDS, k=40)),
                is_free=pick.choice(["yes", "no", "unknown"]),
                is_online=pick.random() < 0.1,
            )
            for number in range(count // 4)
        ],
        batch_size=2000,
    )
    belongings(services, topics, audiences, municipalities, pick)
    _links(services, municipalities, count, pick)


def areas() -> list[Area]:
    """Create a county of 62 municipalities, some of them one social area; return the first."""
    since = dt.date(2000, 1, 1)
    county = Area.objects.create(key="06999", kind="county", name="Kreis", valid_from=since)
    made = [
        Area.objects.create(
            key=f"06999{number:03}", kind="municipality", name=f"Ort{number}stadt",
            parent=county, valid_from=since, lat=50 + number % 8 / 16, lon=8 + number // 8 / 16,
        )
        for number in range(62)
    ]  # fmt: skip
    for number in range(5):
        social = Area.objects.create(
            key=f"s{number}", kind="social_area", name=f"Raum {number}", valid_from=since
        )
        for part in made[number::5]:
            AreaMember.objects.create(whole=social, part=part)
    return made


def taxonomy() -> tuple[list[Topic], list[Audience]]:
    """Return the topics and audiences of the program, whose terms and phrases the search knows."""
    topics = Topic.objects.filter(is_active=True).exclude(parent=None).order_by("code")
    return list(topics), list(Audience.objects.filter(is_active=True).order_by("code"))


def belongings(
    services: list[Service],
    topics: list[Topic],
    audiences: list[Audience],
    municipalities: list[Area],
    pick: random.Random,
) -> None:
    """Give services topics, audiences, languages, and a third of them an area that they serve."""
    through = Service.topics.through
    through.objects.bulk_create(
        (
            through(service_id=service.pk, topic_id=topic.pk)
            for service in services
            for topic in pick.sample(topics, 2)
        ),
        batch_size=5000,
    )
    through = Service.audiences.through
    through.objects.bulk_create(
        (
            through(service_id=service.pk, audience_id=audience.pk)
            for service in services
            for audience in pick.sample(audiences, 2)
        ),
        batch_size=5000,
    )
    codes = ("de", "en", "ar", "tr", "ru", "uk")
    Language.objects.bulk_create(
        Language(service=service, code=code)
        for service in services
        for code in pick.sample(codes, 2)
    )
    county = municipalities[0].parent
    ServiceArea.objects.bulk_create(
        ServiceArea(service=service, area=pick.choice([county, pick.choice(municipalities)]))
        for service in services
        if pick.random() < 0.3
    )


def _links(
    services: list[Service], municipalities: list[Area], count: int, pick: random.Random
) -> None:
    places = []
    for _ in range(count // 3):
        where = pick.choice(municipalities)
        places.append(
            Location(
                name=f"Haus {pick.choice(FIRST)}", municipality=where,
                lat=where.lat + pick.uniform(-0.03, 0.03),
                lon=where.lon + pick.uniform(-0.03, 0.03),
            )
        )  # fmt: skip
    Location.objects.bulk_create(places, batch_size=2000)
    accessibility(places, pick)
    chosen = ((service, place) for service in services for place in pick.sample(places, 4))
    links = ServiceAtLocation.objects.bulk_create(
        (ServiceAtLocation(service=service, location=place) for service, place in chosen),
        batch_size=2000,
    )
    hours("service_at_location", links, pick)


def accessibility(places: list[Location], pick: random.Random) -> None:
    """Give each location two features."""
    Accessibility.objects.bulk_create(
        (
            Accessibility(location=place, feature=feature, answer="yes")
            for place in places
            for feature in pick.sample(["step_free", "lift", "toilet", "parking"], 2)
        ),
        batch_size=5000,
    )


def hours(
    kind: str, owners: list[ServiceAtLocation] | list[Location], pick: random.Random
) -> None:
    """Give locations, or services at them (`kind`), one of the weeks."""
    weeks = [_week(pick) for _ in range(WEEKS)]
    Schedule.objects.bulk_create(
        (
            Schedule(**{kind: owner}, weekday=day, opens=opens, closes=closes)
            for owner in owners
            for day, opens, closes in pick.choice(weeks)
        ),
        batch_size=5000,
    )


def _week(pick: random.Random) -> list[tuple[int, dt.time, dt.time]]:
    """Return opening hours: weekday, from, to."""
    opens, closes = dt.time(pick.choice([7, 8, 9, 10])), dt.time(pick.choice([12, 16, 18, 20]))
    return [(day, opens, closes) for day in sorted(pick.sample(range(6), pick.randrange(2, 6)))]
