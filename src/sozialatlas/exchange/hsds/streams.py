"""All entries of a list, one object a line, in batches: memory does not grow with the list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import msgspec

from sozialatlas.exchange.hsds.shapes import Shape
from sozialatlas.exchange.hsds.shapes.base import plain

CONTENT_TYPE = "application/x-ndjson"


def lines(batches: Iterable[Sequence[Shape]], *, is_plain: bool) -> Iterator[bytes]:
    """Yield the lines of each batch at once."""
    encoder = msgspec.json.Encoder()
    for batch in batches:
        things = map(plain, batch) if is_plain else batch
        yield encoder.encode_lines(things)


def begun(found: Iterator[bytes]) -> Iterator[bytes]:
    """Return the same, with its first part made already: what fails at once fails before it."""
    for first in found:
        return chain((first,), found)
    return iter(())
