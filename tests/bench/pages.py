"""Times of the page of results and of the JSON interface, over HTTP from a server of its own.

python -m tests.bench.pages --profile    shows where the time goes, inside one process
"""

from __future__ import annotations

import cProfile
import http.client
import os
import pstats
import statistics
import sys
import time
from pathlib import Path
from urllib.parse import quote, urlsplit

from tests.bench import site
from tests.bench.figures import Figure

ROUNDS, WARM = 40, 5
# More words and towns in turn than answers are remembered, so that each is worked out; the two
# without either are what everybody asks, and stay remembered for a minute.
QUERIES = {
    "everything": "",
    "one word": "q={word}",
    "word and filter": "q={word}&free=1",
    "open now": "open_now=1",
    "page 2": "q={word}&page=2",
    "place": "place={town}&radius_km=10",
    "word and place": "q={word}&place={town}&radius_km=10",
}
WORDS = (
    "Pflegeheim", "Beratung", "Kita", "Schulden", "Demenz", "Zahnarzt",
    "Sportverein", "Tafel", "Hebamme", "Jugendtreff", "Frauenhaus", "Sprachkurs",
    "Wohngeld", "Tagespflege", "Selbsthilfe", "Seniorentreff", "Nachhilfe", "Hospiz",
    "Logopädie", "Physiotherapie",
)  # fmt: skip
# The page of a town's portal tells apart what is in the town, and shows the nearest beside it.
AIMS_MS = {"/de/suche": 25, "/auenburg/de/suche": 40, "/api/search": 15}
FIRST_LOADS = {"start page": "/de/", "search page": "/de/suche?q=Beratung"}
FIRST_LOAD_KB = 130
CHROMIUM = Path("/usr/bin/chromium")


def measure() -> list[Figure]:
    """Ask each question again and again, one after the other; a warm server, one worker."""
    towns = _towns()
    with site.served(SOZIALATLAS_CACHE_MB="0") as served:
        # In its first seconds a server reads words and columns; that is the second start's.
        site.wait_for_suggestions(served.address)
        _p50_ms(served.address, "/de/suche", QUERIES["word and place"], towns)
        figures = [
            Figure(f"{path} p50: {name}", _p50_ms(served.address, path, query, towns), "ms", aim)
            for path, aim in AIMS_MS.items()
            for name, query in QUERIES.items()
        ]
        return figures + _first_loads(served.address)


def _towns() -> list[str]:
    """Return municipalities of the county, which is made first where it is not there."""
    if not (site.FOLDER / site.COUNTY_IS_MADE).exists():
        with site.served():
            pass
    _set_up()
    from sozialatlas.places.models import Area

    towns = Area.objects.filter(kind=Area.Kind.MUNICIPALITY, valid_to=None).order_by("key")
    return list(towns.values_list("name", flat=True)[: len(WORDS)])


def _p50_ms(address: str, path: str, query: str, towns: list[str]) -> float:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    times = []
    for number in range(WARM + ROUNDS):
        turn = number % len(WORDS)
        asked = f"{path}?{query.format(word=quote(WORDS[turn]), town=quote(towns[turn]))}"
        began = time.perf_counter()
        connection.request("GET", asked, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{asked} answers {answer.status}")
        if number >= WARM:
            times.append((time.perf_counter() - began) * 1000)
    connection.close()
    return statistics.median(times)


def _first_loads(address: str) -> list[Figure]:
    names = [f"first load of the {name}" for name in FIRST_LOADS]
    if not CHROMIUM.exists():
        return [Figure(name, None, "no Chromium") for name in names]
    sizes = [_first_load_kb(address + path) for path in FIRST_LOADS.values()]
    return [
        Figure(name, size, "kB", FIRST_LOAD_KB) for name, size in zip(names, sizes, strict=True)
    ]


def _first_load_kb(address: str) -> float:
    from playwright.sync_api import sync_playwright

    from tests.browser import conftest, looking

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=conftest.FLAGS)
        sizes = looking.transferred_bytes(browser.new_page(), address)
        browser.close()
    return sum(sizes.values()) / 1000


def _set_up() -> None:
    os.environ["SOZIALATLAS_DATA"] = str(site.FOLDER)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sozialatlas.project.settings")
    import django

    django.setup()


def profile() -> None:
    """Print where ten requests for page and JSON spend their time."""
    query = QUERIES["word and place"].format(word=WORDS[0], town=quote(_towns()[0]))
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    for path in AIMS_MS:
        client.get(f"{path}?{query}")
        watch = cProfile.Profile()
        watch.enable()
        for _ in range(10):
            client.get(f"{path}?{query}")
        watch.disable()
        print(path)
        pstats.Stats(watch).sort_stats("cumulative").print_stats(60)


if __name__ == "__main__" and "--profile" in sys.argv:
    profile()
