"""The reading process: `python -m` with what to read, and within which limits, as JSON.

It asks no database and writes one file: a letter. Failures that it cannot tell of, a kill by the
system among them, leave no letter.
"""

from __future__ import annotations

import resource
import sys
from dataclasses import dataclass
from pathlib import Path

import django
import msgspec


@dataclass(frozen=True)
class Order:
    """What to read and where to put the letter; `mapping` is empty without one."""

    path: str
    format_name: str
    mapping: str
    language: str
    letter: str
    memory_bytes: int
    seconds: int


def main(asked: str) -> None:
    """Read a file and write the letter."""
    order = msgspec.json.decode(asked, type=Order)
    django.setup()
    _limit(order)
    from django.utils import translation  # noqa: PLC0415 -- after the set-up

    with translation.override(order.language):
        _write(order)


def _limit(order: Order) -> None:
    """Bound this process. RLIMIT_AS would count what libraries only reserve for their threads."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (order.memory_bytes, order.memory_bytes))
    # The soft limit alone ends it; the process that reads spreadsheets sets its own.
    resource.setrlimit(
        resource.RLIMIT_CPU, (order.seconds, resource.getrlimit(resource.RLIMIT_CPU)[1])
    )


def _write(order: Order) -> None:
    from sozialatlas.exchange.errors import ExchangeError  # noqa: PLC0415 -- after the set-up
    from sozialatlas.exchange.importers.formats import FORMATS  # noqa: PLC0415 -- the same
    from sozialatlas.exchange.reading import letters  # noqa: PLC0415 -- the same

    try:
        reader = FORMATS[order.format_name]()
        read = reader.read(Path(order.path), Path(order.mapping) if order.mapping else None)
        letter = letters.encode(letters.of(read))
    except ExchangeError as error:
        refused = letters.Letter(refused=type(error).__name__, reason=str(error))
        letter = letters.encode(refused)
    except MemoryError:
        letter = letters.encode(letters.Letter(refused="MemoryError"))
    Path(order.letter).write_bytes(letter)


if __name__ == "__main__":
    main(sys.argv[1])
