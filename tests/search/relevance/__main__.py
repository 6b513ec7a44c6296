"""Compare engines on a half of the queries: `make relevance`.

Options: --half checking|tuning (checking), --misses (list what is not right, tuning only).
Needs an installation with the demo county in SOZIALATLAS_DATA, and its index.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from contextlib import ExitStack


def main() -> None:
    """Print one table of engines and kinds."""
    options = _options()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sozialatlas.project.settings")
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    from tests.search.relevance import asking

    with ExitStack() as stack:
        asking.compare(options, stack)


def _options(given: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("checking", "tuning"), default="checking")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--alone", action="store_true", help="without the other engines")
    options = parser.parse_args(given)
    if options.misses and options.half == "checking":
        parser.error("--misses shows answers: only with --half tuning")
    return options


if __name__ == "__main__":
    main()
