"""How long a run of reminders takes when all 24,000 entries of a county are due at once."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

from tests.bench import site
from tests.bench.figures import Figure

ALL = 1_000_000


def measure() -> list[Figure]:
    """Run on a copy of the demo county in which nobody has ever confirmed anything.

    CPU seconds, since other programs of the machine are not meant.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "county"
        shutil.copytree(site.FOLDER, copy)
        os.environ["SOZIALATLAS_DATA"] = str(copy)
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        return _figures()


def _figures() -> list[Figure]:
    from django.utils import timezone

    from sozialatlas.directory.models import Service, ServiceAtLocation, VolunteerRole
    from sozialatlas.marketplace.freshness import actions
    from sozialatlas.marketplace.freshness.models import Asking, FreshnessSettings

    for model in (Service, ServiceAtLocation, VolunteerRole):
        model.objects.update(verified_at=None, source="bench")
    for kept in (Asking, FreshnessSettings):
        kept.objects.all().delete()
    FreshnessSettings.objects.create(pk=1, most_mails=ALL, pause_days=1)
    now = timezone.now()
    began = time.process_time()
    run = actions.remind(at=now)
    first = time.process_time() - began
    began = time.process_time()
    actions.remind(at=now)
    again = time.process_time() - began
    return [
        Figure("entries asked about or put on the list of calls", run.asked + run.to_call, ""),
        Figure("mails of that run", run.mails, ""),
        Figure("reminders, all entries due", first, "s of CPU", 60),
        Figure("reminders, nothing left to do", again, "s of CPU", 10),
    ]
