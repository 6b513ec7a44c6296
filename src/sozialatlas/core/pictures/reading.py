"""An uploaded picture as we keep it, made by a child process with limits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from enum import StrEnum

MOST_BYTES = 10_000_000
_CHILD = "sozialatlas.core.pictures.child"
_SECONDS = 30
# One at a time: many large pictures sent together would need memory for each.
_turn = threading.Lock()


class Reason(StrEnum):
    """Why a picture is not taken."""

    EMPTY = "empty"
    BYTES = "bytes"
    PIXELS = "pixels"
    SMALL = "small"
    FORMAT = "format"
    BROKEN = "broken"
    PHONE = "phone"
    DRAWING = "drawing"


class Refused(ValueError):
    """A file that we do not take."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Read:
    """A picture as WebP, at most 1,200 and 480 pixels long; the size is that of the wide one."""

    wide: bytes
    narrow: bytes
    width: int
    height: int


def read(content: bytes) -> Read:
    """Return an uploaded picture, turned upright and without hidden data. Raises: Refused."""
    if not content:
        raise Refused(Reason.EMPTY)
    if len(content) > MOST_BYTES:
        raise Refused(Reason.BYTES)
    with _turn:
        head, _line, pictures = _answer(content).partition(b"\n")
    try:
        said = json.loads(head)
    except ValueError as error:  # it died on the way
        raise Refused(Reason.BROKEN) from error
    if "error" in said:
        raise Refused(_reason(said["error"], content))
    wide, narrow = said["lengths"]
    return Read(pictures[:wide], pictures[wide : wide + narrow], said["width"], said["height"])


def _answer(content: bytes) -> bytes:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        return subprocess.run(  # noqa: S603 -- our own module; what was sent goes to its input
            [sys.executable, "-m", _CHILD],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=_SECONDS,
            check=False,
        ).stdout
    except subprocess.TimeoutExpired as error:
        raise Refused(Reason.PIXELS) from error


def _reason(code: str, content: bytes) -> Reason:
    """Return why; of what telephones and drawing programs write there is more to say."""
    reason = Reason(code)
    if reason is Reason.FORMAT and content[4:12] in _PHONES:
        return Reason.PHONE
    if reason is Reason.FORMAT and b"<svg" in content[:2_000].lower():
        return Reason.DRAWING
    return reason


_PHONES = frozenset(b"ftyp" + brand for brand in (b"heic", b"heix", b"mif1", b"msf1", b"avif"))
