"""The lists that are short: taxonomies and their terms, and what came to its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sozialatlas.directory.models import RecordKind
from sozialatlas.exchange.delta.queries import ended_since
from sozialatlas.exchange.hsds import vocabularies
from sozialatlas.exchange.hsds.asking import Asked
from sozialatlas.exchange.hsds.building.texts import moment
from sozialatlas.exchange.hsds.shapes import Shape
from sozialatlas.exchange.hsds.shapes.base import Id, Moment
from sozialatlas.search.german.folding import fold
from sozialatlas.search.requests import BadRequestError


class Deleted(Shape, frozen=True, kw_only=True):
    """A thing that is no longer public; `replaced_by` is the one that it was merged into."""

    id: Id
    type: str
    deleted_at: Moment
    replaced_by: Id | None = None


def taxonomies(asked: Asked) -> Sequence[Shape]:
    """Return the taxonomies."""
    found = vocabularies.TAXONOMIES.values()
    return [each for each in found if _has(asked, each.name, each.description)]


def taxonomy_terms(asked: Asked) -> Sequence[Shape]:
    """Return the terms of all taxonomies."""
    found = (word.term for word in vocabularies.words())
    return [
        term
        for term in found
        if _is(asked.taxonomy_id, term.taxonomy_id)
        and _is(asked.parent_id, term.parent_id)
        and not (asked.top_only and term.parent_id)
        and _has(asked, term.name, term.name_plain or "", *term.synonyms)
    ]


def deleted(asked: Asked) -> Sequence[Shape]:
    """Return what came to its end since a moment, the oldest first. Raises: BadRequestError."""
    if asked.modified_after is None:
        raise BadRequestError("modified_after", "must say since when")
    kinds = [asked.type] if asked.type else RecordKind.values
    ends = [end for kind in kinds for end in ended_since(kind, asked.modified_after)]
    return [
        Deleted(
            id=str(end.id),
            type=end.kind,
            deleted_at=moment(end.at) or "",
            replaced_by=None if end.went_into is None else str(end.went_into),
        )
        for end in sorted(ends, key=lambda end: (end.at, end.id))
    ]


def _is(wanted: object, given: str | None) -> bool:
    return wanted is None or str(wanted) == given


def _has(asked: Asked, *texts: str) -> bool:
    said = fold(" ".join(texts).lower())
    return all(fold(word) in said for word in (asked.search or "").lower().split())


_LISTS: Mapping[str, Callable[[Asked], Sequence[Shape]]] = {
    "taxonomies": taxonomies,
    "taxonomy_terms": taxonomy_terms,
    "deleted": deleted,
}


def entries(name: str, asked: Asked) -> Sequence[Shape]:
    """Return all entries of a short list."""
    return _LISTS[name](asked)
