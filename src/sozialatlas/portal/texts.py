"""Texts that only the operator can write: Impressum and what the law wants beside it.

They lie as Markdown in the data folder: `texts/impressum.de.md`, `texts/impressum.en.md`.
"""

from __future__ import annotations

import logging
from pathlib import Path

from django.conf import settings

from sozialatlas.core.languages import GERMAN

FOLDER = "texts"
log = logging.getLogger(__name__)


def file_name(page: str, language: str) -> str:
    """Return the file's name below the data folder, for the operator."""
    return f"{FOLDER}/{page}.{language}.md"


def read(page: str, language: str) -> str:
    """Return the operator's text in a language, else in German, else an empty one."""
    for code in (language, GERMAN):
        path = Path(settings.DATA_DIR) / file_name(page, code)
        if path.is_file():
            return _text(path)
    return ""


def _text(path: Path) -> str:
    """Return what a file says: better read as Windows writes than no Impressum at all."""
    written = path.read_bytes()
    try:
        return written.decode("utf-8-sig")
    except UnicodeDecodeError:
        log.error("%s is not written in UTF-8; please save it so", path)  # noqa: TRY400 -- no fault of the program
        return written.decode("cp1252", errors="replace")
