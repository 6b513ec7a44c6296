"""Reads a spreadsheet that came back: its cells, and what in it cannot be read."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.core import spreadsheets
from sozialatlas.marketplace.bulk import columns
from sozialatlas.marketplace.bulk.columns import COLUMN_OF, KEY, MARKS
from sozialatlas.marketplace.bulk.errors import SheetRefused
from sozialatlas.marketplace.bulk.examining import Problem, Sent

FILE_BYTES = 2_000_000
LIMITS = spreadsheets.Limits(
    rows=5_000,
    columns=40,
    cell_characters=5_000,
    unpacked_bytes=40_000_000,
    entries=200,
    ratio=200,
    ratio_from_bytes=5_000_000,
    memory_bytes=500_000_000,
    seconds=20,
)


def read(content: bytes) -> tuple[list[Sent], list[Problem]]:
    """Return the cells of a file that came back, and what in it cannot be read.

    Raises: SheetRefused, naming the row where there is one.
    """
    if len(content) > FILE_BYTES:
        raise SheetRefused(_("Die Datei ist größer als 2 MB. Eine Tabelle von hier ist kleiner."))
    with tempfile.TemporaryDirectory(prefix="sozialatlas-table-") as folder:
        path = Path(folder) / "table.xlsx"
        path.write_bytes(content)
        try:
            lines = list(spreadsheets.read(path, LIMITS))
        except spreadsheets.Unreadable as error:
            raise SheetRefused(_refusal(error)) from error
    if not lines:
        raise SheetRefused(_("Die Tabelle ist leer."))
    return _cells(lines)


def _cells(lines: Sequence[spreadsheets.Line]) -> tuple[list[Sent], list[Problem]]:
    header = _known(lines[0].texts)
    if KEY not in header.values() or MARKS not in header.values():
        raise SheetRefused(
            _(
                "Die Spalten „{key}“ und „{marks}“ fehlen. Laden Sie die Tabelle neu herunter und "
                "ändern Sie nur die Zellen darunter."
            ).format(key=KEY, marks=MARKS)
        )
    sent: list[Sent] = []
    problems: list[Problem] = [*_unknown(lines[0].texts, header)]
    seen: dict[uuid.UUID, int] = {}
    for line in lines[1:]:
        at = _("Zeile {number}").format(number=line.number)
        cells = {code: _text(line, place) for place, code in header.items()}
        key = _key(cells[KEY])
        if key is None:
            said = _("Ohne gültige Kennung. Neue Angebote tragen Sie unter „Meine Einträge“ ein.")
            problems.append(Problem(at, cells.get(columns.NAME, "")[:80], None, said))
        elif key in seen:
            said = _("Diese Kennung steht schon in Zeile {number}.").format(number=seen[key])
            problems.append(Problem(at, cells.get(columns.NAME, "")[:80], None, said))
        else:
            seen[key] = line.number
            formulas = {header[place] for place in line.formulas if place in header}
            problems += _formulas(at, cells, formulas)
            sent += _of_line(key, at, cells, formulas)
    return sent, problems


def _of_line(
    key: uuid.UUID, at: str, cells: Mapping[str, str], formulas: set[str]
) -> Iterator[Sent]:
    marks = dict(part.partition(":")[::2] for part in cells[MARKS].split())
    for code in COLUMN_OF:
        if code in cells and code not in formulas:
            yield Sent(key, code, cells[code], marks.get(code, ""), at)


def _formulas(at: str, cells: Mapping[str, str], formulas: set[str]) -> Iterator[Problem]:
    said = _("Hier steht eine Formel. Tragen Sie den Wert ein.")
    for code in sorted(formulas):
        yield Problem(at, cells.get(columns.NAME, "")[:80], COLUMN_OF.get(code), said)


def _known(texts: Sequence[str]) -> dict[int, str]:
    """Return which column stands where, by what its header says."""
    codes = {**columns.by_label(), KEY.casefold(): KEY, MARKS.casefold(): MARKS}
    found: dict[int, str] = {}
    for at, text in enumerate(texts):
        code = codes.get(" ".join(text.split()).casefold())
        if code is not None and code not in found.values():
            found[at] = code
    return found


def _unknown(texts: Sequence[str], header: Mapping[int, str]) -> Iterator[Problem]:
    for at, text in enumerate(texts):
        if text and at not in header and at != 1:  # the second says where an entry is
            said = _("Die Spalte „{name}“ ist unbekannt und wird nicht gelesen.")
            yield Problem(
                _("Zeile {number}").format(number=1), "", None, said.format(name=text[:60])
            )


def _text(line: spreadsheets.Line, at: int) -> str:
    return line.texts[at] if at < len(line.texts) else ""


def _key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _refusal(error: spreadsheets.Unreadable) -> str:
    sentences = {
        "columns": _("Zeile {detail} hat zu viele Spalten."),
        "cell": _("In Zeile {detail} hat eine Zelle mehr als 5.000 Zeichen."),
        "rows": _("Die Tabelle hat mehr als {detail} Zeilen."),
        "memory": _("Die Datei braucht zu viel Speicher und wurde nicht gelesen."),
        "killed": _("Das Lesen dauerte zu lange und wurde abgebrochen."),
        "swollen": _("Die Datei würde ausgepackt {detail} MB groß und wird nicht geöffnet."),
    }
    other = _("Die Datei ist nicht als XLSX lesbar. Speichern Sie sie als Excel-Arbeitsmappe.")
    return sentences.get(error.code, other).format(detail=error.detail)
