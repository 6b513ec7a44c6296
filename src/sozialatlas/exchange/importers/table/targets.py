"""The fields that a column of a table can be mapped to, and how its text is read."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

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


def _named(part: str, shape: Shape, names: str) -> dict[str, Shape]:
    return {f"{part}.{name}": shape for name in names.split()}


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
}
