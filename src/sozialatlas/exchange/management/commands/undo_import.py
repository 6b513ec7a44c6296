"""`sozialatlas import undo`: takes back what an import did."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.exchange import actions
from sozialatlas.exchange.errors import ExchangeError


class Command(BaseCommand):
    """Remove what was created, restore what was changed, keep what was edited since."""

    help = "Eine Einspielung zurücknehmen, auch eine abgebrochene."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the number of the run."""
        parser.add_argument("run", type=int)

    def handle(self, *, run: int, **_options: object) -> None:
        """Undo the run."""
        try:
            undone = actions.undo(run_id=run, at=timezone.now())
        except ExchangeError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            _("Einspielung %(run)s: %(removed)s entfernt, %(restored)s wiederhergestellt.")
            % {"run": run, "removed": undone.removed, "restored": undone.restored}
        )
        for kind, record_id in undone.kept:
            self.stdout.write(
                _("  bleibt, weil seitdem bearbeitet oder verwendet: %(kind)s %(id)s")
                % {"kind": kind, "id": record_id}
            )
