"""Contrast of colours by WCAG 2.2, and the pale colours that belong to an accent.

Source: WCAG 2.2, definitions of "relative luminance" and "contrast ratio" (W3C, 2023).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LEAST_FOR_TEXT = 4.5
"""WCAG 2.2, success criterion 1.4.3: text of normal size."""

_HEX = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of the screen, each part 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def of(cls, text: str) -> Colour:
        """Return the colour of a text like #00594f.

        Raises: ValueError, if it is written in another way.
        """
        found = _HEX.fullmatch(text)
        if found is None:
            raise ValueError(text)
        return cls(*(int(part, 16) for part in found.groups()))

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """The relative luminance, 0 (black) to 1 (white)."""
        red, green, blue = (_linear(part) for part in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def mixed(self, other: Colour, share: float) -> Colour:
        """Return a mixture that holds a share (0 to 1) of this colour."""
        mine = (self.red, self.green, self.blue)
        theirs = (other.red, other.green, other.blue)
        return Colour(
            *(round(a * share + b * (1 - share)) for a, b in zip(mine, theirs, strict=True))
        )


def ratio(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, 1 to 21."""
    darker, lighter = sorted((one.luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)


def _linear(part: int) -> float:
    share = part / 255
    # 0.04045 is sRGB's own limit; WCAG prints 0.03928, which gives the same for 8 bits.
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
