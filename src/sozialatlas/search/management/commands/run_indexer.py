"""Runs the indexer until it is told to stop."""

from __future__ import annotations

import signal
import threading
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from sozialatlas.search.engine.writer import only_writer
from sozialatlas.search.errors import IndexerRunningError
from sozialatlas.search.indexer import Indexer


class Command(BaseCommand):
    """Follow the outbox and keep the search index."""

    help = "Den Suchindex dem Verzeichnis nachführen; ein Prozess je Datenordner."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer a single round, for scripts."""
        parser.add_argument(
            "--once", action="store_true", help=_("abarbeiten, was wartet, und enden")
        )

    def handle(self, *_args: str, **options: bool) -> None:
        """Run inside the lock of this data folder."""
        try:
            with only_writer():
                _once() if options["once"] else _until_told()
        except IndexerRunningError as error:
            raise CommandError(
                _("Ein anderer Prozess führt diesen Index schon nach (sozialatlas serve?).")
            ) from error


def _once() -> None:
    indexer = Indexer()
    while indexer.step():
        pass
    indexer.close()


def _until_told() -> None:
    over = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: over.set())
    Indexer().run(over.is_set)
