"""What fits whom: for each profile the features of a place that matter, and what is enough.

A feature that is needed decides; one that helps is told beside it. What nobody knows is unknown
and never "no": a place of which one needed feature is unknown may still fit.

Sources: DIN 18040-1:2010, 4.3.3 (doors 90 cm wide) and 4.3.5 (lifts); DIN 18040-2:2011, 4.3.3
(80 cm as the least width of any door); DIN EN 81-70:2018, table 3 (lifts from 450 kg on take one
wheelchair); the groups of needs after "Reisen für Alle", criteria of quality, 2020, and the
accessibility profiles of the City of Helsinki's Service Map, 2023.
Our deviation: "Reisen für Alle" looks at rooms and corridors, too, which the directory does not
know; a door between 80 and 90 cm is left open, for it depends on the wheelchair.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

YES = "yes"
NO = "no"
UNKNOWN = "unknown"


class Fit(Enum):
    """Whether something fits somebody."""

    FITS = "fits"
    FAILS = "fails"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Limit:
    """A measure that is enough from one value on, too little below another, and open between."""

    unit: str
    enough: float
    least: float


@dataclass(frozen=True, slots=True)
class Need:
    """A feature that somebody needs, or that only helps."""

    feature: str
    is_needed: bool = True
    limit: Limit | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a feature at a place; the measure in `unit`."""

    answer: str = UNKNOWN
    measure: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A feature of a place, judged for a profile; `is_measure` tells that its measure decided."""

    feature: str
    fit: Fit
    known: Known
    is_measure: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a place suits a profile, with each feature in the order of its weight."""

    profile: str
    fit: Fit
    judged: tuple[Judged, ...]


WRITTEN_CONTACT = "written_contact"
BY_APPOINTMENT = "by_appointment"
OF_RECORD = frozenset({WRITTEN_CONTACT, BY_APPOINTMENT})
"""What a record says and not its place; where it was not looked for, nothing is told of it."""

_DOOR = Limit("cm", enough=90, least=80)
_LIFT = Limit("kg", enough=450, least=450)
WHEELCHAIR = "wheelchair"
PROFILES: Mapping[str, tuple[Need, ...]] = {
    WHEELCHAIR: (
        Need("step_free", limit=_DOOR),
        Need("toilet"),
        # It matters only where one has to go up: nobody wrote down where that is.
        Need("lift", is_needed=False, limit=_LIFT),
        Need("parking", is_needed=False),
    ),
    "walking_aid": (
        Need("step_free"),
        Need("lift", is_needed=False),
        Need("parking", is_needed=False),
    ),
    "blind": (Need("blind_guidance"), Need("step_free", is_needed=False)),
    "low_vision": (Need("blind_guidance"), Need("step_free", is_needed=False)),
    "deaf": (
        Need("sign_language"),
        Need(WRITTEN_CONTACT, is_needed=False),
        Need("easy_language", is_needed=False),
    ),
    "hard_of_hearing": (
        Need("induction_loop"),
        Need(WRITTEN_CONTACT, is_needed=False),
        Need("quiet_room", is_needed=False),
    ),
    "learning_difficulty": (Need("easy_language"), Need("quiet_room", is_needed=False)),
    "anxious": (Need("quiet_room"), Need(BY_APPOINTMENT, is_needed=False)),
}
"""The profiles in the order in which they are offered."""


def verdict(profile: str, known: Mapping[str, Known]) -> Verdict:
    """Return how a place suits a profile, given what is known of its features."""
    needs = [
        need
        for need in PROFILES[profile]
        if need.feature in known or need.feature not in OF_RECORD
    ]
    judged = tuple(_judged(need, known.get(need.feature, Known())) for need in needs)
    deciding = (each.fit for need, each in zip(needs, judged, strict=True) if need.is_needed)
    return Verdict(profile, together(deciding), judged)


def together(fits: Iterable[Fit]) -> Fit:
    """Return whether all of it fits: what fails decides, then what is open."""
    found = set(fits)
    if Fit.FAILS in found:
        return Fit.FAILS
    return Fit.FITS if found == {Fit.FITS} else Fit.OPEN


def _judged(need: Need, known: Known) -> Judged:
    if known.answer == NO:
        return Judged(need.feature, Fit.FAILS, known)
    if known.answer != YES:
        return Judged(need.feature, Fit.OPEN, known)
    limit = need.limit
    if limit is None or known.measure is None or known.unit != limit.unit:
        return Judged(need.feature, Fit.FITS, known)
    if known.measure >= limit.enough:
        return Judged(need.feature, Fit.FITS, known)
    fit = Fit.FAILS if known.measure < limit.least else Fit.OPEN
    return Judged(need.feature, fit, known, is_measure=True)
