"""Questions about imports."""

from __future__ import annotations

from collections.abc import Mapping

from sozialatlas.directory.kinds import KINDS
from sozialatlas.exchange.models import ImportRun


def keys_of_source(source: str) -> Mapping[str, frozenset[str]]:
    """Return the keys under which a source is known already, per kind."""
    return {
        kind.code: frozenset(
            kind.model._default_manager.filter(source=source).values_list("source_key", flat=True)
        )
        for kind in KINDS
    }


def open_run_of(source: str) -> ImportRun | None:
    """Return the run of a source that was begun and not brought to an end."""
    return ImportRun.objects.filter(source=source, state__in=ImportRun.OPEN).first()
