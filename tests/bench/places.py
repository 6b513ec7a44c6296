"""Figures of places: `python -m tests.bench.places`; needs the folder of real files."""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["SOZIALATLAS_DATA"] = tempfile.mkdtemp(prefix="sozialatlas-bench-")
os.environ.pop("DATABASE_URL", None)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sozialatlas.project.settings")

POINTS = 5_000
NAMES = ("Neukirchen", "Limburg", "65549", "frankf", "Hamburg Altstadt", "Atlantis", "655")


def timed(label: str, work: Callable[[], object], times: int = 1) -> None:
    """Run some work and print how long one run took."""
    started = time.perf_counter()
    for _ in range(times):
        work()
    seconds = (time.perf_counter() - started) / times
    shown = f"{seconds:.2f} s" if seconds > 0.1 else f"{seconds * 1e6:.0f} µs"
    sys.stdout.write(f"{label:<46}{shown:>10}\n")


def main() -> None:
    """Load the real files into an empty database and ask for points and names."""
    import django

    django.setup()
    from django.core.management import call_command

    from sozialatlas.places import queries
    from sozialatlas.places.importers.run import import_file

    call_command("migrate", verbosity=0)
    geo = Path(os.environ.get("SOZIALATLAS_TEST_DATA", "../shared/data")) / "geo"
    nation = geo / "de_gemeinden_vg250_simplified_2022_ew.geojson"
    timed("load 10,990 municipalities", lambda: import_file(nation))
    timed("load them again", lambda: import_file(nation))
    timed("load 23,297 postal codes", lambda: import_file(geo / "plz_geonames_de.csv"))
    timed("build the spatial index", queries.municipality_index)
    timed("build the place finder", lambda: queries.find_places("x"))
    dice = random.Random(1)  # noqa: S311 -- no secret, only points
    points = [(dice.uniform(47.5, 54.5), dice.uniform(6.5, 14.5)) for _ in range(POINTS)]
    each, index = iter(points), queries.municipality_index()
    timed("municipality of a point", lambda: queries.municipality_at(*next(each)), POINTS)
    again = iter(points)
    timed("the same without asking for the version", lambda: index.at(*next(again)), POINTS)
    for name in NAMES:
        timed(f"find {name!r}", lambda name=name: queries.find_places(name), 200)


if __name__ == "__main__":
    main()
