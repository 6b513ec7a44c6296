"""`sozialatlas import undo`: takes back what an import did."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.directory import actions as directory
from sozialatlas.directory.models import RecordKind
from sozialatlas.exchange import actions
from sozialatlas.exchange.errors import ExchangeError


class Command(BaseCommand):
    """Remove what was created, restore what was changed, keep what was edited since."""

    help = "Eine Einspielung zurücknehmen, auch eine abgebrochene."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the number of the run."""
        parser.add_argument("run", type=int, metavar=_("NUMMER"), help=_("Nummer der Einspielung"))

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
        for kept in undone.kept:
            self.stdout.write("  " + _sentence(kept))


def _sentence(kept: directory.Kept) -> str:
    values = {
        "kind": RecordKind(kept.kind).label,
        "name": kept.name,
        "id": kept.id,
        "user": kept.used_by,
    }
    if kept.used_by:
        return _("bleibt, weil „%(user)s“ darauf aufbaut: %(kind)s „%(name)s“ (%(id)s)") % values
    return _("bleibt, weil seitdem geändert: %(kind)s „%(name)s“ (%(id)s)") % values
