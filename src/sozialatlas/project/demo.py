"""The demo: a data folder with a fictional county, made once and served from then on."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sozialatlas import __version__
from sozialatlas.project import environment
from sozialatlas.project.management import ManagementError, manage, prepare

# Written last, so that a run that was broken off begins anew. Holds the version that made the
# county, then the sign-ins: making passwords anew would cost each start two seconds.
FINISHED = "demo-finished.txt"


def run() -> int:
    """Make the demo county where it is not there yet, then serve it."""
    os.environ[environment.DEMO.name] = "yes"
    environment.current.cache_clear()
    finished = environment.DATA.read(environment.current()) / FINISHED
    prepare()
    from sozialatlas.accounts.demo import has_sign_ins  # noqa: PLC0415 -- needs Django
    from sozialatlas.project import (  # noqa: PLC0415 -- need Django
        server,
        static_files,
        storage_health,
    )

    server.refuse_taken_port()
    if not static_files.are_gathered():
        manage("collectstatic", "--no-input", "--verbosity=0")
    if not storage_health.migrations().is_good:
        manage("migrate", "--verbosity=0")
    # Served without demo mode in between, the county has lost its sign-ins.
    if not (is_finished(finished) and has_sign_ins()):
        build(finished)
    sys.stdout.write(finished.read_text(encoding="utf-8"))
    return server.serve()


def is_finished(finished: Path) -> bool:
    """Return whether a demo county of this version is complete."""
    return finished.exists() and finished.read_text(encoding="utf-8").startswith(title())


def title() -> str:
    """Return the line that tells which version made the county."""
    return f"Erfundener Beispiellandkreis, angelegt von Sozialatlas {__version__}\n"


def build(finished: Path) -> None:
    """Make the demo county with its index and its sign-ins."""
    finished.unlink(missing_ok=True)
    manage("build_demo")
    manage("reindex")
    unfinished = finished.with_suffix(".new")
    unfinished.write_text(title() + sign_ins(), encoding="utf-8")
    manage("build_demo_desk")
    unfinished.chmod(0o600)
    unfinished.replace(finished)


def sign_ins() -> str:
    """Create one sign-in per role; returns the lines that show them.

    Raises: ManagementError, if there are no areas to give roles for.
    """
    from sozialatlas.accounts import demo  # noqa: PLC0415 -- needs Django to be set up
    from sozialatlas.places.models import Area  # noqa: PLC0415 -- as above

    county = Area.objects.filter(kind=Area.Kind.COUNTY).order_by("key").first()
    town = Area.objects.filter(kind=Area.Kind.MUNICIPALITY).order_by("key").first()
    if county is None or town is None:
        raise ManagementError(
            "Der Beispiellandkreis hat keine Gebiete; bitte den Datenordner löschen"
            " und neu beginnen."
        )
    people = demo.create_sign_ins(county_key=county.key, town_key=town.key)
    lines = [f"  {each.role:<28} {each.email:<30} {each.password}\n" for each in people]
    title = "Zugänge, nur für diesen Beispiellandkreis; anmelden unter /de/konto/anmelden:\n"
    return title + "".join(lines)
