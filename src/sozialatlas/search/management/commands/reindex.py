"""Builds the search index anew."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError

from sozialatlas.search import actions
from sozialatlas.search.errors import SearchError


class Command(BaseCommand):
    """Build the index from the database, beside the one that serves."""

    help = "Builds the search index anew from the database; the site goes on meanwhile."

    def handle(self, *_args: str, **_options: object) -> None:
        """Build, and name the new generation."""
        try:
            name = actions.reindex()
        except SearchError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Search index: {name}")
