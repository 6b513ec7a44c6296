"""Finds the records that short ids stand for."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.db.models import Model, Q, QuerySet

from sozialatlas.directory import faces
from sozialatlas.directory.cards import EVENT, SERVICE, VOLUNTEER_ROLE
from sozialatlas.directory.models import Event, Service, ServiceAtLocation, VolunteerRole
from sozialatlas.directory.queries import merged_many
from sozialatlas.portal import saved_ids as ids

_MODELS: tuple[tuple[str, type[Model]], ...] = (
    (SERVICE, ServiceAtLocation),
    (SERVICE, Service),
    (EVENT, Event),
    (VOLUNTEER_ROLE, VolunteerRole),
)


def records(short_ids: Sequence[str], today: dt.date) -> dict[str, tuple[str, uuid.UUID]]:
    """Return type and id of records by their short ids; unknown ones are left out.

    A service that has got places since is the record at the first of them; one that was merged
    is what it went into.
    """
    if not short_ids:
        return {}
    spans = (Q(pk__range=ids.span(each)) for each in short_ids)
    wanted = reduce(or_, spans)
    found = {
        ids.short(pk): (kind, pk)
        for kind, model in reversed(_MODELS)
        for pk in _ids(model, wanted)
    }
    survivors = merged_many([pk for _kind, pk in found.values()])
    found = {each: (kind, survivors.get(pk, pk)) for each, (kind, pk) in found.items()}
    services = [pk for kind, pk in found.values() if kind == SERVICE]
    firsts = faces.first_records(services, today)
    return {each: (kind, firsts.get(pk, pk)) for each, (kind, pk) in found.items()}


def _ids(model: type[Model], wanted: Q) -> QuerySet[Model, uuid.UUID]:
    return model._default_manager.filter(wanted).order_by("-pk").values_list("pk", flat=True)
