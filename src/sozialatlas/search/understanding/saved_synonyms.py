"""The other words as editors left them: packaged ones brought in, all held in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypedDict

from django.db import transaction

from sozialatlas.directory.models import Audience, Topic
from sozialatlas.search.german.folding import fold
from sozialatlas.search.keeping import Keeping, state_of
from sozialatlas.search.models import Synonym
from sozialatlas.search.understanding import audience_words, synonym_lists
from sozialatlas.search.understanding.synonym_lists import SynonymEntry
from sozialatlas.search.understanding.synonyms import SynonymSet, SynonymTable


class _Values(TypedDict):
    words: list[str]
    note: str
    is_one_way: bool
    is_active: bool


def sync(entries: Iterable[SynonymEntry] | None = None) -> None:
    """Create and update the packaged sets; edited and own ones stay as they are.

    A set that the package no longer knows is switched off: nobody has to wonder where it went.
    """
    given = tuple(synonym_lists.packaged() if entries is None else entries)
    with transaction.atomic():
        known = {row.code: row for row in Synonym.objects.exclude(code="")}
        new, changed = [], []
        for entry in given:
            row = known.pop(entry.code, None)
            if row is None:
                new.append(Synonym(code=entry.code, **_values(entry)))
            elif not row.is_kept and _fill(row, entry):
                changed.append(row)
        Synonym.objects.bulk_create(sorted(new, key=lambda row: fold(row.words[0])))
        Synonym.objects.bulk_update(changed, ["words", "note", "is_one_way", "is_active"])
        gone = [row.pk for row in known.values() if not row.is_kept]
        Synonym.objects.filter(pk__in=gone, is_active=True).update(is_active=False)


def _values(entry: SynonymEntry) -> _Values:
    return {
        "words": list(entry.words),
        "note": entry.note,
        "is_one_way": entry.is_one_way,
        "is_active": True,
    }


def _fill(row: Synonym, entry: SynonymEntry) -> bool:
    """Give a row what the package says, and return whether that is new."""
    values = _values(entry)
    is_new = values != {name: getattr(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    return is_new


def active() -> Iterator[SynonymSet]:
    """Yield the sets that count."""
    rows = Synonym.objects.filter(is_active=True).order_by("pk")
    return (SynonymSet(tuple(row.words), row.is_one_way) for row in rows)


def _gather() -> SynonymTable:
    return SynonymTable([*active(), *audience_words.sets()])


def _state() -> object:
    return tuple(state_of(model) for model in (Synonym, Audience, Topic))


def keeping() -> Keeping[SynonymTable]:
    """Return a table that follows the database; the one of this process is `held`."""
    return Keeping(_state, _gather)


held = keeping()


def table() -> SynonymTable:
    """Return the other words that count now."""
    return held.fresh()
