"""People who wait to speak for an organization of the fictional demo county."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Organization, Status
from sozialatlas.marketplace.membership import actions, queries
from sozialatlas.marketplace.membership.destinations import destinations
from sozialatlas.marketplace.membership.models import Claim

_PROVIDER = "verein@auental.example"
_NOTES = {
    Claim.Way.PHONE: "Ich bin seit dem Sommer Kassenwartin.",
    Claim.Way.LETTER: "Wir haben keine gemeinsame E-Mail-Adresse.",
    Claim.Way.EDITOR: "Der Verein ist umgezogen, die Angaben sind alle alt.",
    Claim.Way.MAIL: "",
}
_LOOKED_AT = 60


def fill(at: dt.datetime) -> int:
    """Open a claim of each way; return how many. Does nothing where somebody waits already."""
    user = User.objects.filter(email=_PROVIDER).first()
    if user is None or Claim.objects.exists():
        return 0
    organizations, count = _organizations(user), 0
    for number, (way, note) in enumerate(_NOTES.items()):
        for organization in organizations:
            known = destinations(organization, timezone.localdate(at))
            found = next((each for each in known if each.way == way), None)
            if found is not None:
                actions.claim(
                    user=user,
                    organization=organization,
                    destination=found,
                    note=note,
                    at=at - dt.timedelta(hours=20 * number + 2),
                )
                count += 1
                break
    return count


def _organizations(user: User) -> Iterator[Organization]:
    """Yield organizations that the person does not speak for, each once."""
    rows = Organization.objects.exclude(email="").exclude(status=Status.CLOSED)
    others = rows.exclude(pk__in=queries.organization_ids(user)).order_by("pk")
    yield from others[:_LOOKED_AT]
