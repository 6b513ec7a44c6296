"""Takes jobs out of the queue, and notes how they ended.

Whatever happens to a job happens inside a transaction that holds its row, so that two processes
never agree on different stories.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.core.jobs.kinds import Kind
from sozialatlas.core.jobs.models import Job

# A process that is alive says so every ten seconds (`runner`).
LEASE = dt.timedelta(seconds=60)
FIRST_PAUSE = dt.timedelta(seconds=30)
# 30 seconds, 2 minutes, 8 minutes, 32 minutes: a mail server that restarts is back by then.
LONGER_EACH_TIME = 4
LONGEST_REASON = 2000


def schedule(kinds: Collection[Kind[...]], now: dt.datetime, first_at: dt.datetime) -> None:
    """Let each nightly job wait for its night; one that never ran comes at `first_at`."""
    for kind in kinds:
        if kind.nightly is None:
            continue
        row, is_new = Job.objects.get_or_create(
            kind=kind.name, key="", defaults={"due_at": first_at}
        )
        # Where its hour has changed; a night that was slept through stays due.
        due_at = kind.nightly.after(now)
        if not is_new and row.due_at > now and row.done_at and not row.reason:
            waiting = Job.objects.filter(pk=row.pk, state=Job.State.WAITING)
            waiting.exclude(due_at=due_at).update(due_at=due_at)


def is_any_to_run(place: str, now: dt.datetime) -> bool:
    """Return whether something is due, or was left behind by the process of this place."""
    left = Job.objects.filter(state=Job.State.RUNNING, held_by=place)
    return Job.objects.to_run(now).exists() or left.exists()


def release(place: str) -> None:
    """Let what the last process of this place left behind be done by the next."""
    left = Job.objects.filter(state=Job.State.RUNNING, held_by=place)
    left.update(held_until=timezone.now() - LEASE)


def take(kinds: Mapping[str, Kind[...]], place: str, now: dt.datetime) -> Job | None:
    """Return the next job that is due, held for this place; None where none is.

    A job that ended its process each time is given up here, for nobody else could.
    """
    known = Job.objects.to_run(now).filter(kind__in=kinds)
    while True:
        with transaction.atomic():
            row = known.select_for_update(skip_locked=True).order_by("due_at", "pk").first()
            if row is None:
                return None
            if row.state == Job.State.RUNNING and row.tries >= kinds[row.kind].tries:
                note_failure(kinds[row.kind], row.pk, row.held_by, _died(), now)
                continue
            row.state, row.held_by, row.held_until = Job.State.RUNNING, place, now + LEASE
            row.begun_at, row.is_wanted_again = now, False
            row.tries += 1
            row.save()
            return row


def keep(pk: int, place: str, now: dt.datetime) -> bool:
    """Say that a job is still being done; return whether it is still this place's."""
    own = Job.objects.filter(pk=pk, state=Job.State.RUNNING, held_by=place)
    return own.update(held_until=now + LEASE) > 0


def note_success(kind: Kind[...], pk: int, place: str, now: dt.datetime) -> None:
    """Note that a job is done; it waits again where it is wanted again, or nightly."""
    with transaction.atomic():
        row = _own(pk, place)
        if row is None:
            return
        row.done_at, row.failed_at, row.reason = now, None, ""
        _end(row, kind, now, Job.State.DONE)


def note_failure(kind: Kind[...], pk: int, place: str, reason: str, now: dt.datetime) -> None:
    """Note why a job failed; it waits for its next try, or for somebody who looks at it."""
    with transaction.atomic():
        row = _own(pk, place)
        if row is None:
            return
        row.reason = reason[:LONGEST_REASON]
        if row.tries < kind.tries:
            row.state, row.held_by = Job.State.WAITING, ""
            row.due_at = now + FIRST_PAUSE * LONGER_EACH_TIME ** (row.tries - 1)
            row.save()
            return
        row.failed_at = now
        _end(row, kind, now, Job.State.FAILED)


def give_back(pk: int, place: str, now: dt.datetime) -> None:
    """Let a job that was broken off on purpose wait again, as if it had not been begun."""
    with transaction.atomic():
        row = _own(pk, place)
        if row is not None:
            row.state, row.held_by, row.due_at = Job.State.WAITING, "", now
            row.tries -= 1
            row.save()


def forget(before: dt.datetime) -> None:
    """Remove what was done before a moment."""
    Job.objects.filter(state=Job.State.DONE, done_at__lt=before).delete()


def _own(pk: int, place: str) -> Job | None:
    rows = Job.objects.select_for_update()
    return rows.filter(pk=pk, state=Job.State.RUNNING, held_by=place).first()


def _end(row: Job, kind: Kind[...], now: dt.datetime, state: Job.State) -> None:
    row.state, row.held_by, row.tries = state, "", 0
    if row.is_wanted_again:
        row.state, row.is_wanted_again = Job.State.WAITING, False
    elif kind.nightly is not None:
        row.state, row.due_at = Job.State.WAITING, kind.nightly.after(now)
    row.save()


def _died() -> str:
    return _("Der Prozess endete jedes Mal mitten in der Aufgabe.")
