"""What all shapes have in common: nothing that is unknown is said, not even as null."""

from __future__ import annotations

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


def plain(value: object) -> object:
    """Return a shape, or a list of them, as plain HSDS: without the fields of the profile."""
    if isinstance(value, Shape):
        return {
            name: plain(said)
            for name in value.__struct_fields__
            if name not in value.PROFILE and (said := getattr(value, name)) not in (None, ())
        }
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value
