"""What the processes of test_killed do: seed, or run the waiting jobs (and stop in the middle)."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402 -- Django must be set up first
from django.db.models.signals import post_save  # noqa: E402 -- as above
from django.utils import timezone  # noqa: E402 -- as above

from sozialatlas.core.jobs import runner  # noqa: E402 -- as above
from sozialatlas.core.mail.models import Letter  # noqa: E402 -- as above
from sozialatlas.directory.models import Organization, Service  # noqa: E402 -- as above
from sozialatlas.marketplace.freshness import tasks  # noqa: E402 -- as above
from sozialatlas.marketplace.freshness.actions import reminding  # noqa: E402 -- as above

PEOPLE, BATCH, LAST = 30, 5, 13


def seed() -> None:
    for number in range(PEOPLE):
        owner = Organization.objects.create(name=f"Verein {number}", email=f"v{number}@a.example")
        Service.objects.create(organization=owner, name=f"Angebot {number}", source="register")
    tasks.remind.enqueue()


def stop() -> None:
    """Run the jobs, and wait in the middle of the third batch until the test kills this."""

    def wait(**_kwargs: object) -> None:
        if Letter.objects.count() == LAST:
            (Path(settings.DATA_DIR) / "noted").write_text(str(os.getpid()))
            time.sleep(300)

    post_save.connect(wait, sender=Letter)
    run()


def run() -> None:
    reminding.LETTERS = BATCH
    runner.run(linger=0)
    print(timezone.now())


{"seed": seed, "stop": stop, "run": run}[sys.argv[1]]()
