"""The jobs about files that come in."""

from __future__ import annotations

import uuid

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.models import User
from sozialatlas.core.jobs import job
from sozialatlas.exchange import actions as runs
from sozialatlas.exchange.intake import actions
from sozialatlas.exchange.models import ImportRun


@job("exchange.check_upload", _("Hochgeladene Datei prüfen"), tries=2)
def check(upload_id: str) -> None:
    """Read a file and keep the report."""
    actions.check(upload_id=uuid.UUID(upload_id))


@job("exchange.apply_upload", _("Hochgeladene Datei einspielen"), minutes=60, key=("upload_id",))
def apply(upload_id: str, by_id: int) -> None:
    """Write a file to the directory."""
    by = User.objects.filter(pk=by_id).first()
    actions.apply(upload_id=uuid.UUID(upload_id), by=by, at=timezone.now())


@job("exchange.undo_run", _("Einspielung zurücknehmen"), minutes=60, key=("run_id",))
def undo(run_id: int, by_id: int) -> None:
    """Take back all that a run did."""
    if ImportRun.objects.filter(pk=run_id, state=ImportRun.State.UNDONE).exists():
        return
    by = User.objects.filter(pk=by_id).first()
    runs.undo(run_id=run_id, at=timezone.now(), by=by)
