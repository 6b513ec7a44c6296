"""Reads a spreadsheet in a process of its own, which may die without harm.

Started as `python -m`; writes one JSON array a row: number, cells, columns with formulas.
A sentence for people is the parent's matter: failures are a code and a row.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import sys
from collections.abc import Iterator

Cell = tuple[str, bool]


class Unreadable(Exception):
    """A code and a row or text that tells the parent what is wrong."""


def main(path: str, sheet: str, memory: int, seconds: int) -> int:
    """Write the rows of a sheet to standard output."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    try:
        for number, cells in _rows(path, sheet):
            texts = [text for text, _ in cells]
            formulas = [at for at, (_, is_formula) in enumerate(cells) if is_formula]
            sys.stdout.write(json.dumps([number, texts, formulas]) + "\n")
    except MemoryError:
        return _fail("memory", "")
    except Unreadable as error:
        return _fail(*error.args)
    except Exception as error:  # noqa: BLE001 -- openpyxl raises whatever a broken file makes it meet
        return _fail("broken", f"{type(error).__name__}: {error}"[:200])
    sys.stdout.write(json.dumps({"done": True}) + "\n")
    return 0


def _fail(code: str, detail: str) -> int:
    sys.stdout.write("\n" + json.dumps({"error": code, "detail": detail}) + "\n")
    return 0


def _rows(path: str, sheet: str) -> Iterator[tuple[int, list[Cell]]]:
    from openpyxl import load_workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    from sozialatlas.exchange.importers import limits  # noqa: PLC0415 -- as above

    book = load_workbook(path, read_only=True, data_only=False, keep_links=False)
    if sheet and sheet not in book.sheetnames:
        raise Unreadable("sheet", ", ".join(book.sheetnames)[:200])
    page = book[sheet or book.sheetnames[0]]
    assert isinstance(page, ReadOnlyWorksheet)
    page.reset_dimensions()
    for number, row in enumerate(page.rows, start=1):
        if number > limits.ROWS:
            raise Unreadable("rows", str(limits.ROWS))
        cells = [_cell(number, cell.value, cell.data_type) for cell in row]
        while cells and not cells[-1][0]:
            cells.pop()
        if len(cells) > limits.COLUMNS:
            raise Unreadable("columns", str(number))
        if cells:
            yield number, cells


def _cell(row: int, value: object, data_type: str) -> Cell:
    from sozialatlas.exchange.importers.limits import CELL_CHARACTERS  # noqa: PLC0415 -- as above

    text = _text(value)
    if len(text) > CELL_CHARACTERS:
        raise Unreadable("cell", str(row))
    return text, data_type in {"f", "e"}


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
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
