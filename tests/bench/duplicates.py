"""How long the search for duplicates takes among 24,000 records, and "Is this you?" while typing.

It uses the demo county in data/bench, which `demo` makes; what it writes goes to a copy.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.bench.figures import Figure

COUNTY = Path("data/bench")
DATABASE = "sozialatlas.sqlite3"
TYPED = (
    {"name": "Diak"},
    {"name": "Diakonieverein Lindental"},
    {"name": "Gemeinde Krumbach"},
    {"name": "Kita Sonnenkäfer", "postal_code": "64030"},
    {"name": "Turnverein 1888", "street": "Hauptstraße 30", "postal_code": "64007"},
    {"phone": "069 90009820"},
    {"email": "x@elisabethstiftung-eschburg.example"},
)
ROUNDS = 5


def measure() -> list[Figure]:
    """Look for pairs in a copy of the county, then type."""
    if not (COUNTY / DATABASE).exists():
        return [Figure("duplicates", None, "no county in data/bench: measure demo first")]
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copy(COUNTY / DATABASE, scratch)
        os.environ["SOZIALATLAS_DATA"] = scratch
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        return [*_searched(), _typed()]


def _searched() -> list[Figure]:
    from django.utils import timezone

    from sozialatlas.marketplace.duplicates import actions
    from sozialatlas.marketplace.duplicates.models import Candidate

    worked = time.process_time()
    actions.renew(at=timezone.now())
    worked = time.process_time() - worked
    return [
        # On a machine that others use, the processor's seconds say more than the clock's.
        Figure("duplicates among 24,000, of a processor", worked, "s", 30),
        Figure("duplicates: pairs that may be one", Candidate.objects.waiting().count(), "pairs"),
    ]


def _typed() -> Figure:
    from sozialatlas.marketplace.duplicates.queries import similar_organizations

    times = []
    for typed in TYPED * ROUNDS:
        began = time.process_time()
        similar_organizations(**typed)
        times.append(time.process_time() - began)
    return Figure("similar organizations while typing, p50", median(times) * 1000, "ms", 50)
