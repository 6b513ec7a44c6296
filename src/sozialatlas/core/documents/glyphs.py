"""Which letters the fonts of documents can show; PDF/UA refuses a text with any other."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

BOX = "\u25af"
"""Stands for a letter that no font has: one sees that something is missing."""
# What only orders the letters around it is shown by nothing, and may stay; the marks that turn
# the order of a text round go, as they could make a number read as another.
_ALLOWED = frozenset("\n\u200c\u200d\u200e\u200f\u00ad")
_DROPPED = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0x200B)))
_SPACES = {"\t": " ", "\r": "\n", "\u2028": "\n", "\u2029": "\n"}


class Coverage:
    """What some fonts can show together."""

    def __init__(self, fonts: Iterable[Path]) -> None:
        """Read the tables of the fonts."""
        self._codes = frozenset(code for font in fonts for code in codes(font.read_bytes()))

    def shown(self, value: object) -> object:
        """Return data with every text in letters that can be shown."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.shown(each) for each in value]
        if isinstance(value, dict):
            return {key: self.shown(each) for key, each in value.items()}
        return value

    def text(self, given: str) -> str:
        """Return a text in letters that can be shown."""
        ended = given.replace("\r\n", "\n")
        return "".join(map(self._letter, ended))

    def _letter(self, letter: str) -> str:
        letter = _SPACES.get(letter, letter)
        if letter in _ALLOWED or (ord(letter) in self._codes and letter.isprintable()):
            return letter
        if letter in _DROPPED or ord(letter) < 32 or 0xFE00 <= ord(letter) <= 0xFE0F:
            return ""
        return letter if letter.isspace() and ord(letter) in self._codes else BOX


def codes(font: bytes) -> Iterator[int]:
    """Yield the code points that a font has a glyph for (OpenType, cmap of formats 4 and 12)."""
    tables = struct.unpack_from(">H", font, 4)[0]
    for number in range(tables):
        name, _check, start, _length = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if name == b"cmap":
            yield from _codes_of_map(font, start)


def _codes_of_map(font: bytes, start: int) -> Iterator[int]:
    parts = struct.unpack_from(">H", font, start + 2)[0]
    for number in range(parts):
        offset = struct.unpack_from(">I", font, start + 4 + 8 * number + 4)[0]
        form = struct.unpack_from(">H", font, start + offset)[0]
        if form == 4:
            yield from _segments(font, start + offset)
        elif form == 12:
            yield from _groups(font, start + offset)


def _segments(font: bytes, at: int) -> Iterator[int]:
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + 2 * count)
    for first, last in zip(starts, ends, strict=True):
        # The last segment only says that the table ends.
        yield from range(first, min(last, 0xFFFE) + 1)


def _groups(font: bytes, at: int) -> Iterator[int]:
    count = struct.unpack_from(">I", font, at + 12)[0]
    for number in range(count):
        first, last, _glyph = struct.unpack_from(">III", font, at + 16 + 12 * number)
        yield from range(first, last + 1)
