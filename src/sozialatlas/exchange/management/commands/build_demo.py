"""`manage.py build_demo`: makes the fictional demo county, once per data folder."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.core.errors import SozialatlasError
from sozialatlas.exchange.importers.demo import writing
from sozialatlas.exchange.importers.demo.county import RECORD_COUNT

DEFAULT_SEED = 1


class Command(BaseCommand):
    """Make the county where it is not finished; a second call does nothing."""

    help = "Den erfundenen Landkreis Auental mit Beispieldaten anlegen."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the day around which it is made, the seed, and how many records."""
        parser.add_argument("--today", type=dt.date.fromisoformat, help="JJJJ-MM-TT")
        parser.add_argument(
            "--seed", type=int, default=DEFAULT_SEED, help=_("andere Zahl, anderer Landkreis")
        )
        parser.add_argument(
            "--records", type=int, default=RECORD_COUNT, help=_("Zahl der Angebote")
        )

    def handle(
        self, *, today: dt.date | None, seed: int, records: int, **_options: object
    ) -> None:
        """Print how many of everything there are."""
        if writing.is_finished(settings.DATA_DIR, seed, records):
            self.stdout.write(_("Der Beispiellandkreis ist schon angelegt."))
            return
        if records < 1:
            raise CommandError(_("--records muss mindestens 1 sein."))
        order = writing.DemoOrder(today=today or timezone.localdate(), seed=seed, records=records)
        try:
            county = writing.build(order, settings.DATA_DIR)
        except SozialatlasError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            _(
                "Landkreis Auental (erfunden): %(municipalities)s Gemeinden, %(records)s Angebote,"
                " %(events)s Veranstaltungen, %(roles)s Ehrenämter."
            )
            % {
                "municipalities": len(county.land.municipalities),
                "records": county.record_count,
                "events": len(county.package.events),
                "roles": len(county.package.volunteer_roles),
            }
        )
