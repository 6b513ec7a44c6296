"""The table and the differences as pages show them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sozialatlas.directory.models import Status
from sozialatlas.marketplace.bulk import asking, columns
from sozialatlas.marketplace.bulk.columns import COLUMN_OF, Column
from sozialatlas.marketplace.bulk.examining import Edit, Examined, Sent
from sozialatlas.marketplace.bulk.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A cell of the form: its name, what stands in it, and what is wrong with it."""

    name: str
    column: Column
    text: str
    can_edit: bool
    error: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be chosen, where not everything can be written."""
        if self.column.code != columns.STATUS:
            return ()
        return tuple(str(status.label) for status in Status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the form; `marks` say what was read."""

    row: Row
    marks: str
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry with the cells that would change."""

    row: Row
    edits: tuple[Edit, ...]


def lines(
    rows: Sequence[Row],
    shown: Sequence[str],
    sent: Sequence[Sent] = (),
    examined: Examined | None = None,
) -> tuple[Line, ...]:
    """Return the rows of the form; what somebody typed stays, with what is wrong with it."""
    typed = {(each.row_id, each.code): each for each in sent}
    wrong = {
        (each.row_id, each.column.code): each.said
        for each in (examined.problems if examined else ())
        if each.column is not None
    }
    return tuple(_line(row, shown, typed, wrong) for row in rows)


def _line(
    row: Row,
    shown: Sequence[str],
    typed: Mapping[tuple[uuid.UUID, str], Sent],
    wrong: Mapping[tuple[uuid.UUID | None, str], str],
) -> Line:
    found, marks = [], []
    for code in shown:
        cell, sent = row.cells[code], typed.get((row.id, code))
        # Who corrects a cell that changed meanwhile has read what it says now.
        marks.append(f"{code}:{cell.mark}")
        found.append(
            Input(
                name=f"{asking.TEXT}-{row.id}-{code}",
                column=COLUMN_OF[code],
                text=sent.text if sent else cell.text,
                can_edit=cell.thing is not None,
                error=wrong.get((row.id, code), ""),
            )
        )
    return Line(row=row, marks=" ".join(marks), inputs=tuple(found))


def changed(edits: Sequence[Edit]) -> tuple[Changed, ...]:
    """Return what would change, entry by entry."""
    return tuple(
        Changed(found[0].row, tuple(found))
        for _key, group in groupby(edits, key=lambda edit: edit.row.id)
        if (found := list(group))
    )
