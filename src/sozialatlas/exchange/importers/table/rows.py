"""The header and the rows of a table, whatever file it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.exchange.errors import FileRefused


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: cells by column name, the columns that hold formulas, and its row number."""

    number: int
    cells: Mapping[str, str]
    formulas: frozenset[str] = frozenset()
    surplus: int = 0

    def cell(self, column: str) -> str:
        """Return the name of a cell as a spreadsheet shows it: B7."""
        letters, left = "", list(self.cells).index(column) + 1
        while left:
            left, letter = divmod(left - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.number}"


def checked_header(path: Path, columns: list[str]) -> list[str]:
    """Return the names of columns. Raises: FileRefused, if all are empty or one stands twice."""
    doubled = sorted({name for name in columns if name and columns.count(name) > 1})
    if not any(columns) or doubled:
        raise FileRefused(
            _("%(file)s: Die Kopfzeile ist leer oder nennt eine Spalte doppelt: %(columns)s.")
            % {"file": path.name, "columns": ", ".join(doubled) or "-"}
        )
    return columns
