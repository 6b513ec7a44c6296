"""Compare engines on what people ask: `make relevance`.

Without options: the checking half over the demo county, then the real OSM sample.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

CORPORA = ("demo", "osm")


def main() -> None:
    """Print one table of engines and kinds for each corpus, each in a process of its own."""
    options = _options()
    if options.corpus:
        _compare(options)
        return
    for corpus in CORPORA:
        command = [sys.executable, "-m", "tests.search.relevance", f"--corpus={corpus}"]
        subprocess.run([*command, *sys.argv[1:]], check=True)


def _compare(options: argparse.Namespace) -> None:
    sys.path.insert(0, "tools")
    with ExitStack() as stack:
        os.environ["SOZIALATLAS_DATA"] = _folder(options, stack)
        os.environ["SOZIALATLAS_LOG_LEVEL"] = "error"
        os.environ["DJANGO_SETTINGS_MODULE"] = "sozialatlas.project.settings"
        import django

        django.setup()
        from django.conf import settings

        settings.ALLOWED_HOSTS = ["testserver"]
        from tests.search.relevance import asking

        if options.corpus == "osm":
            asking.compare_osm(options, stack)
        else:
            asking.compare_demo(options, stack)


def _folder(options: argparse.Namespace, stack: ExitStack) -> str:
    if options.corpus == "osm":
        return stack.enter_context(tempfile.TemporaryDirectory())
    if options.data:
        return str(options.data)
    from tests.bench import site

    with site.served():  # makes the county where it is missing, and brings it up to date
        return str(site.FOLDER)


def _options(given: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", choices=CORPORA)
    parser.add_argument("--half", choices=("checking", "tuning"), default="checking")
    parser.add_argument("--data", type=Path, help="folder of an installation with the demo county")
    parser.add_argument("--alone", action="store_true", help="without the other engines")
    parser.add_argument("--misses", action="store_true", help="list what is not right")
    options = parser.parse_args(given)
    if options.misses and options.half == "checking" and options.corpus != "osm":
        parser.error("--misses shows answers: only with --half tuning")
    return options


if __name__ == "__main__":
    main()
