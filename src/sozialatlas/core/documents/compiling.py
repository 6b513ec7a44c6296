"""Makes a PDF from a template and data, in a child process with limits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sozialatlas.core.documents.errors import BusyError, DocumentError

SECONDS = 20
"""A handout of fifty entries takes about half a second of a processor."""
AT_ONCE = 2
"""Documents that one web process makes at the same time; others wait."""
WAIT_SECONDS = 10
_CHILD = "sozialatlas.core.documents.child"
_places = threading.BoundedSemaphore(AT_ONCE)


def compile(template: str, data: Mapping[str, object]) -> bytes:  # noqa: A001 -- documents.compile
    """Return a PDF; the same template and data give the same bytes.

    `template` is the path of a file inside the package, as portal/saved/handout.typ. It reads
    `data` with `json(bytes(sys.inputs.data))`. Letters that no font has become an empty box.
    Raises: BusyError, when too many are asked for at once; DocumentError for all else.
    """
    asked = json.dumps({"template": template, "data": data}, ensure_ascii=True, sort_keys=True)
    with _place():
        return _made(asked.encode())


@contextmanager
def _place() -> Iterator[None]:
    if not _places.acquire(timeout=WAIT_SECONDS):
        raise BusyError
    try:
        yield
    finally:
        _places.release()


def _made(asked: bytes) -> bytes:
    """Return what a child makes of it: a fault there takes no page of others with it."""
    try:
        child = subprocess.run(  # noqa: S603 -- our own module, the data go through its input
            [sys.executable, "-m", _CHILD],
            input=asked,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentError(f"took longer than {SECONDS} s") from error
    if child.returncode or not child.stdout.startswith(b"%PDF"):
        raise DocumentError(child.stderr.decode(errors="replace")[-300:])
    return child.stdout
