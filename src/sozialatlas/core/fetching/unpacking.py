"""Unpacks a body within bounds: a few kilobytes can be packed to fill all memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from sozialatlas.core.fetching.errors import BadAnswer, TooLarge

PACKED = frozenset({"gzip", "x-gzip", "deflate"})
_GZIP_OR_ZLIB = 47


def joined(pieces: Iterable[bytes], most: int, address: str) -> bytes:
    """Return the pieces in one; raises TooLarge as soon as they are too many."""
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > most:
            raise TooLarge(address, f"is larger than {most} bytes")
    return bytes(body)


def unpacked(pieces: Iterable[bytes], encoding: str, most: int, address: str) -> Iterable[bytes]:
    """Return the pieces as they were before they were packed, none much larger than `most`.

    Raises: BadAnswer, for a packing that was not asked for or is broken.
    """
    if encoding in ("", "identity"):
        return pieces
    if encoding not in PACKED:
        raise BadAnswer(address, f"is packed in a way that was not asked for: {encoding[:20]}")
    return _inflated(pieces, most, address)


def _inflated(pieces: Iterable[bytes], most: int, address: str) -> Iterable[bytes]:
    engine = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        for piece in pieces:
            rest = piece
            while rest and not engine.eof:
                yield engine.decompress(rest, most + 1)
                rest = engine.unconsumed_tail
    except zlib.error as error:
        raise BadAnswer(address, "is packed, but broken") from error
    if not engine.eof:
        raise BadAnswer(address, "breaks off in the middle")
