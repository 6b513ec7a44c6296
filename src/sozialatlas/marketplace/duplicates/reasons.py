"""What speaks for or against that two entries are one, and how much. No Django."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against; `value` is percent or metres where it has one."""

    code: str
    value: int = 0
    is_for: bool = True


Counted = tuple[float, Reason]
"""A reason and what it counts, in log-odds."""
