"""The fields of the index."""

from __future__ import annotations

from functools import cache

import tantivy

from sozialatlas.search.german import collation

# Raised with every change of fields or of what stands in them: the index is then rebuilt.
SCHEMA_VERSION = 15

# Our own terms, divided by spaces.
NAME = "name"
BODY = "body"
SURFACE = "surface"
WORDS = (NAME, BODY, SURFACE)

# One exact value or several.
TYPE = "type"
TOPIC = "topic"
AUDIENCE = "audience"
LIFE_SITUATION = "life_situation"
LANGUAGE = "language"
# How much time a task for volunteers takes, when it is, and what one can do for it.
COMMITMENT = "commitment"
AVAILABILITY = "availability"
ABILITY = "ability"
ACCESSIBILITY = "accessibility"
REACH = "reach"
REACH_SOCIAL = "reach_social"
SERVES = "serves"
# The municipality that a record lies in, whomever it serves.
HOME = "home"
# Whose record it is, and whom that belongs to: an association is found under its union, too.
ORGANIZATION = "organization"
FLAG = "flag"
HOURS = "hours"
COUNTED = (
    TYPE, TOPIC, AUDIENCE, LIFE_SITUATION, LANGUAGE, ACCESSIBILITY, REACH, REACH_SOCIAL, FLAG,
    HOURS, COMMITMENT, AVAILABILITY, ABILITY,
)  # fmt: skip

# Values of FLAG.
FREE = "free"
# Without going anywhere: by phone or online.
REMOTE = "remote"
BY_PHONE = "by_phone"
ONLINE = "online"
AT_HOME = "at_home"
# At a place whose address the public may know.
IN_PERSON = "in_person"
OUTSIDE = "outside"
# Not always visible: few are, and only their dates are looked at.
LIMITED = "limited"

# Whole numbers. An id is two of them; signed, because the engine deletes nothing by unsigned
# ones (tantivy-py 0.27), and says nothing. Records are told apart by the low half, of 64 bits:
# ids are random, and as text they took a sixth of the index.
ID_HIGH = "id_high"
ID_LOW = "id_low"
SERVICE_HIGH = "service_high"
SERVICE_LOW = "service_low"
POINT = "point"
SINCE = "since"
UNTIL = "until"
# When an event begins next, and when that date is over so that the next one counts; minutes.
NEXT = "next"
OVER = "over"
# The type as its place in TYPES: columns of hits are numbers.
KIND = "kind"
# Ages that are served, both included; without any, all are.
AGE_FROM = "age_from"
AGE_TO = "age_to"
# The place of the name among German names, as `collation.packed` gives it.
NAME_ORDER = tuple(f"name_order_{number}" for number in range(collation.COLUMNS))
# See `search.standing`.
STANDING = "standing"
NUMBERS = (
    ID_HIGH, ID_LOW, SERVICE_HIGH, SERVICE_LOW, KIND, POINT, SINCE, UNTIL, NEXT, OVER,
    AGE_FROM, AGE_TO, *NAME_ORDER, STANDING,
)  # fmt: skip

# Looked up by single values; what is compared with others needs its column alone.
_SOUGHT = (ID_LOW, POINT, SERVICE_LOW)

# A point in steps, each for itself, for boxes: the engine looks through numbers of less than
# 32 bits five times as fast as through fractions.
LAT = "lat"
LON = "lon"


_WRITTEN = "|"


def spelling(folded: str, written: str) -> str:
    """Return a word as SURFACE holds it: sorted by its folded spelling, shown as written."""
    return f"{folded}{_WRITTEN}{written}"


def spelled(term: str) -> tuple[str, str]:
    """Return the folded and the written word of a term of SURFACE."""
    folded, _, written = term.partition(_WRITTEN)
    return folded, written


@cache
def schema() -> tantivy.Schema:
    """Return the engine's schema."""
    builder = tantivy.SchemaBuilder()
    for name in WORDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in (SERVES, HOME, ORGANIZATION):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in COUNTED:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in NUMBERS:
        builder.add_integer_field(name, fast=True, indexed=name in _SOUGHT)
    for name in (LAT, LON):
        builder.add_integer_field(name, fast=True)
    return builder.build()
