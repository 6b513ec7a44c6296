"""Which messages a person may read, and what was found helpful."""

from __future__ import annotations

import datetime as dt

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from sozialatlas.accounts.queries import Reach
from sozialatlas.marketplace.models import HelpfulCount, PublicMessage
from sozialatlas.places.models import Area


def within(rows: QuerySet[PublicMessage], reach: Reach) -> QuerySet[PublicMessage]:
    """Return the messages about records within reach, each with its `area_name`."""
    return named(rows.filter(reach.below_or_placeless("area_key")))


def named(rows: QuerySet[PublicMessage]) -> QuerySet[PublicMessage]:
    """Return messages with the `area_name` of where their records lie."""
    return rows.annotate(area_name=_area_name())


def helpful(
    rows: QuerySet[HelpfulCount], reach: Reach, *, since: dt.date
) -> QuerySet[HelpfulCount]:
    """Return one row for each record within reach that somebody found helpful.

    It is that of its newest day, with `total`, `lately` (from a day on) and its `area_name`.
    """
    own = HelpfulCount.objects.filter(record_id=OuterRef("record_id")).order_by()
    newest = HelpfulCount.objects.filter(record_id=OuterRef("record_id")).order_by("-counted_on")
    counted = own.values("record_id").annotate(sum=Sum("count")).values("sum")
    late = own.filter(counted_on__gte=since).values("record_id").annotate(sum=Sum("count"))
    return rows.filter(
        reach.below_or_placeless("area_key"), pk=Subquery(newest.values("pk")[:1])
    ).annotate(
        total=Coalesce(Subquery(counted), F("count")),
        lately=Coalesce(Subquery(late.values("sum")), 0),
        area_name=_area_name(),
    )


def municipalities(reach: Reach) -> list[tuple[str, str]]:
    """Return key and name of the municipalities within reach about which messages came."""
    keys = PublicMessage.objects.filter(reach.below_or_placeless("area_key")).exclude(area_key="")
    areas = Area.objects.filter(key__in=keys.values("area_key"), valid_to=None)
    return list(areas.order_by("name", "key").values_list("key", "name"))


def _area_name() -> Coalesce:
    # Where its boundaries were never loaded, the key is all there is.
    names = Area.objects.filter(key=OuterRef("area_key"), valid_to=None).order_by("pk")
    return Coalesce(Subquery(names.values("name")[:1]), F("area_key"))
