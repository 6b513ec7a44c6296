"""Fills an installation with a county whose desk has three hundred proposals to decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import django

django.setup()

from django.utils import timezone  # noqa: E402 -- Django must be set up first

from sozialatlas.accounts import actions as accounts  # noqa: E402 -- as above
from sozialatlas.accounts.models import User  # noqa: E402 -- as above
from sozialatlas.directory.actions import Wanted  # noqa: E402 -- as above
from sozialatlas.directory.models import (  # noqa: E402 -- as above
    Location,
    Organization,
    Service,
    ServiceAtLocation,
)
from sozialatlas.directory.queries import topic_groups  # noqa: E402 -- as above
from sozialatlas.directory.values import PhoneValues  # noqa: E402 -- as above
from sozialatlas.marketplace.entries.kinds import KINDS  # noqa: E402 -- as above
from sozialatlas.marketplace.entries.models import Draft  # noqa: E402 -- as above
from sozialatlas.marketplace.entries.queries import things_of  # noqa: E402 -- as above
from sozialatlas.marketplace.membership import actions as membership  # noqa: E402 -- as above
from sozialatlas.marketplace.proposals import actions  # noqa: E402 -- as above
from sozialatlas.marketplace.proposals.actions import Beginning  # noqa: E402 -- as above
from sozialatlas.places.models import Area  # noqa: E402 -- as above

NOW = timezone.now()
# As in `test_queue.py`.
COUNT = 300
PASSWORD = "Nachtigall-42-Wiese"
COUNTY = "06999"
"""A key as those of Hesse are: by its first digits a key tells how long that of a county is."""
TOWNS = ("Weilental", "Oberbach", "Lindental")
IMPORTED_EVERY = 3
PROVIDERS = 20


def main() -> None:
    """Write everything: the later a number, the later it was handed in."""
    towns = _towns()
    _editors()
    provider = _person("verein")
    topics = [group.children.order_by("pk").first() for group in topic_groups()[:4]]
    organizations = [
        Organization.objects.create(name=f"Verein {number:02}") for number in range(PROVIDERS)
    ]
    for organization in organizations:
        membership.join(user=provider, organization=organization, role="owner", at=NOW)
    places = [_places(organization, towns) for organization in organizations]
    for number in range(COUNT):
        at = number % PROVIDERS
        service = Service.objects.create(
            organization=organizations[at],
            name=f"Angebot {number:03}",
            summary="Immer am Montag.",
        )
        service.topics.set([topics[number // 9 % len(topics)]])
        place = places[at][number // 3 % len(towns)]
        record = ServiceAtLocation.objects.create(service=service, location=place)
        _propose(number, record, provider)


def _towns() -> list[Area]:
    given = {"valid_from": dt.date(2020, 1, 1)}
    county = Area.objects.create(
        kind=Area.Kind.COUNTY, key=COUNTY, name="Landkreis Auental", **given
    )
    return [
        Area.objects.create(
            kind=Area.Kind.MUNICIPALITY,
            key=f"{COUNTY}00{number}",
            name=name,
            parent=county,
            **given,
        )
        for number, name in enumerate(TOWNS, start=1)
    ]


def _places(organization: Organization, towns: Sequence[Area]) -> list[Location]:
    return [
        Location.objects.create(organization=organization, name=town.name, municipality=town)
        for town in towns
    ]


def _editors() -> None:
    for name in ("landkreis", "zweite"):
        accounts.assign(user=_person(name), role="county_editor", area_key=COUNTY)


def _person(name: str) -> User:
    user = User.objects.create_user(f"{name}@verein.example", PASSWORD, name=name.title())
    accounts.trust_address(user=user)
    return user


def _propose(number: int, record: ServiceAtLocation, provider: User) -> None:
    is_imported = number % IMPORTED_EVERY == 0
    by = None if is_imported else provider
    at = NOW - dt.timedelta(hours=COUNT - number)
    phones = (PhoneValues(number=f"06399 55{number:03}", description=""),)
    fields = {"summary": f"Neu seit {number}.", "phones": phones}
    beginning = Beginning(
        origin="import" if is_imported else "provider",
        by=by,
        at=at,
        source="verzeichnis" if is_imported else "",
    )
    wanted = Wanted(kind="service", id=record.service_id, fields=fields)
    proposal = actions.submit(actions.begin(beginning, [wanted]), by=by, at=at)
    if not is_imported:
        kind = KINDS[0]
        things = {name: [str(pk), False] for name, pk in things_of(kind, record.pk).items()}
        Draft.objects.create(proposal=proposal, kind=kind.main, things=things)


main()
