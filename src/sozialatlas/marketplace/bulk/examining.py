"""Compares what somebody sends back with what the entries say, cell by cell."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from sozialatlas.directory.actions import Wanted
from sozialatlas.marketplace.bulk import reading, rows
from sozialatlas.marketplace.bulk.columns import COLUMN_OF, Column
from sozialatlas.marketplace.bulk.reading import Asked, WrongCell
from sozialatlas.marketplace.bulk.rows import Row, Thing


@dataclass(frozen=True, slots=True)
class Sent:
    """A cell as it came back: of which entry and column, its text, and the mark of what was read.

    `at` says where it stands, for people: a row of a sheet.
    """

    row_id: uuid.UUID
    code: str
    text: str
    mark: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell that is to say something else."""

    row: Row
    column: Column
    before: str
    sent: Sent


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be taken over, where it stands, and what to do."""

    at: str
    name: str
    column: Column | None
    said: str
    row_id: uuid.UUID | None = None


@dataclass(slots=True)
class Examined:
    """What would change, and what cannot be taken over."""

    edits: list[Edit] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    wanted: dict[Thing, dict[str, object]] = field(default_factory=dict)
    services: dict[Thing, Row] = field(default_factory=dict)
    _words: dict[tuple[Thing, str], str] = field(default_factory=dict)

    @property
    def record_count(self) -> int:
        """How many entries would change."""
        return len({edit.row.id for edit in self.edits})

    def of_services(self) -> Mapping[uuid.UUID, Sequence[Wanted]]:
        """Return what is wanted, by service: each becomes a proposal of its own."""
        found: dict[uuid.UUID, list[Wanted]] = {}
        for thing, fields in self.wanted.items():
            kind, key = thing
            wanted = Wanted(kind=kind, id=key, fields=fields)
            found.setdefault(self.services[thing].service_id, []).append(wanted)
        return found

    def take(self, edit: Edit, thing: Thing, value: object) -> None:
        """Note a change; two places that ask the same thing for different texts are a problem."""
        words = rows.tidied(edit.sent.text)
        known = self._words.setdefault((thing, edit.column.code), words)
        if known != words:
            told = _(
                "Mehrere Zeilen gehören zum selben Angebot und sagen Verschiedenes: „{one}“ und "
                "„{other}“. Bitte überall dasselbe eintragen."
            )
            self.refuse(edit, told.format(one=known[:80], other=words[:80]))
            return
        self.edits.append(edit)
        self.wanted.setdefault(thing, {})[edit.column.code] = value
        self.services[thing] = edit.row

    def refuse(self, edit: Edit, said: str) -> None:
        """Note why a cell is not taken over."""
        self.problems.append(Problem(edit.sent.at, edit.row.name, edit.column, said, edit.row.id))


def examine(sent: Sequence[Sent], *, may: Collection[uuid.UUID], at: dt.datetime) -> Examined:
    """Return what the sent cells would change; `may` are the organizations that one speaks for."""
    given = {row.id: row for row in rows.rows(list(dict.fromkeys(s.row_id for s in sent)))}
    found, unknown = Examined(), set[uuid.UUID]()
    for each in sent:
        row = given.get(each.row_id)
        if row is None or row.organization_id not in may:
            if each.row_id not in unknown:
                unknown.add(each.row_id)
                told = _("Diesen Eintrag gibt es nicht mehr, oder er gehört nicht zu Ihnen.")
                found.problems.append(Problem(each.at, "", None, told))
            continue
        _examine_cell(each, row, found, at)
    return found


def _examine_cell(sent: Sent, row: Row, found: Examined, at: dt.datetime) -> None:
    cell, column = row.cells[sent.code], COLUMN_OF[sent.code]
    mark = rows.mark(sent.text)
    if mark in {sent.mark, cell.mark}:  # untouched, or what it says by now anyway
        return
    edit = Edit(row, column, cell.text, sent)
    if cell.thing is None:
        found.refuse(edit, _("Das lässt sich nur auf der Seite des Eintrags ändern."))
    elif sent.mark != cell.mark:
        told = _("Inzwischen hat jemand das geändert. Jetzt steht dort: „{text}“.")
        found.refuse(edit, told.format(text=cell.text[:200]))
    else:
        try:
            value = reading.value(sent.code, Asked(row, sent.text, at))
        except WrongCell as error:
            found.refuse(edit, error.said)
        else:
            found.take(edit, cell.thing, value)
