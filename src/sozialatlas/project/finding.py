"""One finding of the check of an installation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """What was looked at, what is so, and what to do where that is not good."""

    subject: str
    is_good: bool
    fact: str
    advice: str = ""
