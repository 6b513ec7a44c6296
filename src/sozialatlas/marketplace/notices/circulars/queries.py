"""Whom a circular is for, and who may read it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count, Q, QuerySet

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import NOWHERE, Reach, editing_reach
from sozialatlas.directory.models import Organization, Service
from sozialatlas.marketplace.membership.models import Membership
from sozialatlas.marketplace.membership.queries import members_with_address
from sozialatlas.marketplace.notices.models import Circular, CircularRefusal, CircularReply


def may_write(user: User) -> bool:
    """Return whether a person writes circulars: whoever edits for the county somewhere."""
    return editing_reach(user) != NOWHERE


def addressees(area_key: str, topic: str) -> Mapping[int, str]:
    """Return the mail addresses of all who keep entries there on that topic, by person."""
    if not area_key and not topic:
        people = Membership.objects.filter(user__is_active=True).order_by("user_id")
        return dict(people.values_list("user_id", "user__email"))
    services = Service.objects.order_by()
    if area_key:
        place = "at_locations__location__municipality__key__startswith"
        services = services.filter(**{place: area_key})
    if topic:
        services = services.filter(Q(topics__code=topic) | Q(topics__parent__code=topic))
    ids = Organization.objects.filter(pk__in=services.values("organization"))
    found = members_with_address(list(ids.order_by().values_list("pk", flat=True)))
    return {one.user_id: one.email for members in found.values() for one in members}


def within(reach: Reach) -> QuerySet[Circular]:
    """Return the circulars that were written for areas within reach, with counts."""
    rows = Circular.objects.filter(reach.below("area_key")).select_related("author")
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
