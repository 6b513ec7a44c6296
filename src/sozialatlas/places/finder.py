"""The offline place finder: from what a person types to the places that it may mean."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sozialatlas.places.former import FormerRow, former_entries
from sozialatlas.places.gazetteer import (
    CountyRow,
    Entry,
    MunicipalityRow,
    PostalRow,
    entries,
    postal_entries,
)
from sozialatlas.places.names import fold, full_spellings
from sozialatlas.places.references import Place, PlaceKind
from sozialatlas.places.similar import alike

__all__ = ["CountyRow", "FormerRow", "MunicipalityRow", "PlaceIndex", "PostalRow"]

_POSTAL_CODE = re.compile(r"(?<!\d)(?:(?:DE|D|AT|A)[-\s])?(\d{4,5})(?!\d)", re.IGNORECASE)
_PART_OF_CODE = re.compile(r"^\d{2,4}$")
_SHORTEST_PREFIX = 2
_LONGEST_TEXT = 200
_RANK = {
    PlaceKind.MUNICIPALITY: 0,
    PlaceKind.POSTAL_CODE: 0,
    PlaceKind.LOCALITY: 1,
    PlaceKind.COUNTY: 2,
}


class PlaceIndex:
    """Finds places by postal code, by name, by name and district; misspelt ones apart."""

    def __init__(
        self,
        municipalities: Sequence[MunicipalityRow],
        postal_rows: Sequence[PostalRow],
        counties: Sequence[CountyRow] = (),
        formers: Sequence[FormerRow] = (),
    ) -> None:
        """Fold the names of all places once."""
        today = entries(municipalities, postal_rows, counties)
        self._entries = [*today, *former_entries(formers, today)]
        self._codes = postal_entries(municipalities, postal_rows)
        self._sorted_codes = sorted(self._codes)
        self._by_name: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._entries:
            for spelling in entry.spellings:
                self._by_name[spelling].append(entry)
        self._sorted_names = sorted(self._by_name)

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, text: str, limit: int) -> tuple[Place, ...]:
        """Return at most `limit` places that the text may mean, the likeliest first."""
        asked = text.strip()[:_LONGEST_TEXT]
        code = _POSTAL_CODE.search(asked)
        if code is None:
            if _PART_OF_CODE.match(asked):
                return self._codes_beginning(asked)[:limit]
            return self._named(fold(asked), limit)
        rest = fold(asked[: code.start()] + " " + asked[code.end() :])
        return self._with_code(code[1], rest)[:limit] or self._named(rest, limit)

    def named(self, text: str, limit: int) -> tuple[Place, ...]:
        """Return at most `limit` places whose whole name or postal code the text is."""
        asked = text.strip()[:_LONGEST_TEXT]
        if asked.isdigit():
            return tuple(entry.place for entry in self._codes.get(asked, ()))[:limit]
        folded = fold(asked)
        found = self._exact(folded) if folded else ()
        return tuple(place for place in found if place.is_exact)[:limit]

    def similar(self, text: str, limit: int) -> tuple[Place, ...]:
        """Return at most `limit` places here whose name or postal code is nearly the text."""
        asked = text.strip()[:_LONGEST_TEXT]
        if asked.isdigit():
            codes = (self._codes[code] for code, _slips in alike(asked, self._codes))
            return _here(entry for entries_ in codes for entry in entries_)[:limit]
        near: dict[int, list[Entry]] = defaultdict(list)
        for name, slips in alike(fold(asked), self._by_name):
            near[slips] += self._by_name[name]
        return _here(entry for slips in sorted(near) for entry in _ranked(near[slips]))[:limit]

    def _with_code(self, code: str, rest: str) -> tuple[Place, ...]:
        found = self._codes.get(code, ())
        if not found:
            return self._codes_beginning(code) if not rest else ()
        if rest:
            narrowed = [entry for entry in found if _speaks_of(entry, rest)]
            found = tuple(narrowed) or found
        return tuple(entry.place for entry in found)

    def _codes_beginning(self, digits: str) -> tuple[Place, ...]:
        codes = _beginning(self._sorted_codes, digits)
        return tuple(
            replace(entry.place, is_exact=False) for code in codes for entry in self._codes[code]
        )

    def _named(self, folded: str, limit: int) -> tuple[Place, ...]:
        if not folded:
            return ()
        found = self._exact(folded) or self._prefixed(folded) or self._leading(folded)
        return found[:limit]

    def _exact(self, folded: str) -> tuple[Place, ...]:
        hits = self._by_name.get(folded, [])
        if not hits:
            return ()
        whole = [entry for entry in hits if folded in full_spellings(entry.place.name)]
        by_core = [entry for entry in hits if entry not in whole]
        further = [
            entry
            for entry in self._entries_beginning(folded + " ")
            if _is_town(entry) and entry not in hits
        ]
        named = [*_ranked(whole), *_ranked(by_core)]
        towns = [entry.place for entry in named if _is_town(entry)]
        longer = [replace(entry.place, is_exact=False) for entry in _ranked(further)]
        others = [entry.place for entry in _without_own_parts(named) if not _is_town(entry)]
        return (*towns, *longer, *others)

    def _prefixed(self, folded: str) -> tuple[Place, ...]:
        if len(folded) < _SHORTEST_PREFIX:
            return ()
        ranked = _ranked(self._entries_beginning(folded))
        return tuple(replace(entry.place, is_exact=False) for entry in _without_own_parts(ranked))

    def _leading(self, folded: str) -> tuple[Place, ...]:
        """Return what the first words name: an unknown district still tells the town."""
        words = folded.split()
        for count in range(len(words) - 1, 0, -1):
            found = self._exact(" ".join(words[:count]))
            if found:
                return tuple(replace(place, is_exact=False) for place in found)
        return ()

    def _entries_beginning(self, start: str) -> list[Entry]:
        names = _beginning(self._sorted_names, start)
        unique = {id(entry): entry for name in names for entry in self._by_name[name]}
        return list(unique.values())


def _beginning(ordered: list[str], start: str) -> list[str]:
    first = bisect.bisect_left(ordered, start)
    behind = bisect.bisect_left(ordered, start + "\uffff")
    return ordered[first:behind]


def _here(found: Iterable[Entry]) -> tuple[Place, ...]:
    """Return each place of our own municipalities once; others would lead to nothing."""
    ours = dict.fromkeys(entry.place for entry in found if entry.place.municipality_key)
    return tuple(replace(place, is_exact=False) for place in ours)


def _is_town(entry: Entry) -> bool:
    return entry.place.kind is PlaceKind.MUNICIPALITY


def _ranked(found: Iterable[Entry]) -> list[Entry]:
    return sorted(
        found,
        key=lambda entry: (
            _RANK[entry.place.kind],
            -entry.population,
            entry.place.name,
            entry.place.label,
            entry.place.municipality_key,
        ),
    )


def _without_own_parts(ordered: list[Entry]) -> list[Entry]:
    """Leave out localities of a municipality that is among the hits itself."""
    towns = {
        entry.place.municipality_key
        for entry in ordered
        if entry.place.kind is PlaceKind.MUNICIPALITY
    }
    return [
        entry
        for entry in ordered
        if entry.place.kind is not PlaceKind.LOCALITY or entry.place.municipality_key not in towns
    ]


def _speaks_of(entry: Entry, folded: str) -> bool:
    return any(
        spelling == folded
        or spelling.startswith(folded + " ")
        or folded.startswith(spelling + " ")
        for spelling in entry.spellings
    )
