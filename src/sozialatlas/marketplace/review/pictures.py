"""Who sees a picture before everybody does, and which pictures proposals need."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Picture
from sozialatlas.marketplace.proposals import queries as proposals
from sozialatlas.marketplace.proposals.models import Change
from sozialatlas.marketplace.review import sight


def may_see(user: User, name: str) -> bool:
    """Return whether somebody uploaded a picture, or may read a proposal that speaks of it."""
    if Picture.objects.filter(pk=name, by=user).exists():
        return True
    about = Change.objects.filter(
        Q(values__picture__picture_id=name) | Q(base__picture__picture_id=name)
    ).values("proposal")
    return any(
        rows.filter(pk__in=about).exists()
        for rows in (proposals.visible_to(user), sight.visible_to(user))
    )


def needed() -> frozenset[str]:
    """Return the pictures of which drafts and proposals speak, decided ones included."""
    return frozenset(name for column in ("values", "base") for name in _named(column))


def _named(column: str) -> Iterator[str]:
    rows = Change.objects.filter(**{f"{column}__picture__isnull": False}).order_by()
    for name in rows.values_list(f"{column}__picture__picture_id", flat=True).distinct():
        if name:
            yield name
