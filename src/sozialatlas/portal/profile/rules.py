"""What fits whom: for each profile the features of a place that matter, and what is enough.

A feature that is needed decides; one that helps is told beside it. What nobody knows is unknown
and never "no": a place of which one needed feature is unknown may still fit.

Sources: DIN 18040-1:2010-10, public buildings: doors at least 90 cm wide, thresholds of at most
2 cm (chapter 4.3.3), ramps of at most 6 %, lifts at least of type 2 of DIN EN 81-70. DIN 18040-2,
dwellings: doors inside at least 80 cm wide. DIN EN 81-70:2018 and 2022, table 3: type 1, 450 kg,
100 x 130 cm behind a door of 80 cm, for one smaller wheelchair; type 2, 630 kg, 110 x 140 cm
behind 90 cm, for a wheelchair and somebody beside it. Read in the summaries of nullbarriere.de
and din18040.de, 2026; the norms themselves are sold, and were not at hand.
The groups of needs follow "Reisen für Alle" and the accessibility profiles of the City of
Helsinki's Service Map; no measure is taken from them, nor from ISO 21542.
Our deviation: what is smaller than the norm of public buildings is left open where some
wheelchairs get through, and so are steeper ramps and higher thresholds, for it depends on the
wheelchair and on help. What the norms ask besides, of room to turn (150 x 150 cm) and beside a
toilet (90 x 70 cm), the directory does not know: a toilet said to suit wheelchairs does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from math import inf

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
    """A measure that is enough from one value on, too little below another, and open between.

    Without a `least` one it is what must not be exceeded: enough up to the value, else open. It
    says nothing of measures from `below` on: in that unit they measure something else.
    """

    unit: str
    enough: float
    least: float | None
    below: float = inf

    def judges(self, known: Known) -> bool:
        """Return whether it says anything of what is known."""
        return known.measure is not None and known.unit == self.unit and known.measure < self.below

    def fit(self, measure: float) -> Fit:
        """Return whether a measure is enough."""
        if self.least is None:
            return Fit.FITS if measure <= self.enough else Fit.OPEN
        if measure >= self.enough:
            return Fit.FITS
        return Fit.FAILS if measure < self.least else Fit.OPEN


@dataclass(frozen=True, slots=True)
class Need:
    """A feature that somebody needs, or that only helps."""

    feature: str
    is_needed: bool = True
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a feature at a place; the measure in `unit`."""

    answer: str = UNKNOWN
    measure: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A feature of a place, judged for a profile; `is_measure`: it is there, but too small."""

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

# So few centimetres are the height of a threshold, and no width of any door.
_THRESHOLD = Limit("cm", enough=2, least=None, below=30)
_DOOR = Limit("cm", enough=90, least=80)
_RAMP = Limit("%", enough=6, least=None)
_LIFT = Limit("kg", enough=630, least=450)
WHEELCHAIR = "wheelchair"
PROFILES: Mapping[str, tuple[Need, ...]] = {
    WHEELCHAIR: (
        Need("step_free", limits=(_THRESHOLD, _DOOR, _RAMP)),
        Need("toilet"),
        # It matters only where one has to go up: nobody wrote down where that is.
        Need("lift", is_needed=False, limits=(_LIFT,)),
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
    limit = next((limit for limit in need.limits if limit.judges(known)), None)
    if limit is None or known.measure is None:
        return Judged(need.feature, Fit.FITS, known)
    fit = limit.fit(known.measure)
    is_small = fit is not Fit.FITS and limit.least is not None
    return Judged(need.feature, fit, known, is_measure=is_small)
