"""Rows of an XLSX file, read by a child process with limits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from sozialatlas.exchange.errors import FileRefused
from sozialatlas.exchange.importers import limits, packed
from sozialatlas.exchange.importers.table.rows import TableRow, checked_header

_CHILD = "sozialatlas.exchange.importers.table.xlsx_child"


def read_rows(path: Path, *, sheet: str = "") -> Iterator[TableRow]:
    """Yield the rows below the header. Raises: FileRefused, naming the row where there is one."""
    packed.check(path)
    columns: list[str] = []
    with _child(path, sheet) as lines:
        for number, texts, formulas in _read(path, lines):
            if columns:
                yield _row(number, columns, texts, formulas)
            else:
                columns = checked_header(path, texts)
    if not columns:
        raise FileRefused(_("%(file)s: Das Tabellenblatt ist leer.") % {"file": path.name})


def _row(number: int, columns: list[str], texts: list[str], formulas: list[int]) -> TableRow:
    padded = texts + [""] * (len(columns) - len(texts))
    named = frozenset(columns[at] for at in formulas if at < len(columns))
    cells = dict(zip(columns, padded, strict=False))
    return TableRow(number, cells, named, max(0, len(texts) - len(columns)))


@contextmanager
def _child(path: Path, sheet: str) -> Iterator[IO[str]]:
    numbers = [str(limits.CHILD_BYTES), str(limits.CHILD_SECONDS)]
    command = [sys.executable, "-m", _CHILD, str(path.resolve()), sheet, *numbers]
    # numpy, which openpyxl loads where it is, reserves memory for each thread.
    environment = {
        **os.environ,
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    child = subprocess.Popen(  # noqa: S603 -- our own module, the path is one argument
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        env=environment,
        text=True,
        encoding="utf-8",
    )
    timer = threading.Timer(limits.CHILD_SECONDS * 2, child.kill)
    timer.start()
    try:
        assert child.stdout is not None
        yield child.stdout
    finally:
        timer.cancel()
        child.kill()
        child.wait()
        assert child.stdout is not None
        child.stdout.close()


def _read(path: Path, lines: IO[str]) -> Iterator[tuple[int, list[str], list[int]]]:
    for line in lines:
        if not line.strip():
            continue
        said = _parsed(line)
        if isinstance(said, list):
            yield said[0], said[1], said[2]
        elif isinstance(said, dict) and "done" in said:
            return
        elif isinstance(said, dict):
            raise _refusal(path, str(said.get("error")), str(said.get("detail")))
    raise _refusal(path, "killed", "")


def _parsed(line: str) -> object:
    try:
        said: object = json.loads(line)
    except json.JSONDecodeError:
        return None  # a row that the child could not write to its end; the reason follows
    return said


def _refusal(path: Path, code: str, detail: str) -> FileRefused:
    sentences = {
        "columns": _("%(file)s, Zeile %(detail)s: mehr als %(columns)s Spalten."),
        "cell": _("%(file)s, Zeile %(detail)s: Eine Zelle hat mehr als %(cell)s Zeichen."),
        "rows": _("%(file)s: mehr als %(detail)s Zeilen. Bitte in Teilen einspielen."),
        "sheet": _("%(file)s: Dieses Tabellenblatt fehlt. Vorhanden: %(detail)s."),
        "broken": _("%(file)s: nicht als XLSX lesbar (%(detail)s)."),
        "memory": _("%(file)s: braucht zu viel Speicher und wurde nicht gelesen."),
        "killed": _("%(file)s: Das Lesen dauerte zu lange und wurde abgebrochen."),
    }
    values = {
        "file": path.name,
        "detail": detail,
        "columns": limits.COLUMNS,
        "cell": limits.CELL_CHARACTERS,
    }
    return FileRefused(sentences[code] % values)
