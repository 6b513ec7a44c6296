"""What an answer of a web server, or none, says about an address; arithmetic only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sozialatlas.core.fetching import (
    Answer,
    BadAddress,
    BadCertificate,
    FetchError,
    ForbiddenAddress,
    ForbiddenByRobots,
)
from sozialatlas.marketplace.quality.checks.links import DAYS_UNTIL_BROKEN
from sozialatlas.marketplace.quality.models import LONGEST_MOVE, CheckedLink

_State = CheckedLink.State
DAYS_OF_AN_ANSWER = 7
"""How long a good answer holds: no address is asked more often."""

# The page is there, but only for people: log-in, shields against programs, "999" of LinkedIn.
_FOR_PEOPLE = frozenset({401, 402, 403, 405, 406, 407, 409, 415, 418, 421, 429, 451, 999})
_FIRST_ERROR = 400


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an address stands after being asked."""

    state: str
    status: int | None = None
    moved_to: str = ""


def of_answer(answer: Answer) -> Verdict:
    """Return what an answer means."""
    if answer.status in _FOR_PEOPLE:
        return Verdict(_State.REFUSED, answer.status)
    if answer.status >= _FIRST_ERROR:
        return Verdict(_State.FAILED, answer.status)
    moved_to = answer.moved_to
    return Verdict(_State.FINE, answer.status, moved_to if len(moved_to) <= LONGEST_MOVE else "")


def of_error(error: FetchError, address: str) -> Verdict:
    """Return what it means that nothing was fetched."""
    if isinstance(error, ForbiddenByRobots):
        return Verdict(_State.REFUSED)
    if isinstance(error, BadCertificate):
        return Verdict(_State.CERTIFICATE)
    # Behind a redirect it is the fault of the page, which may be mended.
    if isinstance(error, BadAddress | ForbiddenAddress) and error.address == address:
        return Verdict(_State.BAD)
    return Verdict(_State.FAILED)


def note(link: CheckedLink, verdict: Verdict, today: dt.date) -> None:
    """Write a verdict into the row, and when to ask again; several a day count as one."""
    has_failed = verdict.state in (_State.FAILED, _State.CERTIFICATE)
    if not has_failed:
        link.failed_days = 0
    elif link.checked_on != today or not link.failed_days:
        link.failed_days = min(link.failed_days + 1, 1_000)
    link.state, link.status, link.moved_to = verdict.state, verdict.status, verdict.moved_to
    link.checked_on = today
    # Whether it is broken is known within days; a broken one is asked weekly, like a good one.
    is_open = has_failed and link.failed_days < DAYS_UNTIL_BROKEN
    link.due_on = today + dt.timedelta(days=1 if is_open else DAYS_OF_AN_ANSWER)
