"""Whole numbers as people type them and programs send them."""

from __future__ import annotations

LARGEST = 2**63 - 1
"""What both databases hold in the widest column of whole numbers."""


def whole(text: str, most: int = LARGEST) -> int | None:
    """Return the number from 0 to `most` that a text is, or nothing.

    Only the digits 0 to 9 count, and never more of them than it takes: Python refuses to read
    thousands of them.
    """
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit()) or len(digits) > len(str(LARGEST)):
        return None
    number = int(digits)
    return number if number <= most else None
