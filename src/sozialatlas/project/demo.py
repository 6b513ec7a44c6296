"""The demo: a data folder with a fictional county, made once and served from then on."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sozialatlas import __version__
from sozialatlas.project import environment
from sozialatlas.project.management import ManagementError, manage, prepare

STAMP = "demo-finished"


def run() -> int:
    """Make the demo county where it is not there yet, then serve it."""
    os.environ[environment.DEMO.name] = "yes"
    environment.current.cache_clear()
    stamp = environment.DATA.read(environment.current()) / STAMP
    prepare()
    manage("collectstatic", "--no-input", "--verbosity=0")
    if not is_finished(stamp):
        build(stamp)
    say_sign_ins()
    from sozialatlas.project import server  # noqa: PLC0415 -- needs Django to be set up

    return server.serve()


def is_finished(stamp: Path) -> bool:
    """Return whether a demo county of this version is complete."""
    return stamp.exists() and stamp.read_text(encoding="utf-8") == __version__


def build(stamp: Path) -> None:
    """Make the demo county; the stamp comes last, so that a broken-off run begins anew."""
    stamp.unlink(missing_ok=True)
    manage("migrate", "--verbosity=0")
    manage("build_demo")
    manage("reindex")
    stamp.write_text(__version__, encoding="utf-8")


def say_sign_ins() -> None:
    """Create one sign-in per role and print them."""
    from sozialatlas.accounts import demo  # noqa: PLC0415 -- needs Django to be set up
    from sozialatlas.places.models import Area  # noqa: PLC0415

    county = Area.objects.filter(kind=Area.Kind.COUNTY).order_by("key").first()
    town = Area.objects.filter(kind=Area.Kind.MUNICIPALITY).order_by("key").first()
    if county is None or town is None:
        raise ManagementError("The demo county has no areas; delete the data folder and retry.")
    sys.stdout.write("Sign-ins of the demo, for /admin/ (new passwords at each start):\n")
    for sign_in in demo.create_sign_ins(county_key=county.key, town_key=town.key):
        sys.stdout.write(f"  {sign_in.role:<28} {sign_in.email:<28} {sign_in.password}\n")
