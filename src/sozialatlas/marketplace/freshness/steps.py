"""What happens next with an entry that has to be confirmed: whom to ask, or what else to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """How far asking has gone, in its order."""

    FIRST = "first"
    SECOND = "second"
    OTHER = "other"
    CALL = "call"
    NOTICE = "notice"
    HIDDEN = "hidden"


ASKED_BY_MAIL = (Step.FIRST, Step.SECOND, Step.OTHER)
FOR_STAFF = (Step.CALL, Step.NOTICE, Step.HIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long each step waits for an answer, in days; `hide_days` of 0 never hides anything."""

    again_days: int = 21
    hide_days: int = 0
    notice_days: int = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far asking about an entry has gone: the last step, when, and who was asked so far.

    `is_serious`: more than a count of free places was asked for.
    """

    step: Step
    at: dt.datetime
    address: str = ""
    tried: frozenset[str] = frozenset()
    is_serious: bool = True


@dataclass(frozen=True, slots=True)
class Next:
    """A step to take; the address is empty where nobody is written to."""

    step: Step
    address: str = ""


def next_step(
    standing: Standing | None,
    line: Sequence[str],
    patience: Patience,
    now: dt.datetime,
    *,
    is_serious: bool,
) -> Next | None:
    """Return what to do now, None where there is nothing but to wait.

    `line` names the addresses that may be asked, the best first. A count of free places alone
    (not `is_serious`) is asked for again and again, but nobody telephones for it.
    """
    if standing is None or (is_serious and not standing.is_serious):
        return _begin(line, is_serious=is_serious)
    if standing.step in ASKED_BY_MAIL and standing.address not in line:
        return _other(standing, line, is_serious=is_serious)
    if standing.step in FOR_STAFF:
        return _without_answer(standing, line, patience, now)
    if now < standing.at + dt.timedelta(days=patience.again_days):
        return None
    return _after_silence(standing, line, is_serious=is_serious)


def _after_silence(standing: Standing, line: Sequence[str], *, is_serious: bool) -> Next | None:
    if standing.step is Step.FIRST:
        return Next(Step.SECOND, standing.address)
    if not is_serious:
        return _begin(line, is_serious=False)
    if standing.step is Step.SECOND:
        return _other(standing, line, is_serious=True)
    return Next(Step.CALL)


def _begin(line: Sequence[str], *, is_serious: bool) -> Next | None:
    if line:
        return Next(Step.FIRST, line[0])
    return Next(Step.CALL) if is_serious else None


def _other(standing: Standing, line: Sequence[str], *, is_serious: bool) -> Next | None:
    """Ask somebody who was not asked yet; with nobody left, people of the county call."""
    untried = [each for each in line if each not in standing.tried and each != standing.address]
    if untried:
        return Next(Step.OTHER, untried[0])
    return Next(Step.CALL) if is_serious else None


def _without_answer(
    standing: Standing, line: Sequence[str], patience: Patience, now: dt.datetime
) -> Next | None:
    if not patience.hide_days or standing.step is Step.HIDDEN:
        return None
    if standing.step is Step.NOTICE and standing.address and standing.address not in line:
        return Next(Step.NOTICE, line[0] if line else "")  # it has told nobody
    days = patience.notice_days
    if standing.step is Step.CALL:
        days = max(0, patience.hide_days - patience.notice_days)
    if now < standing.at + dt.timedelta(days=days):
        return None
    if standing.step is Step.CALL:
        return Next(Step.NOTICE, line[0] if line else "")
    return Next(Step.HIDDEN)
