"""What stands under one heading of the filters: boxes to tick, a field, links."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """One box to tick, or one option of a field; `inner` are the boxes that it holds."""

    name: str
    value: str
    label: str
    count: int
    is_checked: bool
    inner: tuple[FilterChoice, ...] = ()
    is_open: bool = False

    @property
    def element_id(self) -> str:
        """The id of the box in the page."""
        return f"filter-{self.name}-{self.value}"


@dataclass(frozen=True, slots=True)
class FilterField:
    """A value to type or to choose; a number from 0 to `most` where there are no options."""

    name: str
    label: str
    value: str
    options: tuple[FilterChoice, ...] = ()
    most: int = 0
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FilterLink:
    """A choice of which only one counts: the page with it."""

    label: str
    url: str
    count: int | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """Choices under one heading; `rest` stands behind "weitere"."""

    key: str
    title: str
    shown: tuple[FilterChoice, ...]
    rest: tuple[FilterChoice, ...]
    is_open: bool
    field: FilterField | None = None
    links: tuple[FilterLink, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to choose."""
        return not (self.shown or self.field or self.links)
