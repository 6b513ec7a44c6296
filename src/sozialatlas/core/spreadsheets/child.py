"""Reads a spreadsheet in a process of its own, which may die without harm.

Started as `python -m` with a path, a sheet and its limits as JSON; writes one JSON array a row:
number, cells, columns with formulas. A sentence for people is the parent's matter: failures are
a code and a row. It knows no Django and no settings.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import sys
from collections.abc import Iterator

from sozialatlas.core.spreadsheets.refusing import Limits, Unreadable

Cell = tuple[str, bool]


def main(path: str, sheet: str, limits: Limits) -> int:
    """Write the rows of a sheet to standard output."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    try:
        for number, cells in _rows(path, sheet, limits):
            texts = [text for text, _ in cells]
            formulas = [at for at, (_, is_formula) in enumerate(cells) if is_formula]
            sys.stdout.write(json.dumps([number, texts, formulas]) + "\n")
    except MemoryError:
        return _fail("memory", "")
    except Unreadable as error:
        return _fail(error.code, error.detail)
    except Exception as error:  # noqa: BLE001 -- openpyxl raises whatever a broken file makes it meet
        return _fail("broken", f"{type(error).__name__}: {error}"[:200])
    sys.stdout.write(json.dumps({"done": True}) + "\n")
    return 0


def _fail(code: str, detail: str) -> int:
    sys.stdout.write("\n" + json.dumps({"error": code, "detail": detail}) + "\n")
    return 0


def _rows(path: str, sheet: str, limits: Limits) -> Iterator[tuple[int, list[Cell]]]:
    from openpyxl import load_workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    book = load_workbook(path, read_only=True, data_only=False, keep_links=False)
    if sheet and sheet not in book.sheetnames:
        raise Unreadable("sheet", ", ".join(book.sheetnames)[:200])
    page = book[sheet or book.sheetnames[0]]
    assert isinstance(page, ReadOnlyWorksheet)
    page.reset_dimensions()
    for number, row in enumerate(page.rows, start=1):
        if number > limits.rows:
            raise Unreadable("rows", str(limits.rows))
        cells = [_cell(cell.value, cell.data_type) for cell in row]
        if any(len(text) > limits.cell_characters for text, _ in cells):
            raise Unreadable("cell", str(number))
        while cells and not cells[-1][0]:
            cells.pop()
        if len(cells) > limits.columns:
            raise Unreadable("columns", str(number))
        if cells:
            yield number, cells


def _cell(value: object, data_type: str) -> Cell:
    return _text(value), data_type in {"f", "e"}


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat().removesuffix("T00:00:00")
    return str(value).strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], Limits(**json.loads(sys.argv[3]))))
