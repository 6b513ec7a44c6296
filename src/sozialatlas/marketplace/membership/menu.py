"""The entries in the menus of signed-in people."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import NOWHERE, editing_reach
from sozialatlas.marketplace.membership import queries
from sozialatlas.marketplace.membership.models import Claim
from sozialatlas.marketplace.workspace import navigation


def fill() -> None:
    """Put in what providers and the county's editors find."""
    navigation.add(
        navigation.Page(
            area=navigation.MINE, label=_("Träger und Personen"), path="mein/traeger", order=80
        )
    )
    navigation.add(
        navigation.Page(
            area=navigation.DESK,
            label=_("Zugänge"),
            path="redaktion/zugaenge",
            order=70,
            count=_waiting,
            may=may_decide,
        )
    )


def may_decide(user: User) -> bool:
    """Return whether a person edits somewhere for the county, and so decides on access."""
    return editing_reach(user) != NOWHERE


def _waiting(user: User) -> int:
    """Claims that nobody but an editor brings further."""
    claims = queries.claims_decided_by(user).open_at(timezone.now())
    return claims.filter(~Q(way=Claim.Way.MAIL) | Q(objected_at__isnull=False)).count()
