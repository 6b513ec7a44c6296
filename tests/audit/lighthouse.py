"""Lighthouse as on a slow phone: the median of five looks at each page that must be quick."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from pathlib import Path

import assets

from tests.audit import packages, pages
from tests.bench.figures import Figure
from tests.browser import conftest as browser

TIMES = 5
AIMS = {"performance": 95, "accessibility": 100, "best-practices": 100}
LOOKED_AT = {
    "start": "/de/", "search": "/de/suche?q=Pflege", "theme": "/senioren/de/",
    "town": "/auenburg/de/", "kiosk": "/infopunkt/de/", "start in Arabic": "/ar/",
}  # fmt: skip
SECONDS_FOR_A_LOOK = 180
# Beside other work Chromium now and then loses its recording; Lighthouse asks to be run again.
TRIES = 3
FOLDER = packages.FOLDER / "lighthouse"


def measure(site: str) -> list[Figure]:
    """Look at each page five times; the report of the middle one is kept."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    service = pages.first_record(site, LOOKED_AT["search"])
    figures = []
    for name, path in {**LOOKED_AT, "service": service}.items():
        print(f"Lighthouse: {name}, load {os.getloadavg()[0]:.1f} ...", flush=True)
        figures += page(name, site + path)
    return figures


def page(name: str, address: str) -> list[Figure]:
    """Return the figures of one page."""
    stems = [FOLDER / f"{name.replace(' ', '-')}-{number}" for number in range(TIMES)]
    scores = [look(address, stem) for stem in stems]
    in_order = sorted(range(TIMES), key=lambda number: scores[number]["performance"])
    for number in in_order:
        for ending in ("html", "json"):
            report = stems[number].with_suffix(f".report.{ending}")
            if number == in_order[TIMES // 2]:
                report.replace(FOLDER / f"{name.replace(' ', '-')}.{ending}")
            else:
                report.unlink()
    return [
        Figure(
            f"Lighthouse, {name}: {category}",
            statistics.median(each[category] for each in scores),
            "of 100", aim, is_least=True,
        )
        for category, aim in AIMS.items()
    ]  # fmt: skip


def look(address: str, stem: Path) -> dict[str, float]:
    """Return the scores of one look, from 0 to 100."""
    flags = " ".join(["--headless=new", *browser.FLAGS])
    words = [
        assets.NODE, packages.LIGHTHOUSE, address, "--quiet", "--no-enable-error-reporting",
        f"--only-categories={','.join(AIMS)}", f"--chrome-flags={flags}",
        "--output=json", "--output=html", f"--output-path={stem}",
    ]  # fmt: skip
    for _ in range(TRIES):
        done = subprocess.run(
            words, env={**os.environ, "CHROME_PATH": str(packages.CHROMIUM)},
            check=False, timeout=SECONDS_FOR_A_LOOK,
        )  # fmt: skip
        if done.returncode == 0:
            break
    done.check_returncode()
    told = json.loads(stem.with_suffix(".report.json").read_text(encoding="utf-8"))
    scores: dict[str, float] = {}
    for category in AIMS:
        scores[category] = round(100 * (told["categories"][category]["score"] or 0))
    return scores
