"""Telephone numbers: an extension that is a plain number stands for itself."""

from __future__ import annotations

import re

# "ext. 12", "Durchwahl 12", "App. 12": an extension with leading zeros, or words, is no number.
_EXTENSION = re.compile(
    r"(?P<number>.*\d.*?)[\s,;/-]*\b(?:ext(?:ension)?|durchwahl|dw|app(?:arat)?|nebenstelle|x)"
    r"\b[.:\s]*(?P<extension>[1-9]\d{0,8})\s*",
    re.IGNORECASE,
)
TYPES = {
    "voice": "voice",
    "mobile": "cell",
    "fax": "fax",
    "text": "text",
    "textphone": "textphone",
}


def split(number: str) -> tuple[str, int | None]:
    """Return a number without its extension, and the extension where it is a plain number."""
    found = _EXTENSION.fullmatch(number)
    if found is None:
        return number, None
    return found["number"].strip(), int(found["extension"])
