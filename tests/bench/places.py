"""Figures of places, from the folder of real files."""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.figures import Figure

POINTS = 5_000
NAMES = ("Neukirchen", "Limburg", "65549", "frankf", "Hamburg Altstadt", "Atlantis", "655")
NATION = "de_gemeinden_vg250_simplified_2022_ew.geojson"


def measure() -> list[Figure]:
    """Load the real files into an empty database and ask for points and names."""
    geo = Path(os.environ.get("SOZIALATLAS_TEST_DATA", "../shared/data")) / "geo"
    if not geo.is_dir():
        return [Figure("municipalities of the nation", None, f"no real files at {geo}")]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SOZIALATLAS_DATA"] = folder
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        return _loading(geo) + _asking()


def _loading(geo: Path) -> list[Figure]:
    from sozialatlas.places.importers.run import import_file

    nation, codes = geo / NATION, geo / "plz_geonames_de.csv"
    return [
        Figure("load 10,990 municipalities", _seconds(lambda: import_file(nation)), "s", 60),
        Figure("load 23,297 postal codes", _seconds(lambda: import_file(codes)), "s"),
    ]


def _asking() -> list[Figure]:
    from sozialatlas.places import queries

    dice = random.Random(1)  # noqa: S311 -- no secret, only points
    points = [(dice.uniform(47.5, 54.5), dice.uniform(6.5, 14.5)) for _ in range(POINTS)]
    queries.municipality_index()
    queries.find_places("x")
    each, index = iter(points), queries.municipality_index()
    of_index, names = iter(points), iter(NAMES * 100)
    return [
        Figure(name, _seconds(work, times) * 1000, "ms", aim)
        for name, work, times, aim in (
            ("municipality of a point", lambda: index.at(*next(of_index)), POINTS, 0.2),
            ("the same, asking for the version of the data first",
             lambda: queries.municipality_at(*next(each)), POINTS, None),
            ("find a place by its name", lambda: queries.find_places(next(names)), 700, None),
        )
    ]  # fmt: skip


def _seconds(work: Callable[[], object], times: int = 1) -> float:
    began = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - began) / times
