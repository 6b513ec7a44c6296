"""What typed hours were read as, part by part, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why words could not be read as hours."""

    UNKNOWN = "unknown"
    NO_DAY = "no_day"
    NO_TIME = "no_time"
    NO_END = "no_end"
    NO_BEGINNING = "no_beginning"
    NO_SUCH_TIME = "no_such_time"
    NO_SUCH_DAY = "no_such_day"
    ENDS_BEFORE = "ends_before"
    NO_ANCHOR = "no_anchor"
    ODD_WEEKS = "odd_weeks"
    WHICH_SECOND = "which_second"
    LOOSE_SEASON = "loose_season"
    SOME_VACATION = "some_vacation"
    SINGLE_DAY = "single_day"
    ONLY_CLOSED = "only_closed"


BESIDE = frozenset({Why.UNKNOWN, Why.SOME_VACATION, Why.SINGLE_DAY})
"""Words that may stand as a remark beside the hours; others make the hours unsure."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Words that could not be read, by the numbers of the first and the last one."""

    first: int
    last: int
    why: Why


class PartKind(StrEnum):
    """What became of a part of the text."""

    HOURS = "hours"
    REMARK = "remark"
    REPAIRED = "repaired"
    OPEN_END = "open_end"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text and what it was read as; `meant` is the right word of a misspelt."""

    start: int
    end: int
    text: str
    kind: PartKind
    meant: str = ""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """The exact words that could not be read, with their place and why."""

    start: int
    end: int
    text: str
    why: Why
