"""Social areas from a CSV: which municipality belongs to which.

Columns: ags (or gemeinde, municipality), social_area (or sozialraum); optional
social_area_key (or sozialraum_key).
"""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.places.drafts import MembershipDraft
from sozialatlas.places.importers.csv_rows import Row, read_rows
from sozialatlas.places.importers.problems import Problems
from sozialatlas.places.keys import (
    GKZ_LENGTH,
    InvalidKey,
    austrian_municipality,
    german_municipality,
)

MUNICIPALITY = (
    "ags",
    "ars",
    "gkz",
    "gemeinde",
    "gemeindeschluessel",
    "gemeindeschlüssel",
    "municipality",
    "municipality_key",
)
SOCIAL_AREA = ("social_area", "sozialraum", "social_area_name")
KEY = ("social_area_key", "sozialraum_key", "sozialraumschluessel")
_LONGEST_KEY = 32
_LONGEST_NAME = 200


def read(file: Path) -> tuple[MembershipDraft, ...]:
    """Return each municipality's social area.

    Raises: ImportFileError, naming rows with a wrong key, no name, or a second social area.
    """
    problems = Problems(file)
    found: dict[str, MembershipDraft] = {}
    for row in read_rows(file, (MUNICIPALITY, SOCIAL_AREA)):
        try:
            draft = _draft(row)
        except (InvalidKey, ValueError) as error:
            problems.add(row.number, str(error))
            continue
        first = found.setdefault(draft.municipality_key, draft)
        if first is not draft:
            problems.add(
                row.number,
                _("Gemeinde „%(key)s“ steht schon in Zeile %(row)s")
                % {"key": draft.municipality_key, "row": first.row},
            )
    problems.stop_if_any()
    if not found:
        raise problems.fail(_("enthält keinen Sozialraum"))
    return tuple(found.values())


def _draft(row: Row) -> MembershipDraft:
    text = row.text(*MUNICIPALITY)
    parsed = austrian_municipality if len(text) == GKZ_LENGTH else german_municipality
    name, key = row.text(*SOCIAL_AREA), row.text(*KEY)
    if not name:
        raise ValueError(_("kein Name eines Sozialraums"))
    if len(key) > _LONGEST_KEY or len(name) > _LONGEST_NAME:
        raise ValueError(
            _("Schlüssel oder Name ist länger als %(key)s oder %(name)s Zeichen")
            % {"key": _LONGEST_KEY, "name": _LONGEST_NAME}
        )
    return MembershipDraft(parsed(text).key, name, key, row.number)
