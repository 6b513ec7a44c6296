"""Texts that only the operator can write: Impressum and what the law wants beside it.

They lie as Markdown in the data folder: `texts/impressum.de.md`, `texts/impressum.en.md`.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from sozialatlas.core.languages import GERMAN

FOLDER = "texts"


def file_name(page: str, language: str) -> str:
    """Return the file's name below the data folder, for the operator."""
    return f"{FOLDER}/{page}.{language}.md"


def read(page: str, language: str) -> str:
    """Return the operator's text in a language, else in German, else an empty one."""
    for code in (language, GERMAN):
        path = Path(settings.DATA_DIR) / file_name(page, code)
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return ""
