"""Which format a file has, by its name and its first lines."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.places.errors import in_row
from sozialatlas.places.importers import changes, gv100ad, postal_codes, social_areas
from sozialatlas.places.importers.csv_rows import columns, read_text
from sozialatlas.places.importers.problems import Problems

_TABLES = (".csv", ".txt", ".asc", ".tsv")
_BEGINNING_BYTES = 4096


class Format(StrEnum):
    """Formats of files of areas and places."""

    BOUNDARIES = "boundaries"
    AUSTRIA = "austria"
    GV100AD = "gv100ad"
    CSV = "csv"
    POSTAL_CODES = "postal-codes"
    SOCIAL_AREAS = "social-areas"
    CHANGES = "changes"


def format_of(file: Path) -> Format:
    """Return the format of a file. Raises: ImportFileError, if it is none that we know."""
    problems = Problems(file)
    if not file.exists():
        raise problems.fail(_("gibt es nicht"))
    if file.suffix.lower() not in _TABLES:
        return Format.BOUNDARIES
    text = _beginning(file, problems)
    if gv100ad.is_gv100ad(text):
        return Format.GV100AD
    header = set(columns(text))
    required = {
        Format.POSTAL_CODES: postal_codes.REQUIRED,
        Format.CHANGES: changes.REQUIRED,
        Format.SOCIAL_AREAS: (social_areas.MUNICIPALITY, social_areas.SOCIAL_AREA),
        Format.CSV: (("ags", "ars"), ("name",)),
    }
    for known, needed in required.items():
        if all(header & set(names) for names in needed):
            return known
    read_text(file)  # what is no UTF-8 text is refused as such, not for odd names of columns
    raise problems.fail(
        in_row(
            1,
            _(
                "Die Spalten %(names)s gehören zu keinem bekannten Format;"
                " eines mit --format wählen"
            )
            % {"names": ", ".join(sorted(header)[:12])},
        )
    )


def _beginning(file: Path, problems: Problems) -> str:
    try:
        with file.open("rb") as stream:
            return stream.read(_BEGINNING_BYTES).decode("utf-8-sig", errors="replace")
    except OSError as error:
        raise problems.fail(_("nicht lesbar: %(error)s") % {"error": error.strerror}) from error
