"""Organizations that belong to others: never in a circle, parents before their children."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from sozialatlas.directory.models import RecordKind
from sozialatlas.directory.values import OrganizationValues
from sozialatlas.exchange.errors import FileRefused
from sozialatlas.exchange.importers.draft import ReadResult


def refuse_circles(read: ReadResult) -> None:
    """Raise `FileRefused`, naming the rows, if organizations belong to each other in a circle."""
    parents = {each.key: each.parent_key for each in read.package.organizations}
    harmless: set[str] = set()
    for start in parents:
        path: list[str] = []
        key = start
        while key and key in parents and key not in harmless:
            if key in path:
                raise _circle(read, path[path.index(key) :])
            path.append(key)
            key = parents[key]
        harmless.update(path)


def _circle(read: ReadResult, path: list[str]) -> FileRefused:
    rows = [read.origin_of(RecordKind.ORGANIZATION, key).row for key in path]
    chain = " → ".join([*path, path[0]])
    return FileRefused(
        _("Träger gehören im Kreis zueinander: %(chain)s (Zeilen %(rows)s).")
        % {"chain": chain, "rows": ", ".join(map(str, rows))}
    )


def parents_first(
    organizations: tuple[OrganizationValues, ...],
) -> tuple[OrganizationValues, ...]:
    """Return the organizations so that none comes before the one it belongs to."""
    by_key: Mapping[str, OrganizationValues] = {each.key: each for each in organizations}

    def depth(each: OrganizationValues) -> int:
        steps, parent = 0, each.parent_key
        while parent in by_key:
            steps, parent = steps + 1, by_key[parent].parent_key
        return steps

    return tuple(sorted(organizations, key=depth))
