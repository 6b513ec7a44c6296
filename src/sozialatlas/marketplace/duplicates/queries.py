"""Which pairs a person may see, and which organizations somebody may mean who is typing."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import reviewing_reach
from sozialatlas.marketplace.duplicates import wording
from sozialatlas.marketplace.duplicates.models import Candidate, CandidateQuerySet
from sozialatlas.marketplace.duplicates.similar import Typed, similar
from sozialatlas.places.models import Area


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An organization that somebody may mean: where it is, how likely, and why in words."""

    id: uuid.UUID
    name: str
    places: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]
    is_near: bool


def similar_organizations(  # noqa: PLR0913 -- the fields of a form, each of which may be empty
    *,
    name: str = "",
    street: str = "",
    postal_code: str = "",
    city: str = "",
    phone: str = "",
    email: str = "",
    url: str = "",
    area_keys: Collection[str] = (),
    limit: int = 5,
) -> list[Suggestion]:
    """Return the organizations that somebody may mean, the most likely first.

    It may be asked with each key that is pressed. Those with a place in one of `area_keys` come
    before others that are as likely; nobody is left out for being elsewhere.
    """
    typed = Typed(
        name=name,
        street=street,
        postal_code=postal_code,
        city=city,
        phone=phone,
        email=email,
        url=url,
    )
    found = [
        Suggestion(
            id=each.id,
            name=each.name,
            places=each.places,
            score=each.score,
            reasons=tuple(wording.words(reason) for reason in each.reasons),
            is_near=any(area.startswith(tuple(area_keys)) for area in each.areas),
        )
        for each in similar(typed, limit=limit * 2 if area_keys else limit)
    ]
    found.sort(key=lambda each: (-round(each.score, 1), not each.is_near, -each.score))
    return found[:limit]


def visible_to(user: User) -> CandidateQuerySet:
    """Return the pairs that a person may read and answer."""
    return CandidateQuerySet(Candidate).within(reviewing_reach(user))


def areas(rows: CandidateQuerySet) -> list[tuple[str, str]]:
    """Return key and name of the areas in which pairs lie."""
    keys = rows.order_by().exclude(area_key="").values("area_key").distinct()
    found = Area.objects.filter(key__in=keys, valid_to=None)
    return list(found.order_by("name", "key").values_list("key", "name"))


def neighbours(
    rows: CandidateQuerySet, candidate: Candidate
) -> tuple[uuid.UUID | None, uuid.UUID | None]:
    """Return the open pairs before and after one, in the order of the list."""
    waiting = rows.waiting().exclude(pk=candidate.pk)
    score, pk = candidate.score, candidate.pk
    earlier = waiting.filter(Q(score__gt=score) | Q(score=score, pk__lt=pk))
    later = waiting.filter(Q(score__lt=score) | Q(score=score, pk__gt=pk))
    before = earlier.order_by("score", "-pk").values_list("pk", flat=True).first()
    return before, later.order_by("-score", "pk").values_list("pk", flat=True).first()
