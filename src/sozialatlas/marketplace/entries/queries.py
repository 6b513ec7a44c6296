"""What a provider has entered, what waits, and which things make up an entry."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from sozialatlas.accounts.models import User
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import (
    Capacity,
    Event,
    Organization,
    Published,
    Service,
    ServiceAtLocation,
    VolunteerRole,
)
from sozialatlas.marketplace.entries.kinds import (
    BY_WORD,
    LINK,
    LOCATION,
    ORGANIZATION,
    SERVICE,
    EntryKind,
)
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.freshness.models import FreshnessSettings
from sozialatlas.marketplace.membership import queries as membership
from sozialatlas.marketplace.proposals import queries as proposals
from sozialatlas.marketplace.proposals.models import Change, Note, Proposal
from sozialatlas.search import record_uses
from sozialatlas.search.record_uses import Found

LONGEST_LIST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry in the list; `waits` is the state of a proposal about it, empty where none is.

    `opened` is how often its page was opened within the last 30 days.
    """

    kind: EntryKind
    id: uuid.UUID
    name: str
    place: str
    verified_at: dt.datetime | None
    is_visible: bool
    waits: str = ""
    opened: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one organization, the first of them."""

    organization: Organization
    rows: tuple[Row, ...]
    count: int


def drafts_of(user: User) -> QuerySet[Draft]:
    """Return the entries that a person may go on with, the newest first."""
    rows = Draft.objects.filter(proposal__in=proposals.visible_to(user))
    return rows.select_related("proposal__organization", "proposal__rule")


def unsent(user: User) -> QuerySet[Draft]:
    """Return the drafts that were not handed in."""
    return (
        drafts_of(user)
        .filter(proposal__state=Proposal.State.DRAFT)
        .order_by("-proposal__changed_at", "pk")
    )


def asked(user: User) -> QuerySet[Proposal]:
    """Return the proposals about which the county has a question."""
    rows = proposals.visible_to(user).filter(state=Proposal.State.ASKED)
    return rows.select_related("organization").order_by("submitted_at", "pk")


def sent(user: User) -> QuerySet[Proposal]:
    """Return what was handed in, the newest first; free places are nobody's news."""
    rows = proposals.visible_to(user).exclude(state=Proposal.State.DRAFT)
    plain = rows.exclude(Q(state=Proposal.State.ACCEPTED) & Q(entry=None))
    return plain.select_related("organization").order_by("-submitted_at", "pk")


def waiting_organizations(user: User) -> list[tuple[uuid.UUID, str]]:
    """Return the new organizations of a person on which the county has not decided, by name."""
    rows = Change.objects.filter(
        kind=ORGANIZATION,
        is_new=True,
        proposal__author=user,
        proposal__state__in=(Proposal.State.OPEN, Proposal.State.ASKED),
    )
    return sorted(
        ((each.record_id, str(each.values.get("name", ""))) for each in rows),
        key=lambda each: (each[1], str(each[0])),
    )


def things_of(kind: EntryKind, key: uuid.UUID) -> Mapping[str, uuid.UUID] | None:
    """Return the things that make up a published entry; None where there is none.

    A service is named by its own id or by that of its place.
    """
    if kind.main != SERVICE:
        rows = KIND_OF[kind.main].model._default_manager.filter(pk=key)
        return {kind.main: key} if rows.exists() else None
    link = ServiceAtLocation.objects.filter(pk=key).first()
    if link is not None:
        return {SERVICE: link.service_id, LINK: link.pk, LOCATION: link.location_id}
    return {SERVICE: key} if Service.objects.filter(pk=key).exists() else None


def may_change(user: User, kind: EntryKind, things: Mapping[str, uuid.UUID]) -> bool:
    """Return whether a person keeps the thing that bears the name of an entry."""
    return membership.may_edit(user, kind.main, things[kind.main])


def groups(user: User, today: dt.date, text: str = "") -> list[Group]:
    """Return the entries of a person by organization."""
    organizations = {each.pk: each for each in membership.organizations_of(user)}
    rows: dict[uuid.UUID, list[Row]] = {key: [] for key in organizations}
    for key, row in _rows(user, today, text):
        if key in rows:
            rows[key].append(row)
    return [
        Group(organizations[key], tuple(found[:LONGEST_LIST]), len(found))
        for key, found in rows.items()
        if found or not text
    ]


def found_by(groups: Sequence[Group], today: dt.date) -> tuple[Found, ...]:
    """Return the words of a search after which most people opened entries of some groups."""
    ids = [row.id for group in groups for row in group.rows]
    return record_uses.found_by(ids, today=today)


def _rows(user: User, today: dt.date, text: str) -> Iterator[tuple[uuid.UUID, Row]]:
    own = membership.records_of(user)
    found = [*_service_rows(own, today, text), *_other_rows(own, today, text)]
    waiting = _waiting([row.id for _key, row in found])
    opened = record_uses.opened([row.id for _key, row in found], today=today)
    for key, row in found:
        told = replace(row, waits=waiting.get(row.id, ""), opened=opened.get(row.id, 0))
        yield key, told


def _service_rows(
    own: Mapping[str, QuerySet[Published]], today: dt.date, text: str
) -> Iterator[tuple[uuid.UUID, Row]]:
    kind = BY_WORD["angebot"]
    services = Service.objects.filter(pk__in=own[SERVICE].values("pk"), name__icontains=text)
    links = ServiceAtLocation.objects.filter(service__in=services).select_related(
        "service", "location__address", "location__municipality"
    )
    placed = set()
    for link in links.order_by("service__name", "pk"):
        placed.add(link.service_id)
        is_visible = link.is_visible_on(today) and link.service.is_visible_on(today)
        place = str(link.location)
        yield link.service.organization_id, _row(kind, link, link.service.name, place, is_visible)
    for service in services.exclude(pk__in=placed).order_by("name", "pk"):
        yield (
            service.organization_id,
            _row(kind, service, service.name, "", service.is_visible_on(today)),
        )


def _other_rows(
    own: Mapping[str, QuerySet[Published]], today: dt.date, text: str
) -> Iterator[tuple[uuid.UUID, Row]]:
    for word, model in (("veranstaltung", Event), ("mitmachen", VolunteerRole)):
        kind = BY_WORD[word]
        rows = model._default_manager.filter(pk__in=own[kind.main].values("pk"))
        for thing in rows.filter(name__icontains=text).order_by("name", "pk"):
            row = _row(kind, thing, thing.name, "", thing.is_visible_on(today))
            yield thing.organization_id, row


def _row(kind: EntryKind, thing: Published, name: str, place: str, is_visible: bool) -> Row:
    return Row(
        kind=kind,
        id=thing.pk,
        name=name,
        place=place,
        verified_at=thing.verified_at,
        is_visible=is_visible,
    )


def _waiting(ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, str]:
    """Return the state of the newest unfinished proposal about each thing."""
    states = (Proposal.State.OPEN, Proposal.State.ASKED)
    rows = Change.objects.filter(proposal__state__in=states).order_by("proposal__changed_at", "pk")
    wanted = set(ids)
    found = rows.filter(record_id__in=ids) if len(ids) < 500 else rows
    return {
        each.record_id: str(Proposal.State(each.proposal.state).label)
        for each in found.select_related("proposal")
        if each.record_id in wanted
    }


def old_counts(user: User, now: dt.datetime) -> QuerySet[Capacity]:
    """Return free places of a person's records that were counted long ago, the oldest first."""
    days = FreshnessSettings.current().capacity_days
    return capacities(user).filter(asserted_at__lt=now - dt.timedelta(days=days))


def capacities(user: User) -> QuerySet[Capacity]:
    """Return the free places that a person may count."""
    links = membership.records_of(user)[LINK]
    rows = Capacity.objects.filter(service_at_location__in=links.values("pk"))
    return rows.select_related("service_at_location__service", "service_at_location__location")


def with_age(rows: Iterable[Capacity], now: dt.datetime) -> list[tuple[Capacity, int]]:
    """Return counts of free places with how many days ago each was made."""
    return [(each, (now - each.asserted_at).days) for each in rows]


def talk(proposal: Proposal) -> QuerySet[Note]:
    """Return what was said about a proposal, but for what stays in the office."""
    return proposal.notes.exclude(kind=Note.Kind.INTERNAL).select_related("by")
