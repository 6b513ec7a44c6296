"""The list of entries for which people of the county telephone: who finds which, in what order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import reduce
from operator import or_

from django.db.models import Case, Exists, F, IntegerField, Min, OuterRef, Q, Value, When, Window

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import reviewing_reach
from sozialatlas.directory.kinds import KIND_OF
from sozialatlas.directory.models import RecordKind, Service, Status, Topic, VolunteerRole
from sozialatlas.marketplace.freshness.models import Asking
from sozialatlas.marketplace.freshness.models.asking import AskingQuerySet
from sozialatlas.marketplace.freshness.refs import KINDS
from sozialatlas.marketplace.freshness.steps import Step


def visible_to(user: User) -> AskingQuerySet:
    """Return the entries that a person may call about: those of the own areas and topics.

    What is closed needs no call. That it was hidden is kept, should it open again.
    """
    rows = AskingQuerySet(Asking).to_call().filter(_is_open())
    return rows.filter(reviewing_reach(user).below_or_placeless("area_key", _is_about))


def in_order(rows: AskingQuerySet, today: dt.date) -> AskingQuerySet:
    """Return calls by their urgency: promised for today, hidden soon, then the longest unsure.

    Those promised for a later day come last. Entries of one organization stand together: one call
    may settle them all.
    """
    later = Q(next_on__gt=today)
    rank = Case(
        When(later, then=Value(4)),
        When(next_on__lte=today, then=Value(0)),
        When(step=Step.NOTICE.value, then=Value(1)),
        When(step=Step.CALL.value, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    own = [F("organization_id")]
    together = {
        "of_all": Window(Min("rank"), partition_by=own),
        "longest": Window(Min("since"), partition_by=own),
    }
    order = ("of_all", F("longest").asc(nulls_first=True), "organization_id", "rank")
    return (
        rows.annotate(rank=rank)
        .annotate(**together)
        .order_by(*order, F("since").asc(nulls_first=True), "pk")
    )


def _is_open() -> Q:
    """Ask for entries that are there and not closed, each looked up by its key."""
    found = Q(pk__in=())
    for kind in KINDS:
        rows = KIND_OF[kind].model._default_manager.order_by()
        own = rows.filter(pk=OuterRef("record_id")).exclude(closed(kind))
        found |= Q(Exists(own), kind=kind)
    return found


_PARTS: Mapping[str, tuple[str, ...]] = {
    RecordKind.SERVICE_AT_LOCATION: ("service__", "location__")
}


def closed(kind: str) -> Q:
    """Return what is closed of a kind: a service at a location with either of both."""
    parts = ("", *_PARTS.get(kind, ()))
    return reduce(or_, (Q(**{f"{part}status": Status.CLOSED}) for part in parts))


def _is_about(topic: str) -> Q:
    asked = Topic.objects.filter(Q(code=topic) | Q(parent__code=topic))
    services = Service.topics.through._default_manager.filter(topic__in=asked)
    roles = VolunteerRole.topics.through._default_manager.filter(topic__in=asked)
    return Q(service_id__in=services.values("service_id")) | Q(
        record_id__in=roles.values("volunteerrole_id")
    )
