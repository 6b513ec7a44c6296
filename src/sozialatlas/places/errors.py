"""What can go wrong with places: one family of exceptions."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sozialatlas.core import formats
from sozialatlas.core.errors import SozialatlasError

_ROWS_SHOWN = 5


class PlacesError(SozialatlasError):
    """Something about areas or places is not as it must be."""


def in_row(row: int, what: str) -> str:
    """Return what is so with a row of a file, with the row's number in front."""
    return _("Zeile %(row)s: %(what)s") % {"row": row, "what": what}


def in_rows(rows: Sequence[int], what: str) -> str:
    """Return what is so with several rows: once, with their count and the first of them."""
    if len(rows) == 1:
        return in_row(rows[0], what)
    numbers = ", ".join(map(str, rows[:_ROWS_SHOWN]))
    return _("%(count)s-mal, in Zeile %(rows)s: %(what)s") % {
        "count": formats.number(len(rows)),
        "rows": f"{numbers} …" if len(rows) > _ROWS_SHOWN else numbers,
        "what": what,
    }


class UnknownArea(PlacesError):
    """No area has this key on the day asked for."""

    def __init__(self, key: str) -> None:
        super().__init__(_("unbekannter Gebietsschlüssel „%(key)s“") % {"key": key})
        self.key = key


class AmbiguousArea(PlacesError):
    """The key was split into several areas and stands for none of them alone."""

    def __init__(self, key: str, successors: tuple[str, ...]) -> None:
        super().__init__(
            _("Gebiet „%(key)s“ wurde aufgeteilt in %(parts)s")
            % {"key": key, "parts": ", ".join(successors)}
        )
        self.key = key
        self.successors = successors


class ImportFileError(PlacesError):
    """A file cannot be imported; nothing of it was written.

    `problems` holds every finding, each naming its row where there is one.
    """

    def __init__(self, source: str, problems: tuple[str, ...]) -> None:
        self.source = source
        self.problems = problems
        super().__init__("\n".join(f"{source}: {problem}" for problem in problems))
