"""A table of changes of areas. Columns: old, new, weight, on; optional name of the new area."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.places.drafts import ChangeDraft
from sozialatlas.places.importers import numbers
from sozialatlas.places.importers.csv_rows import Row, read_rows
from sozialatlas.places.importers.problems import Problems
from sozialatlas.places.keys import lookup_keys

REQUIRED = (("old",), ("new",), ("weight",), ("on",))


def read(file: Path) -> tuple[ChangeDraft, ...]:
    """Return the steps of the file.

    Raises: ImportFileError, naming rows with a missing key, a weight outside 0 to 1, or twice
    the same step.
    """
    problems = Problems(file)
    found: dict[tuple[object, ...], ChangeDraft] = {}
    for row in read_rows(file, REQUIRED):
        try:
            draft = _draft(row)
        except ValueError as error:
            problems.add(row.number, str(error))
            continue
        first = found.setdefault((draft.old, draft.new, draft.on), draft)
        if first is not draft:
            problems.add(row.number, _("steht schon in Zeile %(row)s") % {"row": first.row})
    problems.stop_if_any()
    if not found:
        raise problems.fail(_("enthält keine Änderung"))
    return tuple(found.values())


def _draft(row: Row) -> ChangeDraft:
    old, new = row.text("old"), row.text("new")
    if not old or not new:
        raise ValueError(_("alter oder neuer Schlüssel fehlt"))
    weight = numbers.decimal(row.text("weight"))
    if not 0 < weight <= 1:
        raise ValueError(
            _("Gewicht %(weight)s liegt nicht über 0 und höchstens bei 1")
            % {"weight": f"{weight:g}"}
        )
    return ChangeDraft(
        old=lookup_keys(old)[0],
        new=lookup_keys(new)[0],
        weight=weight,
        on=numbers.day(row.text("on")),
        new_name=row.text("name", "new_name"),
        row=row.number,
    )
