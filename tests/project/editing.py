"""What the writers of test_serving_together do: prepare COUNT, or edit FILE FIRST STEP SECONDS."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import django

django.setup()

from django.db import transaction  # noqa: E402 -- needs Django to be set up
from django.utils import timezone  # noqa: E402 -- Django must be set up first

from sozialatlas.accounts.models import User  # noqa: E402 -- Django must be set up first
from sozialatlas.directory import actions  # noqa: E402 -- Django must be set up first
from sozialatlas.directory.models import Organization, Service  # noqa: E402 -- Django must be set up first
from sozialatlas.directory.snapshots import snapshot  # noqa: E402 -- Django must be set up first


def prepare(count: str) -> None:
    """Create services that are found online, and the person who edits them."""
    User.objects.create(email="redaktion@kreis.example")
    provider = Organization.objects.create(name="Beispielwerk")
    for number in range(int(count)):
        Service.objects.create(organization=provider, name=f"Hilfe {number}", is_online=True)


def edit(file: str, first: str, step: str, seconds: str) -> None:
    """Rename one service after the other; each is noted after its commit."""
    editor = User.objects.get()
    ids = list(Service.objects.order_by("pk").values_list("pk", flat=True))[
        int(first) :: int(step)
    ]
    until, state = time.monotonic() + float(seconds), 0
    with Path(file).open("w") as acknowledged:
        while time.monotonic() < until:
            name = f"Hilfe, Stand {first}.{state}"
            chosen = ids[state % len(ids)]
            with transaction.atomic():
                service = Service.objects.select_for_update().get(pk=chosen)
                before = snapshot(service)
                service.name = name
                service.save(update_fields=["name"])
                actions.edited(service, before=before, by=editor, at=timezone.now())
            acknowledged.write(f"{chosen}\t{name}\n")
            acknowledged.flush()
            state += 1
            time.sleep(0.01)


{"prepare": prepare, "edit": edit}[sys.argv[1]](*sys.argv[2:])
