"""Reads which entries have to be confirmed: all of the directory in a few queries."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from sozialatlas.directory.models import (
    Capacity,
    RecordKind,
    Schedule,
    Service,
    ServiceAtLocation,
    Status,
    Topic,
    VolunteerRole,
)
from sozialatlas.directory.moments import latest
from sozialatlas.directory.permissions import Thing
from sozialatlas.marketplace.freshness import decay
from sozialatlas.marketplace.freshness.decay import Dates, Due, Limits, What
from sozialatlas.marketplace.freshness.models import FreshnessSettings, Interval, Verification
from sozialatlas.marketplace.freshness.refs import Ref
from sozialatlas.marketplace.proposals.models import Change, Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry with what asking about it needs; `emails` are its own and its provider's.

    `is_hidden`: it was taken from the public because nobody confirmed it; set where that counts.
    """

    ref: Ref
    name: str
    place: str
    area_key: str
    organization_id: uuid.UUID
    service_id: uuid.UUID | None
    emails: tuple[str, ...]
    dates: Dates
    due: tuple[Due, ...] = ()
    is_soon: bool = False
    is_hidden: bool = False

    @property
    def things(self) -> frozenset[Ref]:
        """The entry and its service, which proposals may speak of instead."""
        service = self.service_id
        return frozenset(
            (self.ref, *((Ref(RecordKind.SERVICE.value, service),) if service else ()))
        )

    @property
    def is_serious(self) -> bool:
        """Whether more than a count of free places has to be confirmed."""
        return any(each.what is not What.CAPACITY for each in self.due)

    @property
    def since(self) -> dt.datetime | None:
        """The earliest moment since which something is due; None where it never was confirmed."""
        moments = [each.since for each in self.due]
        return min((each for each in moments if each is not None), default=None)


def entries(
    now: dt.datetime, refs: Collection[Ref] | None = None, *, is_any_status: bool = False
) -> Iterator[Entry]:
    """Yield the visible entries, or those of some refs, with what is due of each.

    `is_any_status`: also those that the public does not see now.
    """
    reader = _Reader(now, refs, is_any_status=is_any_status)
    yield from reader.links()
    yield from reader.services()
    yield from reader.roles()


def underway() -> frozenset[Ref]:
    """Return the things that people of their providers have answered about: reviewers decide."""
    states = (Proposal.State.OPEN, Proposal.State.ASKED)
    origins = (Proposal.Origin.PROVIDER, Proposal.Origin.EDITOR)
    rows = Change.objects.filter(proposal__state__in=states, proposal__origin__in=origins)
    return frozenset(Ref(*row) for row in rows.values_list("kind", "record_id"))


class _Reader:
    def __init__(
        self, now: dt.datetime, refs: Collection[Ref] | None, *, is_any_status: bool
    ) -> None:
        self._now, self._refs = now, refs
        self._day = timezone.localdate(now)
        self._is_any_status = is_any_status
        settings = FreshnessSettings.current()
        self._limits = settings.limits
        self._shorter = _Shorter()
        ids = None if refs is None else {each.id for each in refs}
        self._hours = _hours(ids)
        self._confirmed = _parts_confirmed(ids)
        self._counted = _counted(ids)

    def links(self) -> Iterator[Entry]:
        rows = self._chosen(ServiceAtLocation.objects.all(), RecordKind.SERVICE_AT_LOCATION)
        if not self._is_any_status:
            shut = Q(service__status=Status.CLOSED) | Q(location__status=Status.CLOSED)
            rows = rows.exclude(shut).filter(_open("service__", self))
        columns = (
            *("pk", "verified_at", "source", "content_changed_at"),
            *("service_id", "location_id", "service__name", "service__verified_at"),
            *("service__email", "service__organization_id", "service__organization__email"),
            *("location__municipality__key", "location__municipality__name"),
        )
        for row in rows.values_list(*columns):
            pk, verified, source, changed, service, location, name, service_verified = row[:8]
            email, organization, of_organization, key, town = row[8:]
            dates = Dates(
                whole=_confirmed(latest(verified, service_verified), source, changed),
                hours=self._confirmed.get(pk),
                has_hours=not self._hours.isdisjoint((pk, service, location)),
                capacity=self._counted.get(pk),
            )
            yield self._entry(
                Entry(
                    ref=Ref(RecordKind.SERVICE_AT_LOCATION.value, pk),
                    name=name,
                    place=town or "",
                    area_key=key or "",
                    organization_id=organization,
                    service_id=service,
                    emails=(email, of_organization),
                    dates=dates,
                )
            )

    def services(self) -> Iterator[Entry]:
        rows = self._chosen(Service.objects.filter(at_locations=None), RecordKind.SERVICE)
        columns = (
            *("pk", "verified_at", "source", "content_changed_at", "name", "email"),
            *("organization_id", "organization__email"),
        )
        for row in rows.values_list(*columns):
            pk, verified, source, changed, name, email, organization, of_organization = row
            dates = Dates(
                whole=_confirmed(verified, source, changed),
                hours=self._confirmed.get(pk),
                has_hours=pk in self._hours,
            )
            yield self._entry(
                Entry(
                    ref=Ref(RecordKind.SERVICE.value, pk),
                    name=name,
                    place="",
                    area_key="",
                    organization_id=organization,
                    service_id=pk,
                    emails=(email, of_organization),
                    dates=dates,
                )
            )

    def roles(self) -> Iterator[Entry]:
        rows = self._chosen(VolunteerRole.objects.all(), RecordKind.VOLUNTEER_ROLE)
        columns = (
            *("pk", "verified_at", "source", "content_changed_at", "name", "email"),
            *("organization_id", "organization__email"),
            *("location__municipality__key", "location__municipality__name"),
        )
        for row in rows.values_list(*columns):
            pk, verified, source, changed, name, email, organization, of_organization = row[:8]
            yield self._entry(
                Entry(
                    ref=Ref(RecordKind.VOLUNTEER_ROLE.value, pk),
                    name=name,
                    place=row[9] or "",
                    area_key=row[8] or "",
                    organization_id=organization,
                    service_id=None,
                    emails=(email, of_organization),
                    dates=Dates(whole=_confirmed(verified, source, changed)),
                )
            )

    def _chosen(self, rows: QuerySet[Thing], kind: RecordKind) -> QuerySet[Thing]:
        if self._refs is not None:
            rows = rows.filter(pk__in=[each.id for each in self._refs if each.kind == kind])
        if not self._is_any_status:
            rows = rows.exclude(status=Status.CLOSED).filter(_open("", self))
        return rows.order_by("pk")

    @property
    def day(self) -> dt.date:
        return self._day

    def _entry(self, entry: Entry) -> Entry:
        limits = self._shorter.limits(entry, self._limits)
        found = decay.due(entry.dates, limits, self._now)
        is_soon = bool(found) or decay.is_soon(entry.dates, limits, self._now)
        return replace(entry, due=found, is_soon=is_soon)


def _open(prefix: str, reader: _Reader) -> Q:
    return (
        Q(**{f"{prefix}visible_from": None}) | Q(**{f"{prefix}visible_from__lte": reader.day})
    ) & (Q(**{f"{prefix}visible_to": None}) | Q(**{f"{prefix}visible_to__gte": reader.day}))


def _confirmed(
    verified: dt.datetime | None, source: str, changed: dt.datetime | None
) -> dt.datetime | None:
    """Return the last confirmation; what people entered by hand was true on that day."""
    return verified if verified or source else changed


Ids = Collection[uuid.UUID] | None
"""Of entries; None is all of them."""


def _hours(ids: Ids) -> frozenset[uuid.UUID]:
    """Return the ids of what has hours of its own."""
    owners = ("service_at_location_id", "service_id", "location_id")
    rows = Schedule.objects.order_by()
    if ids is not None:
        own = Q(service_at_location__in=ids) | Q(service__in=ids)
        beside = Q(service__at_locations__in=ids) | Q(location__services__in=ids)
        rows = rows.filter(own | beside)
    found = rows.values_list(*owners).distinct()
    return frozenset(each for row in found for each in row if each is not None)


def _parts_confirmed(ids: Ids) -> Mapping[uuid.UUID, dt.datetime]:
    """Return when the hours of entries were last confirmed by themselves."""
    rows = Verification.objects.filter(what=Verification.Part.HOURS).order_by("at")
    if ids is not None:
        rows = rows.filter(record_id__in=ids)
    return dict(rows.values_list("record_id", "at"))


def _counted(ids: Ids) -> Mapping[uuid.UUID, dt.datetime]:
    """Return the oldest count of free places, by the entry."""
    rows = Capacity.objects.order_by()
    if ids is not None:
        rows = rows.filter(service_at_location__in=ids)
    oldest = rows.values("service_at_location").annotate(oldest=Min("asserted_at"))
    return dict(oldest.values_list("service_at_location", "oldest"))


class _Shorter:
    """The intervals that apply to some entries only; nothing is read where there are none."""

    def __init__(self) -> None:
        self._rules = list(Interval.objects.select_related("topic"))
        self._topics = _services_of(each.topic for each in self._rules if each.topic)

    def limits(self, entry: Entry, limits: Limits) -> Limits:
        for rule in self._rules:
            if self._fits(rule, entry):
                limits = limits.stricter(What(rule.what), rule.days)
        return limits

    def _fits(self, rule: Interval, entry: Entry) -> bool:
        if rule.topic_id and entry.service_id not in self._topics[rule.topic_id]:
            return False
        return entry.area_key.startswith(rule.area_key)


def _services_of(topics: Iterable[Topic]) -> Mapping[int, set[uuid.UUID]]:
    found: dict[int, set[uuid.UUID]] = defaultdict(set)
    for topic in topics:
        about = Topic.objects.filter(Q(pk=topic.pk) | Q(parent=topic.pk))
        rows = Service.topics.through._default_manager.filter(topic__in=about)
        found[topic.pk] |= set(rows.values_list("service_id", flat=True))
    return found
