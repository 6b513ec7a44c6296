"""Runs the process of the sentence model until it is told to stop."""

from __future__ import annotations

import fcntl
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from sozialatlas.search.understanding.sentences import model, protocol, serving
from sozialatlas.search.understanding.sentences.kept import KeptVectors
from sozialatlas.search.understanding.sentences.taxonomy import Watched

LOCK = "model.lock"


class Command(BaseCommand):
    """Say which topics a sentence is about, to the web processes of this data folder."""

    help = "Ganze Sätze mit dem Sprachmodell verstehen; ein Prozess je Datenordner."

    def handle(self, *_args: str, **_options: bool) -> None:
        """Run inside the lock of this data folder."""
        if not model.is_installed():
            raise CommandError(_("Das Sprachmodell ist nicht eingerichtet (docs/semantic.md)."))
        folder: Path = settings.DATA_DIR
        place = folder / protocol.FOLDER
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        over = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: over.set())
        with _only_one(place):
            server = serving.SentenceServer(model.load(), KeptVectors(place, model.version()))
            with serving.listening(folder) as opened:
                serving.serve(server, opened, Watched().changed, over.is_set)
            (place / protocol.SOCKET).unlink(missing_ok=True)


@contextmanager
def _only_one(place: Path) -> Iterator[None]:
    with (place / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CommandError(
                _("Ein anderer Prozess versteht die Sätze dieses Datenordners schon.")
            ) from error
        yield
