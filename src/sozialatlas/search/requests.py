"""What somebody asks of the search: words, a place, filters, an order, a page."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sozialatlas.search.scope import EVERYTHING, Scope

RELEVANCE = "relevance"
DISTANCE = "distance"
NAME = "name"
VERIFIED = "verified"
DATE = "date"
SORTS = (RELEVANCE, DISTANCE, NAME, VERIFIED, DATE)

# Days of the week as addresses name them, from Monday on.
DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
OLDEST = 130

SERVICE = "service"
EVENT = "event"
VOLUNTEER_ROLE = "volunteer_role"
TYPES = (SERVICE, EVENT, VOLUNTEER_ROLE)

PAGE_SIZE_LIMIT = 100


class BadRequestError(ValueError):
    """A value of a request that cannot be answered; `field` names it."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Near:
    """A place that hits should be near to.

    With a radius only hits inside it remain, and those that serve `municipality_key` although
    they sit elsewhere; without one, all remain and carry their distance.
    """

    lat: float
    lon: float
    label: str = ""
    radius_km: float | None = None
    municipality_key: str | None = None

    def __post_init__(self) -> None:
        _check_point("near", self.lat, self.lon)
        if self.radius_km is not None and not 0 < self.radius_km <= 500:
            raise BadRequestError("radius_km", "must be between 0 and 500")


@dataclass(frozen=True, slots=True)
class BBox:
    """A rectangle of the map, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        _check_point("bbox", self.south, self.west)
        _check_point("bbox", self.north, self.east)
        if self.west > self.east or self.south > self.north:
            raise BadRequestError("bbox", "must be west,south,east,north")


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search. Within a filter the choices add up (or), between filters they narrow (and).

    `is_shortened`: more was typed than `words` holds; `whole_words` is all of it, and looked
    through for danger.
    `withheld` are records that must not be found, whatever the index says of them.
    `outside` looks among the records outside the county only, which are left out otherwise.
    By `date`, what takes place next comes first, and what has no date last; by `verified`, what
    was checked last comes first, and what was never checked last.
    `remote` keeps what is given by phone or online, as `by_phone` and `online` tell apart;
    `in_person` keeps what has a place to go to whose address the public may know.
    `age` keeps what is for people so old, and all that says nothing of ages.
    `days` and `time` look at the usual week: open on one of the days, at that time of day.
    With `as_typed` the words are taken as they are: nothing is repaired or read into them.
    `accessibility` narrows by each of its features: who needs a lift and a toilet needs both.
    `organizations` are ids as texts; each holds what belongs to it.
    `scope` narrows always: it is the portal's, not the visitor's. Of a town's portal, `around`
    opens the border, and `beside` finds only what lies beyond it.
    """

    now: dt.datetime
    words: str = ""
    is_shortened: bool = False
    whole_words: str = ""
    near: Near | None = None
    bbox: BBox | None = None
    topics: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    life_situations: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    availability: tuple[str, ...] = ()
    abilities: tuple[str, ...] = ()
    accessibility: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    social_areas: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    age: int | None = None
    days: tuple[str, ...] = ()
    time: dt.time | None = None
    free: bool = False
    open_now: bool = False
    remote: bool = False
    by_phone: bool = False
    online: bool = False
    in_person: bool = False
    at_home: bool = False
    outside: bool = False
    types: tuple[str, ...] = (SERVICE,)
    as_typed: bool = False
    sort: str = RELEVANCE
    page: int = 1
    page_size: int = 20
    group: bool = True
    withheld: frozenset[uuid.UUID] = frozenset()
    scope: Scope = EVERYTHING
    around: bool = False
    beside: bool = False

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            raise BadRequestError("now", "must carry its time zone")
        if self.sort not in SORTS:
            raise BadRequestError("sort", f"must be one of {', '.join(SORTS)}")
        if self.sort == DISTANCE and self.near is None:
            raise BadRequestError("sort", "distance needs a place")
        self._check_wishes()
        if not self.types or set(self.types) - set(TYPES):
            raise BadRequestError("types", f"must be of {', '.join(TYPES)}")
        if self.page < 1:
            raise BadRequestError("page", "must be 1 or more")
        if not 1 <= self.page_size <= PAGE_SIZE_LIMIT:
            raise BadRequestError("page_size", f"must be between 1 and {PAGE_SIZE_LIMIT}")

    @property
    def has_border(self) -> bool:
        """Whether it finds first what lies in a town, then what serves it, and nothing else."""
        return bool(self.scope.home) and not (self.around or self.beside or self.outside)

    def _check_wishes(self) -> None:
        if self.age is not None and not 0 <= self.age <= OLDEST:
            raise BadRequestError("age", f"must be between 0 and {OLDEST}")
        if set(self.days) - set(DAYS):
            raise BadRequestError("day", f"must be of {', '.join(DAYS)}")


def _check_point(field: str, lat: float, lon: float) -> None:
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise BadRequestError(field, "must be degrees: latitude -90 to 90, longitude -180 to 180")
