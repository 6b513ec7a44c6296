"""Times of the page of results and of the JSON interface on an installation that is filled.

SOZIALATLAS_DATA=... .venv/bin/python tests/bench/pages.py [--profile]
"""

from __future__ import annotations

import cProfile
import os
import pstats
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

_ROUNDS = 40
_WARM = 5
_QUERIES = {
    "everything": "",
    "one word": "q=Pflegeheim",
    "word and filter": "q=Beratung&free=1",
    "open now": "open_now=1",
    "page 3": "q=Hilfe&page=3",
    "place": "place={town}&radius_km=10",
    "word and place": "q=Beratung&place={town}&radius_km=10",
}
_TARGETS = {"/de/suche": 40.0, "/api/search": 15.0}


def main() -> int:
    """Print the p50 of each request, and say which are over their target."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sozialatlas.project.settings")
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    town = _town()
    late = 0
    for path, target in _TARGETS.items():
        for name, query in _QUERIES.items():
            took, busy, size = _p50(f"{path}?{query.format(town=town)}")
            late += took > target
            mark = " over" if took > target else ""
            times = f"{took:6.1f} ms, processor {busy:6.1f} ms"
            print(f"{path:12} {name:16} {times} {size:8,} bytes (target {target:g}){mark}")
    if "--profile" in sys.argv:
        _profile(f"/de/suche?{_QUERIES['word and place'].format(town=town)}")
        _profile(f"/api/search?{_QUERIES['word and place'].format(town=town)}")
    return int(late > 0)


def _town() -> str:
    from sozialatlas.places.models import Area

    towns = Area.objects.filter(kind=Area.Kind.MUNICIPALITY, valid_to=None).order_by("key")
    return towns.values_list("name", flat=True)[towns.count() // 2]


def _p50(address: str) -> tuple[float, float, int]:
    """Return the median of the clock's and of the processor's milliseconds, and the size."""
    from django.test import Client

    client = Client()
    size, times, busy = 0, [], []
    for number in range(_WARM + _ROUNDS):
        started, worked = time.perf_counter(), time.process_time()
        answer = client.get(address)
        if number >= _WARM:
            times.append((time.perf_counter() - started) * 1000)
            busy.append((time.process_time() - worked) * 1000)
        assert answer.status_code == 200, (address, answer.content[:300])
        size = len(answer.content)
    return statistics.median(times), statistics.median(busy), size


def _profile(address: str) -> None:
    from django.test import Client

    client = Client()
    client.get(address)
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(10):
        client.get(address)
    profile.disable()
    print(address)
    pstats.Stats(profile).sort_stats("cumulative").print_stats(60)


if __name__ == "__main__":
    sys.exit(main())
