"""Importing: a plan is applied in batches with a journal, finished or undone after a break."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Sequence

from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from sozialatlas.accounts.models import User
from sozialatlas.core.progress import progress
from sozialatlas.directory import actions as directory, queries as revisions
from sozialatlas.directory.errors import DirectoryError
from sozialatlas.exchange import batches, pacing, queries, reports
from sozialatlas.exchange.errors import RunRefused
from sozialatlas.exchange.locks import only_import
from sozialatlas.exchange.models import ImportJournal, ImportRun
from sozialatlas.exchange.planning import Plan


def apply(*, plan: Plan, at: dt.datetime, by: User | None = None) -> ImportRun:
    """Write what a plan says and return the run.

    Raises: RunRefused, if a run of this source is still open.
    """
    with only_import():
        _refuse_open(plan.source)
        _tidy()
        token = uuid.uuid4()
        batches.store(token, plan.batches)
        run = ImportRun.objects.create(
            token=token,
            source=plan.source,
            file_name=plan.file_name[:250],
            fingerprint=plan.fingerprint,
            state=ImportRun.State.APPLYING,
            batch_count=len(plan.batches),
            counts=_counts(plan),
            report=reports.of(plan),
            started_at=at,
            by=by,
        )
        _go_on(run, at)
    return run


def finish(*, run_id: int, at: dt.datetime) -> ImportRun:
    """Bring a run to its end that was broken off."""
    with only_import():
        run = _run(run_id)
        if run.state != ImportRun.State.APPLYING:
            raise RunRefused(
                _("Einspielung %(run)s ist nicht offen (%(state)s).")
                % {"run": run_id, "state": run.get_state_display()}
            )
        _go_on(run, at)
    return run


def undo(*, run_id: int, at: dt.datetime, by: User | None = None) -> directory.Undone:
    """Take back all that a run did, the newest batch first; what was edited since is kept."""
    with only_import():
        run = _run(run_id)
        if run.state == ImportRun.State.UNDONE:
            raise RunRefused(_("Einspielung %(run)s ist schon zurückgenommen.") % {"run": run_id})
        _set_state(run, ImportRun.State.UNDOING)
        undone = _undo_batches(run, at, by)
        _set_state(run, ImportRun.State.UNDONE, at)
        batches.discard(run.token)
    return directory.Undone(
        removed=sum(each.removed for each in undone),
        restored=sum(each.restored for each in undone),
        kept=tuple(ref for each in undone for ref in each.kept),
    )


def _go_on(run: ImportRun, at: dt.datetime) -> None:
    done = set(run.journal.values_list("number", flat=True))
    open_numbers = [number for number in range(1, run.batch_count + 1) if number not in done]
    gap = pacing.Gap()
    with pacing.old_objects_at_rest(), progress(_("Einspielen"), len(open_numbers)) as step:
        for number in open_numbers:
            _apply_or_note(run, number, at)
            step()
            gap.leave()
    _set_state(run, ImportRun.State.DONE, at)
    batches.discard(run.token)


def _apply_or_note(run: ImportRun, number: int, at: dt.datetime) -> None:
    """Apply a batch; one that the directory refuses leaves the run open, with the reason."""
    try:
        _apply_batch(run, number, at)
    except (DirectoryError, DatabaseError, ValueError) as error:
        run.error = f"{type(error).__name__}: {error}"[:2000]
        run.save(update_fields=["error"])
        raise RunRefused(
            _(
                "Einspielung %(run)s blieb bei Paket %(number)s stehen: %(error)s. Nochmals"
                " versuchen (sozialatlas import finish %(run)s) oder zurücknehmen"
                " (sozialatlas import undo %(run)s)."
            )
            % {"run": run.pk, "number": number, "error": run.error}
        ) from error


def _apply_batch(run: ImportRun, number: int, at: dt.datetime) -> None:
    package = batches.load(run.token, number)
    with transaction.atomic():
        applied = directory.apply(
            package,
            source=run.source,
            at=at,
            by=run.by,
            reason=_("Einspielung %(run)s: %(file)s")
            % {"run": run.pk, "file": run.file_name[:200]},
        )
        ImportJournal.objects.create(
            run=run,
            number=number,
            entries=_entries([*applied.created, *applied.changed]),
            unchanged_count=applied.unchanged_count,
        )


def _entries(touched: Sequence[directory.RecordRef]) -> list[list[object]]:
    """Return what the journal keeps: also the revision that the batch has just written."""
    ids: dict[str, list[uuid.UUID]] = defaultdict(list)
    for entry in touched:
        ids[entry.kind].append(entry.id)
    after = {kind: revisions.latest_revisions(kind, ids[kind]) for kind in ids}
    return [
        [entry.kind, str(entry.id), entry.revision_before, after[entry.kind][entry.id]]
        for entry in touched
    ]


def _undo_batches(run: ImportRun, at: dt.datetime, by: User | None) -> list[directory.Undone]:
    journal = run.journal.filter(is_undone=False).order_by("-number")
    numbers = list(journal.values_list("number", flat=True))
    undone = []
    gap = pacing.Gap()
    with progress(_("Zurücknehmen"), len(numbers)) as step:
        for number in numbers:
            undone.append(_undo_batch(run, number, at, by))
            step()
            gap.leave()
    return undone


def _undo_batch(run: ImportRun, number: int, at: dt.datetime, by: User | None) -> directory.Undone:
    journal = ImportJournal.objects.get(run=run, number=number)
    entries = [
        directory.UndoEntry(kind, uuid.UUID(record_id), before, after)
        for kind, record_id, before, after in journal.entries
    ]
    with transaction.atomic():
        undone = directory.undo(
            entries, at=at, by=by, reason=_("Einspielung %(run)s zurückgenommen") % {"run": run.pk}
        )
        journal.is_undone = True
        journal.save(update_fields=["is_undone"])
    return undone


def _refuse_open(source: str) -> None:
    run = queries.open_run_of(source)
    if run:
        raise RunRefused(
            _(
                "Einspielung %(run)s dieser Quelle ist nicht abgeschlossen. Erst beenden"
                " (sozialatlas import finish %(run)s) oder zurücknehmen"
                " (sozialatlas import undo %(run)s)."
            )
            % {"run": run.pk}
        )


def _run(run_id: int) -> ImportRun:
    run = ImportRun.objects.select_related("by").filter(pk=run_id).first()
    if run is None:
        raise RunRefused(_("Es gibt keine Einspielung %(run)s.") % {"run": run_id})
    return run


def _set_state(run: ImportRun, state: str, at: dt.datetime | None = None) -> None:
    run.state = state
    run.finished_at = at
    if at:
        run.error = ""
    run.save(update_fields=["state", "finished_at", "error"])


def _tidy() -> None:
    """Remove plans that were stored before their run was: the process died in between."""
    known = set(ImportRun.objects.filter(state__in=ImportRun.OPEN).values_list("token", flat=True))
    for token in batches.stored():
        if token not in known:
            batches.discard(token)


def _counts(plan: Plan) -> dict[str, object]:
    return {
        "created": dict(plan.created),
        "changed": dict(plan.changed),
        "unchanged": dict(plan.unchanged),
        "missing": dict(plan.missing),
        "rejected": dict(plan.rejected_by_reason),
        "locations": dict(plan.placed),
        "services_outside": dict(plan.services_outside),
    }
