"""Times of suggestions while typing: in the engine and over HTTP, on the demo county."""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Callable
from urllib.parse import quote, urlsplit

from tests.bench import pages, site
from tests.bench.figures import Figure

TYPED = (
    "Pflegeheim", "Schuldnerberatung", "Kindergarten", "Spitex", "Diakonieverein", "Wohngeld",
    "Auenburg", "64001", "Beratung in Auenburg", "Haus der Familie", "nursing home",
)  # fmt: skip
MISTYPED = ("Kindergaten", "Shculdnerberatung", "Wohnegld", "Pflgeheim")
ROUNDS = 20


def measure() -> list[Figure]:
    """Ask for each beginning of what people type, letter by letter."""
    with site.served() as served:
        over_http = _p50s_ms(_http(served.address), _beginnings())
    pages._set_up()
    return [*_engine(), Figure("/api/suggest p50", statistics.median(over_http), "ms", 5)]


def _beginnings() -> list[str]:
    return [text[:end] for text in TYPED for end in range(2, len(text) + 1)]


def _engine() -> list[Figure]:
    from django.utils import timezone

    from sozialatlas.search.suggesting.held import gather
    from sozialatlas.search.suggestions import suggest

    suggest("warm", language="de")
    now = timezone.now()
    made = gather(now)
    anew_s = _least_s(lambda: gather(now))
    unchanged_s = _least_s(lambda: gather(now, made))

    def ask(text: str) -> None:
        suggest(text, language="de")

    times, mistyped = _p50s_ms(ask, _beginnings()), _p50s_ms(ask, list(MISTYPED))
    return [
        Figure("suggestion alone, p50", statistics.median(times), "ms", 0.2),
        Figure("suggestion alone, slowest beginning", max(times), "ms"),
        Figure("suggestion alone, p50 with a typing error", statistics.median(mistyped), "ms", 5),
        Figure("all suggestions made anew, of a processor", anew_s, "s", 0.3),
        Figure("the same, where no name changed, of a processor", unchanged_s, "s"),
    ]


def _least_s(make: Callable[[], object]) -> float:
    """Return the processor time of the quickest round: others on the machine slow the rest."""
    times = []
    for _ in range(5):
        began = time.process_time()
        make()
        times.append(time.process_time() - began)
    return min(times)


def _http(address: str) -> Callable[[str], None]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)

    def ask(text: str) -> None:
        connection.request("GET", f"/api/suggest?language=de&q={quote(text)}")
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{text} answers {answer.status}")

    ask("warm")
    return ask


def _p50s_ms(ask: Callable[[str], None], texts: list[str]) -> list[float]:
    times: dict[str, list[float]] = {text: [] for text in texts}
    for _ in range(ROUNDS):
        for text in texts:
            began = time.perf_counter()
            ask(text)
            times[text].append((time.perf_counter() - began) * 1000)
    return [statistics.median(each) for each in times.values()]
