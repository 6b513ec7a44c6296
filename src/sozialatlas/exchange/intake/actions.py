"""Files that come in: stored, checked, and written once somebody has read the report."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.exchange import actions, planning, queries, reports
from sozialatlas.exchange.errors import FileRefused, MappingRefused, RunRefused
from sozialatlas.exchange.intake import files
from sozialatlas.exchange.models import ImportRun, Upload
from sozialatlas.exchange.reading import parent

_State = Upload.State


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it came: under the name of a source, with the text of a mapping."""

    source: str
    file_name: str
    format_name: str
    mapping: str
    pieces: Iterable[bytes]


def take_in(sent: Sent, *, by: User | None, at: dt.datetime) -> Upload:
    """Store a file; it waits for its check."""
    upload = Upload(
        source=sent.source,
        file_name=sent.file_name[-250:],
        format_name=sent.format_name,
        mapping=sent.mapping,
        created_at=at,
        by=by,
    )
    files.store(upload.pk, upload.file_name, sent.pieces)
    upload.save(force_insert=True)
    return upload


def check(*, upload_id: uuid.UUID) -> None:
    """Read and compare a file, and keep the report; writes nothing to the directory."""
    upload = Upload.objects.filter(pk=upload_id, state=_State.WAITING).first()
    if upload is None:
        return
    try:
        upload.report, upload.trouble = reports.of(_plan(upload)), ""
        upload.state = _State.CHECKED
    except (FileRefused, MappingRefused, RunRefused) as error:
        upload.report, upload.trouble = {}, str(error)
        upload.state = _State.REFUSED
    upload.save(update_fields=["report", "trouble", "state"])


def check_again(*, upload_id: uuid.UUID, mapping: str) -> None:
    """Give a file that is not written another mapping; it waits for its check."""
    Upload.objects.filter(pk=upload_id, state__in=[_State.REFUSED, _State.CHECKED]).update(
        mapping=mapping, state=_State.WAITING, trouble=""
    )


def begin(*, upload_id: uuid.UUID) -> bool:
    """Let a checked file wait for being written; False if somebody was faster."""
    waiting = Upload.objects.filter(pk=upload_id, state=_State.CHECKED)
    return bool(waiting.update(state=_State.APPLYING, trouble=""))


def apply(*, upload_id: uuid.UUID, by: User | None, at: dt.datetime) -> None:
    """Write a file; a run that was killed goes on where it stopped.

    Raises: RunRefused, so that it is tried again; the reason is kept for the page.
    """
    upload = Upload.objects.filter(pk=upload_id, state=_State.APPLYING).first()
    if upload is None:
        return
    try:
        upload.run = _written(upload, by, at)
    except (FileRefused, MappingRefused) as error:
        upload.state, upload.trouble = _State.REFUSED, str(error)
    except RunRefused as error:
        Upload.objects.filter(pk=upload_id).update(trouble=str(error))
        raise
    else:
        upload.state, upload.trouble = _State.APPLIED, ""
        upload.report = upload.run.report
    upload.save(update_fields=["run", "state", "trouble", "report"])
    if upload.state == _State.APPLIED:
        files.remove(upload_id)


def discard(*, upload_id: uuid.UUID) -> None:
    """Throw away a file that was not written."""
    with transaction.atomic():
        gone, _ = Upload.objects.filter(
            pk=upload_id, state__in=[_State.REFUSED, _State.CHECKED, _State.WAITING]
        ).delete()
        if gone:
            transaction.on_commit(lambda: files.remove(upload_id))


def _written(upload: Upload, by: User | None, at: dt.datetime) -> ImportRun:
    begun = ImportRun.objects.filter(source=upload.source, started_at__gte=upload.created_at)
    own = begun.filter(fingerprint=upload.report["fingerprint"]).first()
    if own and own.state == ImportRun.State.DONE:
        return own
    if own and own == queries.open_run_of(upload.source):
        return actions.finish(run_id=own.pk, at=at)
    return actions.apply(plan=_plan(upload), at=at, by=by)


def _plan(upload: Upload) -> planning.Plan:
    return planning.plan(
        files.path(upload.pk, upload.file_name),
        source=upload.source,
        format_name=upload.format_name,
        mapping=files.mapping(upload.pk, upload.mapping),
        limits=parent.FOR_UPLOADS,
    )
