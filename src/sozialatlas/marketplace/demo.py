"""Proposals for the fictional demo county, so that its desk is not empty."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence

from django.utils import timezone

from sozialatlas.accounts.models import User
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.models import Organization, Service, ServiceAtLocation
from sozialatlas.directory.references import BY_ID
from sozialatlas.directory.values import PhoneValues
from sozialatlas.marketplace.membership.models import Membership
from sozialatlas.marketplace.proposals import actions
from sozialatlas.marketplace.proposals.actions import Beginning, Choice
from sozialatlas.marketplace.proposals.models import PolicyRule, Proposal

PROVIDER = "verein@auental.example"
EDITOR = "landkreis@auental.example"
_COUNT = 24
_OWN = 4
"""For so many of them the provider of the demo speaks: one of these has been asked back."""
_HOUR = dt.timedelta(hours=1)
_TEXTS = (
    "Wir beraten jetzt auch abends und nach Vereinbarung.",
    "Das Treffen ist umgezogen: Der Eingang ist im Hof, die Rampe links davon.",
    "Neu: Wir sprechen auch Ukrainisch und Arabisch.",
    "Kein Mitgliedsbeitrag mehr; wer mag, spendet etwas.",
)


def fill(now: dt.datetime) -> int:
    """Make proposals in all states around records of the county; return how many.

    Does nothing where there are some, or where the people of the demo are missing.
    """
    provider = User.objects.filter(email=PROVIDER).first()
    editor = User.objects.filter(email=EDITOR).first()
    if provider is None or editor is None or Proposal.objects.exists():
        return 0
    records = _records()
    for number, record in enumerate(records):
        at = now - (number * 9 + 3) * _HOUR
        _decide(number, _handed_in(record, number, provider, at), editor, at + 5 * _HOUR)
    for organization in _organizations(records[:_OWN]):
        Membership.objects.get_or_create(
            user=provider, organization=organization, defaults={"role": "owner", "since": now}
        )
    return len(records)


def _records() -> Sequence[ServiceAtLocation]:
    rows = ServiceAtLocation.objects.exclude(location__municipality=None)
    spread = rows.select_related("service__organization", "location").order_by("pk")
    step = max(1, spread.count() // _COUNT)
    return list(spread[::step][:_COUNT])


def _organizations(records: Sequence[ServiceAtLocation]) -> Iterator[Organization]:
    for record in records:
        yield record.service.organization


def _handed_in(record: ServiceAtLocation, number: int, author: User, at: dt.datetime) -> Proposal:
    origin = (
        Proposal.Origin.IMPORT
        if number % 5 == 4
        else Proposal.Origin.PUBLIC
        if number % 7 == 6
        else Proposal.Origin.PROVIDER
    )
    by = author if origin == Proposal.Origin.PROVIDER else None
    beginning = Beginning(origin=origin, by=by, at=at, organization=record.service.organization)
    proposal = actions.begin(beginning, list(_wanted(record, number, at)))
    return actions.submit(proposal, by=by, at=at)


def _wanted(record: ServiceAtLocation, number: int, at: dt.datetime) -> Iterator[Wanted]:
    service = record.service
    text = _TEXTS[number % len(_TEXTS)]
    kinds = (
        {"summary": text, "fees": "Kostenlos, Spenden sind willkommen."},
        {"phones": (PhoneValues(number=f"06399 555-{number:02}", description="Büro"),)},
        {"description": f"{service.description} {text}".strip()},
    )
    if number % 6 == 5:
        yield _new_event(service, number, at)
    elif number % 4 == 3:
        yield Wanted(
            kind="service_at_location", id=record.pk, fields={"schedules": _hours(number)}
        )
    else:
        yield Wanted(kind="service", id=service.pk, fields=kinds[number % len(kinds)])


def _hours(number: int) -> tuple[HoursRule, ...]:
    days = (number % 3, number % 3 + 2)
    return tuple(HoursRule(weekday=day, opens=dt.time(9), closes=dt.time(12)) for day in days)


def _new_event(service: Service, number: int, at: dt.datetime) -> Wanted:
    day = timezone.localdate(at) + dt.timedelta(days=20 + number)
    starts_at = timezone.make_aware(dt.datetime.combine(day, dt.time(15)))
    fields = {
        "name": "Tag der offenen Tür",
        "organization_key": f"{BY_ID}{service.organization_id}",
        "starts_at": starts_at,
        "ends_at": starts_at + 3 * _HOUR,
        "summary": "Kaffee, Kuchen und Zeit für Ihre Fragen.",
        "is_free": "yes",
        "topics": tuple(service.topics.order_by("code").values_list("code", flat=True)),
    }
    return Wanted(kind="event", id=uuid.uuid4(), fields=fields, is_new=True)


def _decide(number: int, proposal: Proposal, editor: User, at: dt.datetime) -> None:
    """Answer some of them, in all the ways there are; most still wait."""
    if number % 8 == 3 and proposal.has_author:
        actions.ask(proposal, by=editor, at=at, text="Gilt das auch in den Schulferien?")
    elif number % 8 == 5:
        actions.accept(proposal, Choice(), by=editor, at=at)
    elif number % 8 == 7:
        rule = PolicyRule.objects.filter(is_active=True).first()
        text = "Bitte ohne den Hinweis auf Spenden."
        actions.reject(proposal, by=editor, at=at, rule=rule, text=text)
