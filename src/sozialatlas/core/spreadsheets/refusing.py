"""How large a spreadsheet may be, and why one is not read."""

from __future__ import annotations

from dataclasses import dataclass

from sozialatlas.core.errors import SozialatlasError


class Unreadable(SozialatlasError):
    """A spreadsheet is not read: `code` says why, `detail` names a row, a number or sheets.

    Codes: damaged, swollen, columns, cell, rows, sheet, broken, memory, killed.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code} {detail}".strip())
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is read at most.

    A spreadsheet is a zip file; real ones shrink to a tenth, bombs to a thousandth: from
    `ratio_from_bytes` on, `ratio` is how often as large it may become.
    """

    rows: int
    columns: int
    cell_characters: int
    unpacked_bytes: int
    entries: int
    ratio: int
    ratio_from_bytes: int
    memory_bytes: int
    seconds: int
