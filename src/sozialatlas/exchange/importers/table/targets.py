"""The fields that a column of a table can be mapped to, and how its text is read."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from sozialatlas.core.languages import GERMAN
from sozialatlas.directory.languages import NAMES
from sozialatlas.directory.models import AccessibilityFeature


class Shape(StrEnum):
    """How the text of a cell becomes a value."""

    TEXT = "text"
    LIST = "list"
    NUMBER = "number"
    FLAG = "flag"
    ANSWER = "answer"
    COORDINATE = "coordinate"
    DAY = "day"
    HOURS = "hours"
    MOMENT = "moment"
    MONEY = "money"


# What a service says in other languages: `service.summary.uk`.
TRANSLATED = ("name", "summary", "description", "application_process", "eligibility", "fees")
LANGUAGES = tuple(language for language in NAMES if language != GERMAN)


def _named(part: str, shape: Shape, names: str) -> dict[str, Shape]:
    return {f"{part}.{name}": shape for name in names.split()}


_ACTIVITY = {
    "is_online": Shape.FLAG,
    "topics": Shape.LIST,
    "audiences": Shape.LIST,
    "visible_from": Shape.DAY,
    "visible_to": Shape.DAY,
}
KEYS = ("service.key", "event.key", "volunteer_role.key")
TARGETS: Mapping[str, Shape] = {
    **_named(
        "organization",
        Shape.TEXT,
        "key name alternate_name description legal_status url email phone fax",
    ),
    **_named(
        "location",
        Shape.TEXT,
        "key name description transportation street extra postal_code city district country phone",
    ),
    **_named("location", Shape.COORDINATE, "lat lon"),
    **_named("location", Shape.FLAG, "is_confidential"),
    **_named("location", Shape.HOURS, "hours"),
    **{f"location.accessibility.{feature}": Shape.ANSWER for feature in AccessibilityFeature},
    **_named(
        "service",
        Shape.TEXT,
        "key name alternate_name summary description application_process eligibility fees url"
        " email phone mobile fax contact_name contact_title contact_email status",
    ),
    **_named("service", Shape.NUMBER, "minimum_age maximum_age"),
    **_named("service", Shape.ANSWER, "is_free"),
    **_named("service", Shape.FLAG, "is_online is_by_phone is_at_home serves_everywhere"),
    **_named("service", Shape.DAY, "visible_from visible_to verified_on"),
    **_named("service", Shape.HOURS, "hours"),
    **_named(
        "service",
        Shape.LIST,
        "topics audiences life_situations languages serves required_documents",
    ),
    **{f"service.{name}.{code}": Shape.TEXT for name in TRANSLATED for code in LANGUAGES},
    **_named("service", Shape.TEXT, "cost_option cost_currency cost_description"),
    **_named("service", Shape.MONEY, "cost_amount"),
    **_named("capacity", Shape.TEXT, "unit"),
    **_named("capacity", Shape.NUMBER, "available maximum"),
    **_named("capacity", Shape.DAY, "counted_on"),
    **_named("event", Shape.TEXT, "key name summary description rrule fees url email phone"),
    **_named("event", Shape.MOMENT, "starts_at ends_at"),
    **_named("event", Shape.ANSWER, "is_free"),
    **_named(
        "volunteer_role",
        Shape.TEXT,
        "key name summary description skills time_needed commitment contact_name phone email url",
    ),
    **_named("volunteer_role", Shape.LIST, "availability abilities"),
    **{
        f"{part}.{name}": shape
        for part in ("event", "volunteer_role")
        for name, shape in _ACTIVITY.items()
    },
}
