"""Destatis' Gemeindeverzeichnis GV100AD: fixed width, six kinds of records.

Source: Destatis, Datensatzbeschreibung GV100AD, 2023. Columns, counted from 1: record type
1-2, status day 3-10, state 11-12, region 13, county 14-15, municipality 16-18, association
19-22, name 23-72, seat 73-122, type 123-124, area in hectares 129-139, population 140-150,
postal code of the seat 166-170. Record types: 10 state, 20 region, 30 part of a region,
40 county, 50 association, 60 municipality.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.places.drafts import AreaDraft, has_association, parent_of
from sozialatlas.places.importers import numbers
from sozialatlas.places.importers.drafting import Collected, Collector
from sozialatlas.places.importers.gv100ad_codes import designation, name_and_addition
from sozialatlas.places.importers.municipality_csv import HECTARES_PER_KM2
from sozialatlas.places.keys import GERMAN_STATES, InvalidKey, german_municipality

_RECORD_TYPES = frozenset({"10", "20", "30", "40", "50", "60"})
_SHORTEST_LINE = 24
_LINE_OF_MUNICIPALITY = 170


@dataclass(frozen=True, slots=True)
class _Line:
    """One record; columns are counted from 1, both ends included, as Destatis does."""

    number: int
    text: str

    def cell(self, first: int, last: int) -> str:
        return self.text[first - 1 : last].strip()

    @property
    def name(self) -> str:
        name = self.cell(23, 72)
        if not name:
            raise ValueError(_("kein Name in den Spalten 23 bis 72"))
        return name


def is_gv100ad(text: str) -> bool:
    """Return whether a text begins as a GV100AD file does."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return first[:2] in _RECORD_TYPES and first[2:10].isdigit() and len(first) >= _SHORTEST_LINE


def read(file: Path) -> Collected:
    """Return the states, counties, associations and municipalities of the file."""
    collector = Collector(file)
    for number, text in enumerate(_text(file, collector).splitlines(), start=1):
        if not text.strip():
            continue
        try:
            _take(collector, _Line(number, text))
        except (ValueError, InvalidKey) as error:
            collector.problems.add(number, str(error))
    return collector.finish()


def _text(file: Path, collector: Collector) -> str:
    """Return the text; files until about 2020 are in Latin-1, later ones in UTF-8."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise collector.problems.fail(
            _("nicht lesbar: %(error)s") % {"error": error.strerror}
        ) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _take(collector: Collector, line: _Line) -> None:
    record = line.cell(1, 2)
    if record not in _RECORD_TYPES:
        raise ValueError(_("„%(code)s“ ist keine Satzart (10 bis 60)") % {"code": record})
    numbers.day(line.cell(3, 10))
    if line.cell(11, 12) not in GERMAN_STATES:
        raise ValueError(_("„%(code)s“ ist kein deutsches Land") % {"code": line.cell(11, 12)})
    if record == "60":
        _municipality(collector, line)
    elif record in _UPPER:
        draft = _UPPER[record](line)
        if draft is not None:
            collector.area(draft)


def _state(line: _Line) -> AreaDraft | None:
    return AreaDraft(
        "state", line.cell(11, 12), line.name, parent=("country", "DE"), row=line.number
    )


def _county(line: _Line) -> AreaDraft | None:
    name, addition = name_and_addition(line.name)
    return AreaDraft(
        "county",
        line.cell(11, 15),
        name,
        parent=("state", line.cell(11, 12)),
        designation=designation(line.cell(123, 124), addition),
        row=line.number,
    )


def _association(line: _Line) -> AreaDraft | None:
    key = line.cell(11, 15) + line.cell(19, 22)
    if not has_association(key):
        return None
    name, addition = name_and_addition(line.name)
    return AreaDraft(
        "association",
        key,
        name,
        parent=("county", line.cell(11, 15)),
        designation=designation(line.cell(123, 124), addition),
        row=line.number,
    )


_UPPER: dict[str, Callable[[_Line], AreaDraft | None]] = {
    "10": _state,
    "40": _county,
    "50": _association,
}


def _municipality(collector: Collector, line: _Line) -> None:
    if len(line.text.rstrip()) < _LINE_OF_MUNICIPALITY:
        raise ValueError(
            _("endet nach %(count)s Spalten; ist die Datei abgeschnitten?")
            % {"count": len(line.text.rstrip())}
        )
    key = german_municipality(line.cell(11, 15) + line.cell(19, 22) + line.cell(16, 18))
    name, addition = name_and_addition(line.name)
    draft = AreaDraft(
        "municipality",
        key.key,
        name,
        parent=parent_of(key),
        designation=designation(line.cell(123, 124), addition),
        population=numbers.whole(line.cell(140, 150)),
        area_km2=numbers.whole(line.cell(129, 139)) / HECTARES_PER_KM2,
        postal_code=line.cell(166, 170) or None,
        row=line.number,
    )
    collector.municipality(key, draft)
