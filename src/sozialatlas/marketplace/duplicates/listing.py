"""The list of pairs: which part of it somebody asked for, and its rows."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.models import RecordKind
from sozialatlas.marketplace.duplicates import reading, wording
from sozialatlas.marketplace.duplicates.evidence import Entry
from sozialatlas.marketplace.duplicates.models import Candidate, CandidateQuerySet
from sozialatlas.marketplace.duplicates.wording import Said
from sozialatlas.places.models import Area

PAGE_SIZE = 25
WAITING, ANSWERED = "offen", "beantwortet"
VIEWS = ((WAITING, _("Zu beantworten")), (ANSWERED, _("Beantwortet")))
SCORES = ((50, _("ab 50 %")), (70, _("ab 70 %")), (90, _("ab 90 %")))
KINDS = tuple((kind.value, kind.label) for kind in reading.KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What of the list somebody asked for; what is empty does not limit."""

    view: str = WAITING
    kind: str = ""
    area: str = ""
    score: int = 0

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Wish:
        """Return the wish of an address; what it cannot mean counts as not said."""
        view, kind, score = given.get("stand", ""), given.get("art", ""), given.get("ab", "")
        return cls(
            view=view if view in dict(VIEWS) else WAITING,
            kind=kind if kind in dict(KINDS) else "",
            area=given.get("ort", "").replace("\0", "")[:32],
            score=int(score) if score in {str(each) for each, _label in SCORES} else 0,
        )

    def query(self, **other: str) -> str:
        """Return the query of an address that asks for this, but for what is given anew."""
        given = {
            "stand": "" if self.view == WAITING else self.view,
            "art": self.kind,
            "ort": self.area,
            "ab": str(self.score or ""),
            **other,
        }
        kept = {name: value for name, value in given.items() if value}
        return f"?{urlencode(kept)}" if kept else ""

    @property
    def is_limited(self) -> bool:
        """Whether anything but the view limits the list."""
        return bool(self.kind or self.area or self.score)


@dataclass(frozen=True, slots=True)
class Name:
    """One entry in a row: its name, and what tells it from the other."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Row:
    """A pair as it stands in the list."""

    candidate: Candidate
    names: tuple[Name, Name]
    area_name: str
    reasons: tuple[Said, ...]


def chosen(rows: CandidateQuerySet, wish: Wish) -> CandidateQuerySet:
    """Return the pairs that a wish asks for: the most likely first, answered ones newest first."""
    if wish.kind:
        rows = rows.filter(kind=wish.kind)
    if wish.area:
        rows = rows.filter(area_key=wish.area)
    if wish.score:
        rows = rows.filter(score__gte=wish.score / 100)
    if wish.view == ANSWERED:
        answered = rows.filter(state__in=Candidate.ANSWERED)
        return answered.order_by("-decided_at", "pk")
    return rows.waiting().order_by("-score", "pk")


def rows_of(candidates: Sequence[Candidate]) -> list[Row]:
    """Return the rows of one page with what they need."""
    entries = entries_of(candidates)
    keys = {each.area_key for each in candidates}
    names = dict(Area.objects.filter(key__in=keys, valid_to=None).values_list("key", "name"))
    return [
        Row(
            candidate=each,
            names=(
                _name(each.first_name, entries.get(str(each.first_id))),
                _name(each.second_name, entries.get(str(each.second_id))),
            ),
            area_name=names.get(each.area_key, each.area_key),
            reasons=tuple(said for said in wording.said(each.reasons) if said.is_for),
        )
        for each in candidates
    ]


def entries_of(candidates: Sequence[Candidate]) -> dict[str, Entry]:
    """Return the entries of pairs by their ids; closed ones are left out."""
    ids: defaultdict[str, set[uuid.UUID]] = defaultdict(set)
    for each in candidates:
        ids[each.kind] |= {each.first_id, each.second_id}
    return {entry.id: entry for kind, some in ids.items() for entry in reading.entries(kind, some)}


def _name(name: str, entry: Entry | None) -> Name:
    if entry is None:
        return Name(name, "")
    place = next((site.in_words for site in entry.sites), "")
    is_named = entry.kind == RecordKind.ORGANIZATION or entry.owner_name == name
    owner = "" if is_named else entry.owner_name
    return Name(name, " · ".join(part for part in (owner, place) if part))
