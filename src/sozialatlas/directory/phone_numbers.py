"""What may stand where a number to call is asked for."""

from __future__ import annotations

# The shortest that is stored is an extension: "Durchwahl 12".
_LEAST_DIGITS = 2


def has_number(text: str) -> bool:
    """Return whether a text holds something to dial; how it is written is its provider's."""
    return sum(sign.isdigit() for sign in text) >= _LEAST_DIGITS


def own_digits(text: str) -> str:
    """Return the digits of a German number without country and trunk prefix: 6031 1234 is one.

    "+49 6031 1234", "0049 (0) 6031/1234" and "06031 1234" are the same number.
    """
    digits = "".join(sign for sign in text if sign.isdigit())
    if text.strip().startswith("+49"):
        digits = digits.removeprefix("49")
    return digits.removeprefix("0049").lstrip("0")
