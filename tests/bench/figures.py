"""What was measured, what it should be, and the table that shows both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured value; `aim` is what it should stay under, None where nothing is asked.

    With `is_least`, the aim is what it should reach. A value of None was not measured; `unit` then
    says why.
    """

    name: str
    value: float | None
    unit: str
    aim: float | None = None
    is_least: bool = False

    @property
    def verdict(self) -> str:
        if self.value is None:
            return "left out"
        if self.aim is None:
            return ""
        is_reached = self.value >= self.aim if self.is_least else self.value < self.aim
        return "reached" if is_reached else "MISSED"

    def row(self) -> tuple[str, str, str, str]:
        """Return name, value, aim and verdict as they are shown."""
        if self.value is None:
            return self.name, self.unit, "", self.verdict
        sign = ">=" if self.is_least else "<"
        aim = "" if self.aim is None else f"{sign} {self.aim:g} {self.unit}"
        return self.name, f"{shown(self.value)} {self.unit}", aim, self.verdict


def shown(value: float) -> str:
    """Return a number with about three digits that count, and what was counted as it is."""
    if value >= 100 or isinstance(value, int):
        return f"{value:,.0f}"
    return f"{value:.3f}" if value < 1 else f"{value:.1f}"


def table(figures: Iterable[Figure]) -> str:
    """Return all figures as one table."""
    rows = [("figure", "measured", "aim", "verdict"), *(figure.row() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        f"{name:<{widths[0]}}  {value:>{widths[1]}}  {aim:>{widths[2]}}  {verdict}".rstrip()
        for name, value, aim, verdict in rows
    )
