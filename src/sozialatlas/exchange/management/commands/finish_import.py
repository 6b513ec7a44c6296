"""`sozialatlas import finish`: brings an import to its end that was broken off."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.exchange import actions
from sozialatlas.exchange.errors import ExchangeError


class Command(BaseCommand):
    """Apply the batches that are still open."""

    help = "Eine abgebrochene Einspielung zu Ende bringen."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the number of the run."""
        parser.add_argument("run", type=int, metavar=_("NUMMER"), help=_("Nummer der Einspielung"))

    def handle(self, *, run: int, **_options: object) -> None:
        """Finish the run."""
        try:
            actions.finish(run_id=run, at=timezone.now())
        except ExchangeError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_("Einspielung %(run)s ist fertig.") % {"run": run})
