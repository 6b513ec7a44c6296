"""Records for each reason to be inside some portal, portals, and addresses that attack them."""

from __future__ import annotations

from dataclasses import replace

from sozialatlas.directory.models import (
    Accessibility,
    Audience,
    Language,
    LifeSituation,
    Organization,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Topic,
)
from sozialatlas.search.requests import BBox, Near
from sozialatlas.search.scope import Scope
from tests.search.world import World

HERE = Near(50.2, 8.1, municipality_key="06999002")
TOWN = Scope(home=("06999002",))
OWN = "00000000-0000-4000-8000-00000000000a"
UNION = "00000000-0000-4000-8000-00000000000b"
NOBODY = "00000000-0000-4000-8000-00000000000c"
# What an address may ask for, each of which could lead out of a portal if it were let.
ATTACKS: tuple[dict[str, object], ...] = (
    {},
    {"words": "Hilfe"},
    {"words": "Hilfe überall draußen"},
    {"words": "wohin mit der Oma, wenn sie ganz bettlägerig ist"},
    {"words": "Hilfe", "as_typed": True},
    {"topics": ("x-other",)},
    {"topics": ("x-care", "x-other")},
    {"audiences": ("x-all",)},
    {"life_situations": ("x-debt",)},
    {"languages": ("ar",)},
    {"municipalities": ("06999003",)},
    {"municipalities": ("06999002", "06999003")},
    {"social_areas": ("west",)},
    {"organizations": (NOBODY,)},
    {"organizations": (OWN, UNION, NOBODY)},
    {"bbox": BBox(-180.0, -90.0, 180.0, 90.0)},
    {"near": HERE},
    {"near": replace(HERE, radius_km=500.0)},
    {"near": Near(50.0, 8.1, radius_km=500.0, municipality_key="06999003")},
    {"types": ("service", "event", "volunteer_role")},
    {"outside": True},
    {"around": True},
    {"page": 2, "page_size": 1},
    {"page_size": 100, "group": False},
    {"age": 40},
    {"sort": "name"},
    {"sort": "verified"},
    {"sort": "date"},
)
SCOPES = (
    (Scope(), {"here", "served", "north", "south", "county"}),
    (Scope(organizations=(OWN,)), {"north"}),
    (Scope(organizations=(UNION,)), {"north", "south"}),
    (Scope(organizations=(OWN, UNION)), {"north", "south"}),
    (Scope(organizations=(NOBODY,)), set()),
    (Scope(organizations=(UNION,), topics=("x-care",)), {"north"}),
    (Scope(home=("06999002",), organizations=(UNION,)), set()),
    (Scope(topics=("x-care",)), {"here", "north"}),
    (Scope(topics=("x-group",)), {"here", "north"}),
    (Scope(topics=("x-care",), audiences=("x-old",)), {"here", "north", "south"}),
    (Scope(life_situations=("x-debt",)), set()),
    (Scope(areas=("06999002",)), {"here", "served", "county"}),
    (Scope(areas=("06999003",), topics=("x-other",)), {"south"}),
    (Scope(social_areas=("west",)), {"here", "served", "north", "county"}),
    (Scope(languages=("uk",)), {"north"}),
    (Scope(accessibility=("lift",)), {"here", "county"}),
    (Scope(accessibility=("lift", "toilet")), {"county"}),
    (Scope(free=True), {"served"}),
    (Scope(at_home=True), {"south"}),
    (Scope(remote=True), {"north"}),
    (Scope(types=("event",)), set()),
    (TOWN, {"here", "served", "county"}),
    (Scope(home=("06999002",), topics=("x-care",)), {"here"}),
)
ANYWHERE = (
    *SCOPES,
    (Scope(topics=("x-other",)), {"north", "south"}),
)


def reasons(world: World) -> dict[str, ServiceAtLocation]:
    """Create one record for each reason to be inside some portal, and some for none."""
    care = Topic.objects.create(code="x-group", name="Sorge")
    topic = Topic.objects.create(code="x-care", name="Pflege", parent=care)
    other = Topic.objects.create(code="x-other", name="Sport")
    seniors = Audience.objects.create(code="x-old", name="Ältere")
    everybody = Audience.objects.create(code="x-all", name="Alle")
    LifeSituation.objects.create(code="x-debt", name="Schulden")
    made = {
        "here": world.record("Hilfe hier"),
        "served": world.record("Hilfe für Mittstadt", world.south),
        "north": world.record("Hilfe im Norden", world.north),
        "south": world.record("Hilfe im Süden", world.south),
        "county": world.record("Hilfe im Kreis", world.north),
        "outside": world.record("Hilfe draußen", place={"is_outside": True}),
    }
    ServiceArea.objects.create(service=made["served"].service, area=world.middle)
    ServiceArea.objects.create(service=made["county"].service, area=world.county)
    made["here"].service.topics.add(topic)
    made["north"].service.topics.add(topic, other)
    made["south"].service.topics.add(other)
    made["south"].service.audiences.add(seniors, everybody)
    made["served"].service.audiences.add(everybody)
    Language.objects.create(service=made["north"].service, code="uk")
    Language.objects.create(service=made["south"].service, code="ar")
    for feature in ("lift", "toilet"):
        Accessibility.objects.create(
            location=made["county"].location, feature=feature, answer="yes"
        )
    Accessibility.objects.create(location=made["here"].location, feature="lift", answer="yes")
    made["served"].service.is_free = "yes"
    made["served"].service.save()
    made["south"].service.is_at_home = True
    made["south"].service.save()
    made["north"].service.is_online = True
    made["north"].service.save()
    _give_away(made)
    return made


def _give_away(made: dict[str, ServiceAtLocation]) -> None:
    """Let two records belong to a union, one of them through a branch and its house."""
    union = Organization.objects.create(pk=UNION, name="Verband")
    branch = Organization.objects.create(name="Ortsverein", parent=union)
    own = Organization.objects.create(pk=OWN, name="Haus", parent=branch)
    Organization.objects.create(pk=NOBODY, name="Leer")
    Service.objects.filter(pk=made["north"].service_id).update(organization=own)
    Service.objects.filter(pk=made["south"].service_id).update(organization=union)
