"""One import at a time on a machine, and no `finish` beside a run that is alive."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from sozialatlas.exchange import batches
from sozialatlas.exchange.errors import RunRefused


@contextmanager
def only_import() -> Iterator[None]:
    """Hold the lock of imports; the system frees it when the process dies."""
    batches.folder().mkdir(parents=True, exist_ok=True)
    with (batches.folder() / "lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RunRefused(_("Gerade läuft eine andere Einspielung.")) from error
        yield
