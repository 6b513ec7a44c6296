"""Reads CSV strictly, and says on which line a row begins or breaks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from sozialatlas.core.errors import SozialatlasError

# What Python's own reader allows.
CELL_CHARACTERS = 131_072


class BrokenRow(SozialatlasError):
    """A row cannot be read; `reason` is what Python's reader says of it."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line, self.reason = line, reason


def numbered(
    text: str, delimiter: str, *, cell_characters: int = CELL_CHARACTERS
) -> Iterator[tuple[int, list[str]]]:
    """Yield the line on which each row begins (the first is 1), and its cells.

    Raises: BrokenRow, for an open quotation mark or a cell that is too long.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        while (cells := _next(reader, cell_characters)) is not None:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise BrokenRow(begins, str(error)) from error


def _next(reader: Iterator[list[str]], cell_characters: int) -> list[str] | None:
    """Return the next row; the limit is one of the whole process, so it holds for one row only.

    Whoever stops in the middle of a file would leave it to all others.
    """
    before = csv.field_size_limit(cell_characters)
    try:
        return next(reader, None)
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
