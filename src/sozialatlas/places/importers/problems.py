"""Collecting what is wrong with a file, so that one run names all of it."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.core import formats
from sozialatlas.places.errors import ImportFileError, in_rows

_SHOWN = 50


class Problems:
    """The findings of one file."""

    def __init__(self, file: Path) -> None:
        """Start without any."""
        self._source = file.name
        self._found: dict[str, list[int]] = {}

    def add(self, row: int, what: str) -> None:
        """Note what is wrong with a row."""
        self._found.setdefault(what, []).append(row)

    def fail(self, what: str) -> ImportFileError:
        """Return the error for a file that cannot be read at all."""
        return ImportFileError(self._source, (what,))

    def stop_if_any(self) -> None:
        """Raise ImportFileError if something was found, equal findings once.

        Very long lists are cut, and say so.
        """
        if not self._found:
            return
        more = len(self._found) - _SHOWN
        shown = [in_rows(rows, what) for what, rows in [*self._found.items()][:_SHOWN]]
        if more > 0:
            shown.append(_("… und %(count)s weitere") % {"count": formats.number(more)})
        raise ImportFileError(self._source, tuple(shown))
