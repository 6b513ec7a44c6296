"""All figures in one table: `python -m tests.bench [PART ...]`, or `make bench`.

Parts: places, imports, demo, pages, search, suggestions. Each is measured in a process of its
own. The demo county lies in data/bench; `pages` or `suggestions` alone use the one that is there.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor

from tests.bench.figures import Figure, table
from tests.bench.measuring import measure

PARTS = (
    "places", "imports", "demo", "pages", "search", "suggestions", "peers", "front", "embeds",
    "visible", "marketplace", "reminders",
    "duplicates", "exchange", "opendata",
)  # fmt: skip
ON_REQUEST = ("large",)


def main(words: list[str]) -> int:
    """Measure, and print the table."""
    if set(words) - {*PARTS, *ON_REQUEST}:
        sys.exit(f"usage: python -m tests.bench [{' | '.join((*PARTS, *ON_REQUEST))}]")
    figures = []
    for part in words or PARTS:
        print(f"measuring {part}, load {os.getloadavg()[0]:.1f} ...", file=sys.stderr, flush=True)
        figures += measured(part)
    load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
    print(f"{table(figures)}\n\n{os.cpu_count()} processors; load of 1, 5, 15 minutes: {load}")
    return 0


def measured(part: str) -> list[Figure]:
    """Return the figures of a part, from a process that has no Django of another part."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        try:
            return pool.submit(measure, part).result()
        except Exception as error:  # noqa: BLE001 -- the other parts' minutes are not lost for it
            return [Figure(part, None, f"failed: {error}")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
