"""The shapes of the JSON interface; the OpenAPI document is made from them."""

from __future__ import annotations

import msgspec


class Item(msgspec.Struct, frozen=True):
    """One record.

    `type` is service, event or volunteer_role; `service_id` is shared by the records of one
    service. A confidential location gives the middle of its municipality.
    """

    id: str
    type: str
    service_id: str
    name: str
    organization: str
    topics: tuple[str, ...]
    municipality: str
    municipality_key: str
    lat: float | None
    lon: float | None
    distance_km: float | None
    url: str


class Choice(msgspec.Struct, frozen=True):
    """One value of a facet and how many records it would leave."""

    key: str
    label: str
    count: int


class Notice(msgspec.Struct, frozen=True):
    """What was repaired, widened or not understood; `values` depend on `code`."""

    code: str
    values: tuple[str, ...]


class Answer(msgspec.Struct, frozen=True):
    """One page of records; `total` counts all of them."""

    total: int
    page: int
    items: tuple[Item, ...]
    facets: dict[str, tuple[Choice, ...]]
    notices: tuple[Notice, ...]


class Fault(msgspec.Struct, frozen=True):
    """A request to an address that does not exist, or by a method that is not answered."""

    reason: str


class Refusal(msgspec.Struct, frozen=True):
    """A request that cannot be answered: the parameter and what is wrong with it."""

    parameter: str
    reason: str
