"""Collecting what is wrong with a file, so that one run names all of it."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.places.errors import ImportFileError, in_row

_SHOWN = 50


class Problems:
    """The findings of one file."""

    def __init__(self, file: Path) -> None:
        """Start without any."""
        self._source = file.name
        self._found: list[str] = []

    def add(self, row: int, what: str) -> None:
        """Note what is wrong with a row."""
        self._found.append(in_row(row, what))

    def fail(self, what: str) -> ImportFileError:
        """Return the error for a file that cannot be read at all."""
        return ImportFileError(self._source, (what,))

    def stop_if_any(self) -> None:
        """Raise ImportFileError if something was found; very long lists are cut, and say so."""
        if not self._found:
            return
        more = len(self._found) - _SHOWN
        shown = self._found[:_SHOWN] + (
            [_("… und %(count)s weitere") % {"count": more}] if more > 0 else []
        )
        raise ImportFileError(self._source, tuple(shown))
