"""What all shapes have in common: nothing that is unknown is said, not even as null."""

from __future__ import annotations

from functools import cache
from typing import Annotated, ClassVar

import msgspec

Id = Annotated[str, msgspec.Meta(extra_json_schema={"format": "uuid"})]
Uri = Annotated[str, msgspec.Meta(extra_json_schema={"format": "uri"})]
Email = Annotated[str, msgspec.Meta(extra_json_schema={"format": "email"})]
Moment = Annotated[str, msgspec.Meta(extra_json_schema={"format": "date-time"})]
Day = Annotated[str, msgspec.Meta(extra_json_schema={"format": "date"})]
Time = Annotated[str, msgspec.Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Answered = Annotated[str, msgspec.Meta(extra_json_schema={"enum": ["yes", "no", "unknown"]})]


class Shape(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """An object of HSDS; `PROFILE` names the fields that HSDS itself does not know."""

    PROFILE: ClassVar[frozenset[str]] = frozenset()


@cache
def _fields(shape: type[Shape]) -> tuple[tuple[str, bool], ...]:
    """Return the fields of the standard, and whether each is always said."""
    found = msgspec.structs.fields(shape)
    return tuple((each.name, each.required) for each in found if each.name not in shape.PROFILE)


def plain(value: object) -> object:
    """Return a shape, or a list of them, as plain HSDS: without the fields of the profile."""
    if isinstance(value, Shape):
        return {
            name: plain(said)
            for name, is_required in _fields(type(value))
            if (said := getattr(value, name)) not in (None, ()) or is_required
        }
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value
