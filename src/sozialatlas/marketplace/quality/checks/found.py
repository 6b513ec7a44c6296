"""What a check hands over."""

from __future__ import annotations

from dataclasses import dataclass

from sozialatlas.marketplace.quality.landscape import Thing
from sozialatlas.marketplace.quality.problems import Problem


@dataclass(frozen=True, slots=True)
class Found:
    """Something wrong with a field of a record; `detail` says what would be right, if known."""

    problem: Problem
    thing: Thing
    field: str = ""
    value: str = ""
    detail: str = ""
