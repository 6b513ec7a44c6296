"""Builds the search index anew."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from sozialatlas.core import formats
from sozialatlas.search import actions, queries
from sozialatlas.search.errors import SearchError


class Command(BaseCommand):
    """Build the index from the database, beside the one that serves."""

    help = "Den Suchindex aus der Datenbank neu bauen; die Seiten bleiben solange, wie sie sind."

    def handle(self, *_args: str, **_options: object) -> None:
        """Build, and say how much can be found now."""
        try:
            actions.reindex()
        except SearchError as error:
            raise CommandError(str(error)) from error
        count = formats.number(queries.index_state().documents)
        self.stdout.write(_("Suchindex gebaut: %(count)s Einträge.") % {"count": count})
