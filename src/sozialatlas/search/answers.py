"""What the search gives back: hits, counts per choice, notices, clusters for the map."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sozialatlas.search.requests import BBox

# Keys of the facets, in the order of the search form.
TYPE = "type"
TOPIC = "topic"
AUDIENCE = "audience"
LIFE_SITUATION = "life_situation"
LANGUAGE = "language"
COMMITMENT = "commitment"
AVAILABILITY = "availability"
ABILITY = "ability"
ACCESSIBILITY = "accessibility"
MUNICIPALITY = "municipality"
SOCIAL_AREA = "social_area"
# Chosen by an address alone: nobody counts thousands of organizations.
ORGANIZATION = "organization"
FREE = "free"
OPEN_NOW = "open_now"
DAY = "day"
TIME = "time"
RADIUS = "radius_km"
REMOTE = "remote"
BY_PHONE = "by_phone"
ONLINE = "online"
AT_HOME = "at_home"
IN_PERSON = "in_person"
FACETS = (
    TYPE, TOPIC, AUDIENCE, LIFE_SITUATION, LANGUAGE, ACCESSIBILITY, MUNICIPALITY, SOCIAL_AREA,
    RADIUS, FREE, OPEN_NOW, DAY, TIME, REMOTE, BY_PHONE, ONLINE, AT_HOME, IN_PERSON,
    COMMITMENT, AVAILABILITY, ABILITY,
)  # fmt: skip

# The only choice of a yes/no facet.
YES = "yes"

# Codes of notices; `values` in the comment.
ANY_WORD = "any_word"  # the number of exact hits; all others contain only some of the words
WIDENED = "widened"  # the radius in km: a county is as wide as it is
UNKNOWN_WORD = "unknown_word"  # the words that no record contains
REPAIRED = "repaired"  # pairs: the word as typed, the word taken for it
CONCEPT = "concept"  # the codes of the topics that a sentence is about, the likeliest first
PLACE_UNDERSTOOD = "place_understood"  # the place found among the words, and all the words
NEAR_ME = "near_me"  # nothing: the words ask for "near me", the place is still needed
ANY_DISTANCE = "any_distance"  # the radius in km that is left out: the words tell of danger
CRISIS = "crisis"  # the kind of danger that the words tell of
SHORTENED = "shortened"  # nothing: only the beginning of the words was looked for
INDEX_BUILDING = "index_building"  # nothing: answered from the database, with less


@dataclass(frozen=True, slots=True)
class Hit:
    """One found record; the page reads the rest from the database by `id`.

    `lat` and `lon` are None where a record has no place (online, comes to you);
    `further_count` counts the other found records of the same service, when grouped;
    `is_exact` is false where only some of the words were found; `is_home` where a town's portal
    shows what lies elsewhere.
    """

    id: uuid.UUID
    type: str
    service_id: uuid.UUID
    lat: float | None
    lon: float | None
    distance_km: float | None
    further_count: int
    score: float
    is_exact: bool = True
    is_home: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: a topic's or area's key, a code, or `yes`."""

    key: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The choices of one filter with the hits each would give, its own selection left out.

    Choices stand by falling count, then key; a selected choice without hits is listed with 0.
    Days, times and radii stand in their own order; radii are counted around a place only.
    The topic facet holds groups and topics side by side: a group counts its topics' hits.
    """

    key: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the page should say about how the request was understood."""

    code: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """One page of hits with everything around it.

    `total` counts records, `groups` services (and events, roles); `outside_total` counts the
    records outside the county that would match: they are in neither of the two. In a town's
    portal `home_total` of the records lie in the town, and `beside_total` further ones neither
    lie in it nor serve it.
    """

    total: int
    groups: int
    page: int
    pages: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    notices: tuple[Notice, ...]
    outside_total: int
    home_total: int = 0
    beside_total: int = 0


@dataclass(frozen=True, slots=True)
class Cluster:
    """Hits that lie close together on the map; `id` only where it is a single one."""

    lat: float
    lon: float
    count: int
    bbox: BBox
    id: uuid.UUID | None
