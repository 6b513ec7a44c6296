"""Reads CSV strictly, and says on which line a row begins or breaks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from sozialatlas.core.errors import SozialatlasError


class BrokenRow(SozialatlasError):
    """A row cannot be read; `reason` is what Python's reader says of it."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line, self.reason = line, reason


def numbered(
    text: str, delimiter: str, *, cell_characters: int | None = None
) -> Iterator[tuple[int, list[str]]]:
    """Yield the line on which each row begins (the first is 1), and its cells.

    Missing: without `cell_characters` a cell may have 131,072 of them.
    Raises: BrokenRow, for an open quotation mark or a cell that is too long.
    """
    # The limit is one of the whole process, so it is given back whatever happens.
    before = csv.field_size_limit()
    csv.field_size_limit(before if cell_characters is None else cell_characters)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise BrokenRow(begins, str(error)) from error
    finally:
        csv.field_size_limit(before)


def first_row(text: str, delimiter: str) -> list[str]:
    """Return the cells of the first row as far as the text goes, none where it is unreadable."""
    # Not strict: the beginning of a file may end within a cell.
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []


def delimiter_of(text: str, delimiters: str) -> str:
    """Return which of some signs stands most often in the header."""
    return max(delimiters, key=text.split("\n", 1)[0].count)
