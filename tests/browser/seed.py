"""Writes a few records of an invented county, enough to look at every kind of page."""

import datetime as dt

import django
import shapely

django.setup()

from django.utils import timezone  # noqa: E402 -- Django must be set up first

from sozialatlas.accounts import actions as accounts  # noqa: E402 -- Django must be set up first
from sozialatlas.accounts.models import User  # noqa: E402 -- Django must be set up first
from sozialatlas.directory.models import (  # noqa: E402 -- Django must be set up first
    Event,
    Location,
    Organization,
    Precision,
    Service,
    ServiceAtLocation,
    Status,
    Topic,
    VolunteerRole,
)
from sozialatlas.marketplace.membership import (  # noqa: E402 -- Django must be set up first
    actions as membership,
)
from sozialatlas.places import geometry  # noqa: E402 -- Django must be set up first
from sozialatlas.places.models import (  # noqa: E402 -- Django must be set up first
    Area,
    AreaBoundary,
    AreaMember,
)
from sozialatlas.search import actions as search  # noqa: E402 -- Django must be set up first
from sozialatlas.search.models import Portal  # noqa: E402 -- Django must be set up first

SINCE = dt.date(2020, 1, 1)
# As in `test_every_page.py`.
GONE = "00000000-0000-4000-8000-000000000410"
# Names that are hard to lay out: the longest words that come up in real directories.
SERVICES = (
    ("Schwangerschaftskonfliktberatungsstelle", "Beratung vor, während und nach der Geburt."),
    ("Tagespflege Haus am Anger", "Tagsüber betreut, abends zu Hause."),
    ("Kreisvolkshochschule Sächsische Schweiz-Osterzgebirge", "Kurse für alle."),
)


def main() -> None:
    """Write everything."""
    _people()
    county = Area.objects.create(
        kind=Area.Kind.COUNTY, key="06999", name="Landkreis Auental", valid_from=SINCE
    )
    towns = [
        Area.objects.create(
            kind=Area.Kind.MUNICIPALITY,
            key=f"0699900{number}",
            name=name,
            parent=county,
            valid_from=SINCE,
            lat=50.4 + number / 20,
            lon=8.2,
        )
        for number, name in enumerate(("Weilental", "Oberbach", "Lindental"), start=1)
    ]
    _borders(towns)
    organization = Organization.objects.create(name="Diakonieverein Lindental e. V.")
    locations = [
        Location.objects.create(
            organization=organization,
            name=f"Haus {town.name}",
            municipality=town,
            lat=town.lat,
            lon=town.lon,
            precision=Precision.EXACT,
        )
        for town in towns
    ]
    _services(organization, locations)
    _member(organization)
    _gone(organization, locations[0])
    _events(organization, locations)
    VolunteerRole.objects.create(
        organization=organization, location=locations[0], name="Vorlesen in der Bücherei"
    )
    # Enough for a second page.
    for shift in range(1, 25):
        VolunteerRole.objects.create(
            organization=organization, location=locations[1], name=f"Helfen am Kreisfest {shift}"
        )
    town = Portal.objects.create(
        kind=Portal.Kind.TOWN, slug="lindental", name="Lindental hilft", is_published=True
    )
    town.areas.add(towns[-1])
    _portals(towns[-1])
    search.reindex()


def _borders(towns: list[Area]) -> None:
    """Draw each town as a rectangle around its middle; two of them are one social area."""
    for town in towns:
        surface = shapely.box(town.lon - 0.06, town.lat - 0.025, town.lon + 0.06, town.lat + 0.025)
        AreaBoundary.of_outline(town, geometry.outline(surface)).save()
    social = Area.objects.create(
        kind=Area.Kind.SOCIAL_AREA,
        key="06999-nord",
        name="Sozialraum Nord",
        parent=towns[0].parent,
        valid_from=SINCE,
    )
    for part in towns[1:]:
        AreaMember.objects.create(whole=social, part=part)


def _portals(town: Area) -> None:
    """Create a portal of colours and words of its own, and an info point."""
    Portal.objects.create(
        kind=Portal.Kind.THEME,
        slug="familie",
        name="Familie",
        is_published=True,
        accent="#6b2d5c",
        accent_dark="#e3a6d2",
        contact="Montag bis Freitag",
        body=(
            "## Von Anfang an\n\nEin Kind verändert alles.\n\n::: angebote\n:::\n\n"
            "::: hinweis\ntitel: Rufen Sie an\nBevor es zu viel wird.\n:::\n\n"
            "::: veranstaltungen\n:::\n\n::: mitmachen\n:::\n\n::: zahlen\n:::\n\n"
            "::: kontakt\n:::"
        ),
    )
    terminal = Portal.objects.create(
        kind=Portal.Kind.KIOSK,
        slug="infopunkt",
        name="Infopunkt Lindental",
        is_published=True,
        languages=["de", "uk", "ar"],
    )
    terminal.areas.add(town)


def _people() -> None:
    """Create people who sign in; as in `test_accounts.py`."""
    for name in ("anna", "bilal", "carla", "emil"):
        email = f"{name}@verein.example"
        user = User.objects.create_user(email, "Nachtigall-42-Wiese", name=name.title())
        accounts.trust_address(user=user)


def _member(organization: Organization) -> None:
    """Create a person who speaks for the organization; as in `test_joining.py`."""
    user = User.objects.create_user("dora@verein.example", "Nachtigall-42-Wiese", name="Dora")
    accounts.trust_address(user=user)
    membership.join(user=user, organization=organization, role="owner", at=timezone.now())


def _services(organization: Organization, locations: list[Location]) -> None:
    topics = list(Topic.objects.exclude(parent=None).order_by("pk")[: len(SERVICES)])
    for number, (name, summary) in enumerate(SERVICES):
        service = Service.objects.create(organization=organization, name=name, summary=summary)
        service.topics.set(topics[number : number + 1])
        for location in locations[: number + 1]:
            ServiceAtLocation.objects.create(service=service, location=location)


def _gone(organization: Organization, location: Location) -> None:
    """Create a record that is over, at an address that the tests know."""
    service = Service.objects.create(organization=organization, name="Kleiderkammer")
    ServiceAtLocation.objects.create(
        pk=GONE, service=service, location=location, status=Status.CLOSED
    )


def _events(organization: Organization, locations: list[Location]) -> None:
    now = timezone.now()
    for number, name in enumerate(("Offenes Repair-Café", "Lebendiger Adventskalender")):
        Event.objects.create(
            organization=organization,
            location=locations[number],
            name=name,
            starts_at=now + dt.timedelta(hours=3 + 30 * number),
            rrule="" if number else "FREQ=WEEKLY",
        )


main()
