"""What the pages about imports show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sozialatlas.directory.models import RecordKind
from sozialatlas.exchange.models import ImportRun, Upload


@dataclass(frozen=True, slots=True)
class KindCounts:
    """What happens to the things of one kind."""

    label: str
    created: int
    changed: int
    unchanged: int
    rejected: int
    missing: int


def counts(kinds: Iterable[tuple[str, int, int, int, int, int]]) -> list[KindCounts]:
    """Return the rows of the table of a report."""
    return [KindCounts(str(RecordKind(code).label), *numbers) for code, *numbers in kinds]


def waiting() -> list[Upload]:
    """Return the files that are not written, the newest first."""
    uploads = Upload.objects.exclude(state=Upload.State.APPLIED).select_related("by")
    return list(uploads[:50])


def runs() -> list[ImportRun]:
    """Return the newest runs."""
    return list(ImportRun.objects.select_related("by")[:50])


def source_names() -> list[str]:
    """Return the names of sources that were used before."""
    names = ImportRun.objects.order_by("source").values_list("source", flat=True)
    return list(names.distinct())


def progress(upload: Upload) -> tuple[int, int] | None:
    """Return how many packets of a run are written, of how many; None before it began."""
    run = ImportRun.objects.filter(source=upload.source, state=ImportRun.State.APPLYING).first()
    return (run.journal.count(), run.batch_count) if run else None
