"""One mail in the morning to each reviewer for whom something new or late waits."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.accounts.queries import reviews_anything
from sozialatlas.marketplace.proposals.models import ReviewSettings
from sozialatlas.marketplace.review import mails
from sozialatlas.marketplace.review.sight import visible_to

_SATURDAY = 5
_ROLES = (
    RoleAssignment.Role.COUNTY_EDITOR,
    RoleAssignment.Role.TOWN_EDITOR,
    RoleAssignment.Role.REVIEWER,
)


def send(*, on: dt.date) -> int:
    """Write to whoever has something new since the day before, or something late; count mails.

    Nobody is written to at weekends: no promise runs out then.
    """
    if on.weekday() >= _SATURDAY or not ReviewSettings.current().has_digest:
        return 0
    since = on - dt.timedelta(days=3 if on.weekday() == 0 else 1)
    people = User.objects.filter(is_active=True, role_assignments__role__in=_ROLES)
    return sum(_write(user, since, on) for user in people.distinct().order_by("pk"))


def _write(user: User, since: dt.date, on: dt.date) -> bool:
    if not reviews_anything(user):
        return False
    waiting = visible_to(user).waiting()
    late = waiting.filter(due_on__lt=on).count()
    is_new = waiting.filter(Q(submitted_at__date__gte=since) | Q(changed_at__date__gte=since))
    if not late and not is_new.exists():
        return False
    with transaction.atomic():
        mails.send_digest(user, waiting=waiting.count(), late=late, on=on)
    return True
