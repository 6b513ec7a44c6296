"""What may stand where a number to call is asked for."""

from __future__ import annotations

# The shortest that is stored is an extension: "Durchwahl 12".
_LEAST_DIGITS = 2


def has_number(text: str) -> bool:
    """Return whether a text holds something to dial; how it is written is its provider's."""
    return sum(sign.isdigit() for sign in text) >= _LEAST_DIGITS
