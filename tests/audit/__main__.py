"""What machines can say about the portal's pages: `make audit`.

Parts: lighthouse, validity, looks. The demo county is made anew in build/audit; with `--at` one
that is served already is looked at.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.audit import lighthouse, looks, packages, report, validity
from tests.bench import site
from tests.bench.figures import Figure, table

PARTS = {"lighthouse": lighthouse.measure, "validity": validity.measure, "looks": looks.measure}
COUNTY = packages.FOLDER / "county"


def main(words: list[str]) -> int:
    """Measure, print one table, and end with 1 where an aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description=__doc__)
    parser.add_argument("--at", help="the address of a demo county that is served already")
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS])
    given = parser.parse_args(words)
    if lacking := packages.missing():
        sys.exit("\n".join(lacking))
    packages.install()
    figures: list[Figure] = []
    with served(given.at) as address:
        for part in given.parts or PARTS:
            figures += PARTS[part](address)
    report.write(figures)
    print(f"{table(figures)}\n\n{report.machine()}; report: {packages.FOLDER / 'report.html'}")
    return 1 if any(figure.verdict != "reached" for figure in figures) else 0


@contextmanager
def served(address: str | None) -> Iterator[str]:
    """Give the address of a demo county: the one that was named, or one made for it."""
    if address:
        yield address.rstrip("/")
        return
    shutil.rmtree(COUNTY, ignore_errors=True)
    print("Making the demo county; about a minute ...", flush=True)
    with site.serving(COUNTY, "demo") as county:
        site.wait_for_index(county.address)
        yield county.address


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
