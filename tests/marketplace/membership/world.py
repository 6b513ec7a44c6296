"""People and organizations for the tests of access."""

from __future__ import annotations

import datetime as dt
import re

from django.test import Client
from django.utils import timezone

from sozialatlas.accounts.models import User
from sozialatlas.core.mail.models import Letter
from sozialatlas.directory.models import Address, Organization, Phone
from sozialatlas.marketplace.membership import actions
from sozialatlas.marketplace.membership.destinations import Destination, destinations
from sozialatlas.marketplace.membership.models import Claim, Membership, Role
from tests.accounts import people
from tests.directory import factories

DAY = dt.timedelta(days=1)


def person(email: str = "kasse@verein.example") -> User:
    return User.objects.create_user(email)


def organization(name: str = "Turnverein 1888", **values: object) -> Organization:
    """Return an organization with a mail address, a number and an address."""
    found = factories.organization(name, **{"email": "info@verein.example", **values})
    Phone.objects.create(organization=found, number="06031 1234")
    house = factories.location(organization=found)
    Address.objects.create(location=house, street="Anger 1", postal_code="61169", city="Lindental")
    return found


def join(user: User, organization: Organization, role: str = Role.OWNER) -> Membership:
    return actions.join(user=user, organization=organization, role=role, at=factories.NOW)


def way(organization: Organization, code: str = Claim.Way.MAIL) -> Destination:
    return next(
        each for each in destinations(organization, factories.NOW.date()) if each.way == code
    )


def claim(
    user: User,
    organization: Organization,
    by: str = Claim.Way.MAIL,
    at: dt.datetime | None = None,
) -> Claim:
    return actions.claim(
        user=user,
        organization=organization,
        destination=way(organization, by),
        at=at or timezone.now(),
    )


def editor(email: str = "redaktion@kreis.example") -> User:
    return people.editor(email, "county_editor")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def code_of(text: str) -> str:
    """Return the code that stands in a mail or on a page."""
    return re.findall(r"[A-Z34679]{4}-[A-Z34679]{4}", text)[0]


def mails() -> list[tuple[str, str]]:
    """Return to whom something was written, and under which subject."""
    return list(Letter.objects.order_by("pk").values_list("to", "subject"))


def texts() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("text", flat=True))


def last_text() -> str:
    return texts()[-1]
