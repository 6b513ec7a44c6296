"""What a reader of foreign opening hours hands back: rows, and what it could not keep."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sozialatlas.directory.hours.rules import HoursRule


class Reason(StrEnum):
    """Why a text became something else than plain rows."""

    # Not valid in its own language; nothing could be read.
    INVALID = "invalid"
    # Valid, but our rows cannot say it.
    UNSUPPORTED = "unsupported"
    # Not valid to the letter, but its meaning is plain; the rows are complete.
    REPAIRED = "repaired"
    # OSM's `;` replaced hours of the same day that do not overlap; most authors mean to add.
    REPLACED = "replaced"
    # A part of it is only a text; the rows hold it as a note.
    TEXT_ONLY = "text_only"


_LOSING = frozenset({Reason.INVALID, Reason.UNSUPPORTED, Reason.TEXT_ONLY})


@dataclass(frozen=True, slots=True)
class HoursProblem:
    """One thing to tell the person who brought the text; `detail` is the part meant."""

    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class ParsedHours:
    """Rows and problems. Nothing is lost: what is no structured row is the note of one."""

    rules: tuple[HoursRule, ...] = ()
    problems: tuple[HoursProblem, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether the rows say all that the text said."""
        return not any(problem.reason in _LOSING for problem in self.problems)


def kept_as_note(text: str, reason: Reason, detail: str) -> ParsedHours:
    """Return a text as a note, with the reason; its problem says what stood in the way."""
    return ParsedHours((HoursRule(note=text),), (HoursProblem(reason, detail),))
