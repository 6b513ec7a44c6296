"""Whom a circular is for, and who may read it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import NOWHERE, Reach, editing_reach
from sozialatlas.directory.models import Location, Organization, Service, ServiceAtLocation
from sozialatlas.marketplace.membership.models import Membership
from sozialatlas.marketplace.membership.queries import members_with_address
from sozialatlas.marketplace.notices.models import Circular, CircularRefusal, CircularReply
from sozialatlas.places.keys import spans_county


def may_write(user: User) -> bool:
    """Return whether a person writes circulars: whoever edits for the county somewhere."""
    return editing_reach(user) != NOWHERE


def addressees(area_key: str, topic: str) -> Mapping[int, str]:
    """Return the mail addresses of all who keep entries there on that topic, by person."""
    if not area_key and not topic:
        people = Membership.objects.filter(user__is_active=True).order_by("user_id")
        return dict(people.values_list("user_id", "user__email"))
    ids = _organizations(area_key, topic).order_by().values_list("pk", flat=True)
    found = members_with_address(list(ids))
    return {one.user_id: one.email for members in found.values() for one in members}


def _organizations(area_key: str, topic: str) -> QuerySet[Organization]:
    """Return whose services are there and on that topic, or who has a place there.

    Who has neither service nor place anywhere is the county's, as what is offered nowhere is.
    """
    links = ServiceAtLocation.objects.filter(service=OuterRef("pk"))
    here = Exists(links.filter(location__municipality__key__startswith=area_key))
    services = Service.objects.filter(here | ~Exists(links) if spans_county(area_key) else here)
    if topic:
        services = services.filter(Q(topics__code=topic) | Q(topics__parent__code=topic))
        return Organization.objects.filter(pk__in=services.values("organization"))
    places = Location.objects.filter(municipality__key__startswith=area_key)
    found = Q(pk__in=services.values("organization")) | Q(pk__in=places.values("organization"))
    own = (
        Exists(each.objects.filter(organization=OuterRef("pk"))) for each in (Service, Location)
    )
    nowhere = ~reduce(or_, own)
    return Organization.objects.filter(found | nowhere if spans_county(area_key) else found)


def within(reach: Reach) -> QuerySet[Circular]:
    """Return the circulars that were written for areas within reach, with counts."""
    rows = Circular.objects.filter(reach.below_or_placeless("area_key")).select_related("author")
    return rows.annotate(
        reader_count=Count("readers", distinct=True), reply_count=Count("replies", distinct=True)
    )


def of_reader(user: User) -> QuerySet[Circular]:
    """Return the circulars that a person has."""
    return Circular.objects.filter(readers=user).select_related("author")


def replies_for(circular: Circular, reader: User | None) -> QuerySet[CircularReply]:
    """Return the answers that somebody sees: all for the county, for readers the open and own."""
    rows = circular.replies.select_related("author")
    if reader is None:
        return rows
    return rows.filter(Q(is_for_all=True) | Q(author=reader))


def wants_mails(user: User) -> bool:
    """Return whether a person wants mails about circulars."""
    return not CircularRefusal.objects.filter(user=user).exists()
