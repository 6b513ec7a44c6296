"""What the sentence process is asked and answers: one line of JSON each way, then the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import msgspec

from sozialatlas.search.understanding.bounds import LONGEST
from sozialatlas.search.understanding.concepts import Concept

FOLDER = "sentences"
SOCKET = "model.sock"
# Four bytes a letter, two for its escape, and the name of the field.
MOST_BYTES = 6 * LONGEST + 200
# More wait for their turn than can be answered in time: the system refuses the next at once.
MOST_WAITING = 3
_LONGEST_ADDRESS = 100  # sun_path of unix(7) holds 108 bytes


class Question(msgspec.Struct, frozen=True):
    """A sentence of at most LONGEST letters; without one, only the state is asked for."""

    text: Annotated[str, msgspec.Meta(max_length=LONGEST)] = ""


class Reply(msgspec.Struct, frozen=True):
    """The topics nearest to the sentence, best first, and how many phrases are known by now.

    Until all are known nothing is compared: topics whose phrases come last would lose.
    """

    done: int
    total: int
    concepts: tuple[Concept, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether all phrases are known."""
        return 0 < self.total <= self.done


def line(message: Question | Reply) -> bytes:
    """Return a message as it is sent."""
    return msgspec.json.encode(message) + b"\n"


@contextmanager
def address(folder: Path) -> Iterator[str]:
    """Yield the address of the socket in a data folder, also where its path is a long one.

    Raises: OSError, where the folder is missing.
    """
    place = folder / FOLDER
    path = str(place / SOCKET)
    if len(os.fsencode(path)) < _LONGEST_ADDRESS:
        yield path
        return
    handle = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{handle}/{SOCKET}"
    finally:
        os.close(handle)
