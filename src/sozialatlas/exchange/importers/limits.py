"""How large a file of services may be; generous for a county, small for an attack."""

from __future__ import annotations

from sozialatlas.core.spreadsheets import Limits

FILE_BYTES = 200_000_000
ROWS = 200_000
COLUMNS = 500
CELL_CHARACTERS = 50_000

# A spreadsheet is a zip file; real ones shrink to a tenth, bombs to a thousandth.
UNPACKED_BYTES = 400_000_000
ZIP_ENTRIES = 2_000
ZIP_RATIO = 200
ZIP_RATIO_FROM_BYTES = 10_000_000

CHILD_BYTES = 800_000_000
CHILD_SECONDS = 90


def of_spreadsheets() -> Limits:
    """Return how much of a spreadsheet is read."""
    return Limits(
        rows=ROWS,
        columns=COLUMNS,
        cell_characters=CELL_CHARACTERS,
        unpacked_bytes=UNPACKED_BYTES,
        entries=ZIP_ENTRIES,
        ratio=ZIP_RATIO,
        ratio_from_bytes=ZIP_RATIO_FROM_BYTES,
        memory_bytes=CHILD_BYTES,
        seconds=CHILD_SECONDS,
    )
