"""Has a file read by the reading process, and takes what it hands back."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import msgspec
from django.utils import translation
from django.utils.translation import gettext as _

from sozialatlas.exchange.errors import FileRefused, MappingRefused
from sozialatlas.exchange.importers import packed
from sozialatlas.exchange.importers.draft import ReadResult
from sozialatlas.exchange.reading import letters
from sozialatlas.exchange.reading.child import Order

_CHILD = "sozialatlas.exchange.reading.child"
_ZIP_SIGN = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading process may use; `seconds` of the clock and of the processor alike."""

    memory_bytes: int = 512 * 1024 * 1024
    seconds: int = 30


FOR_UPLOADS = Limits()
FOR_OPERATORS = Limits(memory_bytes=2 * 1024 * 1024 * 1024, seconds=300)


def read(path: Path, format_name: str, mapping: Path | None, limits: Limits) -> ReadResult:
    """Return what a reader finds in a file. Raises: FileRefused, MappingRefused."""
    _weigh(path)
    with tempfile.TemporaryDirectory(prefix="sozialatlas-reading-") as folder:
        letter = Path(folder) / "letter.json"
        order = Order(
            path=str(path.resolve()),
            format_name=format_name,
            mapping=str(mapping.resolve()) if mapping else "",
            language=translation.get_language() or "de",
            letter=str(letter),
            memory_bytes=limits.memory_bytes,
            seconds=limits.seconds,
        )
        is_late = _run(msgspec.json.encode(order).decode(), limits.seconds)
        if is_late or not letter.exists():
            raise _broken_off(path, is_late=is_late)
        return _result(path, letters.decode(letter.read_bytes()))


def _weigh(path: Path) -> None:
    """Refuse a zip file that swells, whatever its name says, before anything opens it."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        is_zip = file.read(len(_ZIP_SIGN)) == _ZIP_SIGN
    if is_zip:
        packed.check(path)


def _run(order: str, seconds: int) -> bool:
    """Return whether the process had to be ended because its time was over."""
    child = subprocess.Popen(  # noqa: S603 -- our own module, the order is one argument
        [sys.executable, "-m", _CHILD, order],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "sozialatlas.project.settings",
            "OPENBLAS_NUM_THREADS": "1",
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        start_new_session=True,  # so that what it starts ends with it
    )
    try:
        child.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return True
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    return child.returncode == -signal.SIGXCPU


def _result(path: Path, letter: letters.Letter) -> ReadResult:
    if letter.refused == "MemoryError":
        raise FileRefused(
            _("%(file)s: braucht zu viel Speicher und wurde nicht gelesen.") % {"file": path.name}
        )
    if letter.refused == MappingRefused.__name__:
        raise MappingRefused(letter.reason)
    if letter.refused:
        raise FileRefused(letter.reason)
    return letters.result(letter)


def _broken_off(path: Path, *, is_late: bool) -> FileRefused:
    text = (
        _("%(file)s: Das Lesen dauerte zu lange und wurde abgebrochen.")
        if is_late
        else _("%(file)s: Das Lesen brach ab. Die Datei ist beschädigt oder zu groß.")
    )
    return FileRefused(text % {"file": path.name})
