"""Entries that have to be confirmed, and people who are asked."""

from __future__ import annotations

import datetime as dt
import re

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.core.mail.models import Letter
from sozialatlas.directory.models import Organization, ServiceAtLocation
from sozialatlas.marketplace.freshness import actions
from sozialatlas.marketplace.freshness.models import Reminder
from sozialatlas.marketplace.freshness.refs import Ref
from sozialatlas.places.models import Area
from tests.directory import factories

NOW = dt.datetime(2026, 11, 23, 6, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
ANNA, BERT = "anna@verein.example", "bert@verein.example"


def lindental() -> Area:
    return Area.objects.filter(key="06997001").first() or factories.municipality()


def organization(name: str = "Turnverein 1888", email: str = ANNA) -> Organization:
    return factories.organization(name, email=email)


def entry(
    name: str = "Kinderturnen",
    of: Organization | None = None,
    email: str = "",
    confirmed: dt.datetime | None = NOW - 400 * DAY,
) -> ServiceAtLocation:
    """Return a service at a place, confirmed a long time ago."""
    service = factories.service(name, organization=of or organization(), email=email)
    house = factories.location(municipality=lindental())
    return factories.record(
        service=service, location=house, verified_at=confirmed, verified_how="provider"
    )


def ref(link: ServiceAtLocation) -> Ref:
    return Ref("service_at_location", link.pk)


def reminded(at: dt.datetime = NOW) -> Reminder:
    """Run the reminders, and return the newest."""
    actions.remind(at=at)
    return Reminder.objects.order_by("pk").last() or Reminder()


def letters() -> list[tuple[str, str]]:
    """Return to whom was written, and under which subject, in the order of posting."""
    return list(Letter.objects.order_by("pk").values_list("to", "subject"))


def link_of(letter: Letter) -> str:
    """Return the path of the page that a mail leads to."""
    found = re.search(r"https?://[^/\s]+(/de/bestaetigen/\S+)", letter.text)
    assert found
    return found[1]


def caller(name: str = "amt", area_key: str = "06997", scope: str = "") -> User:
    user = User.objects.create_user(f"{name}@kreis.example", name=name.title())
    RoleAssignment.objects.create(user=user, role="reviewer", area_key=area_key, scope=scope)
    return user
