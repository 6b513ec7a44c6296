"""What one may ask: each parameter with its meaning, its schema, and how it is read.

Names and meanings are those of HSDS 3.1 and of its profile for the United Kingdom; where the
specification leaves a choice, the text says which one is ours.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sozialatlas.directory.models import RecordKind
from sozialatlas.exchange.hsds import values

Value = str | int | bool | uuid.UUID | dt.datetime | dt.time | tuple[str, ...]
PER_PAGE, MOST_PER_PAGE, MOST_PAGES = 50, 500, 1_000_000
OLDEST = 130
MOST_METRES = 500_000
PLAIN, GERMAN = "hsds", "hsds-de"
JSON, LINES = "json", "ndjson"
KINDS = tuple(RecordKind.values)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; `read` raises ValueError with what is wrong."""

    text: str
    schema: Mapping[str, object]
    read: Callable[[str], Value]


_ID = {"type": "string", "format": "uuid"}
_FLAG = {"type": "boolean", "default": False}
_AGE = {"type": "integer", "minimum": 0, "maximum": OLDEST}
_CLOCK = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "example": "09:00"}

PARAMETERS: Mapping[str, Parameter] = {
    "search": Parameter(
        "Words to look for, in German or another language.",
        {"type": "string", "minLength": 1, "maxLength": values.MOST_WORDS},
        values.words,
    ),
    "page": Parameter(
        "Page of the answer, from 1.",
        {"type": "integer", "minimum": 1, "maximum": MOST_PAGES, "default": 1},
        values.whole(1, MOST_PAGES),
    ),
    "per_page": Parameter(
        "Entries on a page.",
        {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE},
        values.whole(1, MOST_PER_PAGE),
    ),
    "format": Parameter(
        "json gives pages; ndjson gives all entries at once, one object a line: page and"
        " per_page then count for nothing.",
        {"type": "string", "enum": [JSON, LINES], "default": JSON},
        values.choice(JSON, LINES),
    ),
    "profile": Parameter(
        "hsds gives plain HSDS 3.1, without the fields of our profile HSDS-DE.",
        {"type": "string", "enum": [GERMAN, PLAIN], "default": GERMAN},
        values.choice(GERMAN, PLAIN),
    ),
    "taxonomy_term_id": Parameter(
        "Id of a term; a group of topics stands for all its topics.", _ID, values.identifier
    ),
    "taxonomy_id": Parameter(
        "Id of a taxonomy: what carries any of its terms.", _ID, values.identifier
    ),
    "organization_id": Parameter("Id of the organization that offers it.", _ID, values.identifier),
    "modified_after": Parameter(
        "Only what may look different since then. Take `as_of` of your last answer; what came to"
        " its end stands in /deleted.",
        {"type": "string", "format": "date-time"},
        values.moment,
    ),
    "minimal": Parameter(
        "Only `id` and `last_modified`, of all services in one answer.", _FLAG, values.yes
    ),
    "full": Parameter("Each entry with all that belongs to it.", _FLAG, values.yes),
    "full_service": Parameter(
        "Each organization with all that belongs to it and to its services.", _FLAG, values.yes
    ),
    "postcode": Parameter(
        "Only what serves this postal code: its area covers it, or it names no area and lies"
        " there. With `proximity` only what lies that near to its middle.",
        {"type": "string", "pattern": "^[0-9]{4,5}$"},
        values.postcode,
    ),
    "proximity": Parameter(
        "Metres around the middle of the postal code.",
        {"type": "integer", "minimum": 1, "maximum": MOST_METRES},
        values.whole(1, MOST_METRES),
    ),
    "minimum_age": Parameter(
        "Only what is for people of this age or older; what says nothing of ages stays.",
        _AGE,
        values.whole(0, OLDEST),
    ),
    "maximum_age": Parameter(
        "Only what is for people of this age or younger; what says nothing of ages stays.",
        _AGE,
        values.whole(0, OLDEST),
    ),
    "day": Parameter(
        "Only what opens on one of these days of the week, with commas between them: MO to SU.",
        {"type": "string", "pattern": "^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$"},
        values.days,
    ),
    "start_time": Parameter(
        "Only what is open at some time after this, by the clock there.", _CLOCK, values.clock
    ),
    "end_time": Parameter(
        "Only what is open at some time before this, by the clock there.", _CLOCK, values.clock
    ),
    "top_only": Parameter("Only terms without a parent.", _FLAG, values.yes),
    "parent_id": Parameter("Only terms with this parent.", _ID, values.identifier),
    "type": Parameter(
        "Only things of this kind.",
        {
            "type": "string",
            "enum": list(KINDS),
        },
        values.choice(*KINDS),
    ),
}
"""All parameters by name."""

_PAGES = ("page", "per_page", "format", "profile")
_OFFERS = (
    "search",
    "taxonomy_term_id",
    "taxonomy_id",
    "organization_id",
    "modified_after",
    "full",
    "postcode",
    "proximity",
    "minimum_age",
    "maximum_age",
    "day",
    "start_time",
    "end_time",
)
OF_LIST: Mapping[str, tuple[str, ...]] = {
    "services": (*_OFFERS, "minimal", *_PAGES),
    "service_at_locations": (*_OFFERS, *_PAGES),
    "organizations": (
        "search",
        "taxonomy_term_id",
        "taxonomy_id",
        "modified_after",
        "full",
        "full_service",
        *_PAGES,
    ),
    "taxonomies": ("search", *_PAGES),
    "taxonomy_terms": ("search", "taxonomy_id", "top_only", "parent_id", *_PAGES),
    "events": ("search", "taxonomy_term_id", "organization_id", "modified_after", *_PAGES),
    "volunteer_roles": (
        "search",
        "taxonomy_term_id",
        "organization_id",
        "modified_after",
        *_PAGES,
    ),
    "deleted": ("modified_after", "type", *_PAGES),
}
"""What each list takes."""

OF_ONE: Mapping[str, tuple[str, ...]] = {
    "services": ("profile",),
    "service_at_locations": ("profile",),
    "organizations": ("full_service", "profile"),
    "taxonomies": ("profile",),
    "taxonomy_terms": ("profile",),
    "events": ("profile",),
    "volunteer_roles": ("profile",),
}
"""What each address of a single thing takes."""
