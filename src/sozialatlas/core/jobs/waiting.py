"""Lets jobs wait in the queue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from sozialatlas.core.jobs.models import Job


def put(kind: str, key: str, arguments: Mapping[str, object], due_at: dt.datetime) -> None:
    """Let a piece of work wait from a moment on, inside the transaction of the caller.

    The same work waits only once, at the earlier of both moments. While it runs, it is noted that
    it is wanted again, for it may have read what was there before.
    """
    first = {"arguments": dict(arguments), "due_at": due_at}
    with transaction.atomic():
        rows = Job.objects.select_for_update()
        row, is_new = rows.get_or_create(kind=kind, key=key, defaults=first)
        if is_new:
            return
        row.arguments = dict(arguments)
        if row.state == Job.State.WAITING:
            row.due_at = min(row.due_at, due_at)
        else:
            row.due_at = due_at
        if row.state == Job.State.RUNNING:
            row.is_wanted_again = True
        else:
            _begin_anew(row)
        row.save()


def again(pk: int, now: dt.datetime) -> None:
    """Have a job done once more, as if it had never been tried."""
    with transaction.atomic():
        row = Job.objects.select_for_update().get(pk=pk)
        if row.state != Job.State.RUNNING:
            row.due_at = now
            _begin_anew(row)
            row.save()


def _begin_anew(row: Job) -> None:
    row.state, row.tries, row.failed_at, row.reason = Job.State.WAITING, 0, None, ""
