"""Opens text files: what they are called, how large they are, in which encoding."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.exchange.errors import FileRefused
from sozialatlas.exchange.importers import limits

# UTF-8 that was read as Windows-1252 and saved again: "StraÃŸe", "fÃ¼r".
_TWICE_ENCODED = re.compile("Ã[¤¶¼Ÿ„\u2013œ\x84\x96\x9c\x9f]")


def checked_size(path: Path) -> int:
    """Return the size of a file. Raises: FileRefused, if it is missing, empty or too large."""
    if not path.is_file():
        raise FileRefused(_("%(file)s: Datei nicht gefunden.") % {"file": path})
    size = path.stat().st_size
    if size == 0:
        raise FileRefused(_("%(file)s: Die Datei ist leer.") % {"file": path.name})
    if size > limits.FILE_BYTES:
        raise FileRefused(
            _("%(file)s: Die Datei ist größer als %(limit)s MB. Bitte in Teilen einspielen.")
            % {"file": path.name, "limit": limits.FILE_BYTES // 1_000_000}
        )
    return size


def text_of(path: Path, encoding: str = "") -> str:
    """Return the text of a file, without a byte order mark.

    Without `encoding` it must be UTF-8. Raises: FileRefused, naming the line.
    """
    checked_size(path)
    raw = path.read_bytes()
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not encoding:
        encoding = "utf-16"
    try:
        text = raw.decode(encoding or "utf-8-sig")
    except UnicodeDecodeError as error:
        raise _wrong_encoding(path, raw, error) from error
    _check_signs(path, text)
    return text.removeprefix("\ufeff")


def fingerprint(paths: list[Path]) -> str:
    """Return a mark of the contents of some files."""
    mark = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            mark.update(hashlib.file_digest(file, "sha256").digest())
    return mark.hexdigest()


def _wrong_encoding(path: Path, raw: bytes, error: UnicodeDecodeError) -> FileRefused:
    line = raw.count(b"\n", 0, error.start) + 1
    return FileRefused(
        _(
            "%(file)s, Zeile %(line)s: Byte %(byte)s passt nicht zur Kodierung %(encoding)s."
            " Bitte als UTF-8 speichern oder in der Zuordnung encoding nennen (z. B. cp1252)."
        )
        % {
            "file": path.name,
            "line": line,
            "byte": f"0x{raw[error.start]:02X}",
            "encoding": error.encoding,
        }
    )


def _check_signs(path: Path, text: str) -> None:
    broken = _TWICE_ENCODED.search(text)
    if broken or "\x00" in text:
        at = broken.start() if broken else text.index("\x00")
        raise FileRefused(
            _(
                "%(file)s, Zeile %(line)s: Die Umlaute sind zerstört oder die Datei ist kein Text."
                " Bitte neu als UTF-8 speichern."
            )
            % {"file": path.name, "line": text.count("\n", 0, at) + 1}
        )
