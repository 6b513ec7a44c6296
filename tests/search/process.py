"""What the processes of test_processes do; the first word says which of it.

prepare, index, index-once, write COUNT, read SECONDS, found, stored
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import django
from django.core.management import call_command

django.setup()

from django.db import transaction  # noqa: E402 -- needs Django to be set up

from sozialatlas.directory.models import Organization, Service  # noqa: E402
from sozialatlas.directory.signals import records_changed  # noqa: E402
from sozialatlas.search import queries  # noqa: E402
from tests.search.world import request  # noqa: E402


def prepare() -> None:
    Organization.objects.create(name="Beispielwerk")


def write(count: str) -> None:
    """Create services one by one, and note each after its commit."""
    provider = Organization.objects.get()
    with (Path(os.environ["SOZIALATLAS_DATA"]) / "written").open("a") as written:
        for number in range(int(count)):
            with transaction.atomic():
                service = Service.objects.create(organization=provider, name=f"Hilfe {number}")
                records_changed.send(sender=None, record_ids=[service.pk])
            written.write(f"{service.pk}\n")
            written.flush()
            time.sleep(0.005)


def read(seconds: str) -> None:
    """Print the number of hits again and again, until it stays for some seconds."""
    last, since = -1, time.monotonic()
    while last <= 0 or time.monotonic() - since < float(seconds):
        answer = queries.search(request())
        if answer.notices:
            time.sleep(0.05)
            continue
        if answer.total != last:
            last, since = answer.total, time.monotonic()
            print(last)
        time.sleep(0.01)


def found() -> None:
    page = 1
    while hits := queries.search(request(page=page, page_size=100)).hits:
        print(*(hit.id for hit in hits))
        page += 1


def stored() -> None:
    print(*Service.objects.values_list("pk", flat=True))


WORKS = {
    "prepare": prepare,
    "index": lambda: call_command("run_indexer"),
    "index-once": lambda: call_command("run_indexer", once=True),
    "write": write,
    "read": read,
    "found": found,
    "stored": stored,
}
WORKS[sys.argv[1]](*sys.argv[2:])
