"""Writes the demo county through the actions of places and directory."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas import __version__
from sozialatlas.core.errors import SozialatlasError
from sozialatlas.core.progress import progress
from sozialatlas.directory import actions as directory_actions
from sozialatlas.directory.values import DirectoryPackage
from sozialatlas.exchange.importers.demo import land_drafts, portals
from sozialatlas.exchange.importers.demo.county import DemoCounty, generate_county
from sozialatlas.exchange.importers.demo.geography.land import DemoLand
from sozialatlas.exchange.importers.demo.upkeep import BERLIN
from sozialatlas.places import actions as places_actions
from sozialatlas.places.models import Area

SOURCE = "demo"
MARKER = "demo.json"
SLICE_SIZE = 500
_HOUR = dt.time(6)


class ForeignAreasError(SozialatlasError):
    """The data folder holds real areas; the demo county must not stand among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoOrder:
    """Which county is wanted."""

    today: dt.date
    seed: int
    records: int

    def as_mark(self) -> dict[str, object]:
        """Return what the marker of a finished county holds."""
        return {
            "seed": self.seed,
            "records": self.records,
            "today": self.today.isoformat(),
            "version": __version__,
        }


def is_finished(folder: Path, seed: int, records: int) -> bool:
    """Return whether this version has made such a county in the folder, on whatever day."""
    marker = folder / MARKER
    if not marker.exists():
        return False
    found = json.loads(marker.read_text(encoding="utf-8"))
    wanted = {"seed": seed, "records": records, "version": __version__}
    return all(found.get(key) == value for key, value in wanted.items())


def build(order: DemoOrder, folder: Path) -> DemoCounty:
    """Make the county and write it; what a broken run has written is kept and completed.

    Raises: ForeignAreasError, if other municipalities are loaded.
    """
    (folder / MARKER).unlink(missing_ok=True)
    with progress(_("Beispiellandkreis erfinden"), order.records) as step:
        county = generate_county(order.today, order.seed, order.records)
        step(order.records)
    _refuse_foreign_areas(county.land)
    _write_land(county.land)
    write_package(county.package, at=dt.datetime.combine(order.today, _HOUR, tzinfo=BERLIN))
    portals.write_portals()
    text = json.dumps(order.as_mark(), indent=2) + "\n"
    (folder / MARKER).write_text(text, encoding="utf-8")
    return county


def write_package(package: DirectoryPackage, *, at: dt.datetime) -> None:
    """Write all things in slices, each committed by itself."""
    with progress(_("Beispieldaten schreiben"), package.count) as step:
        for part in slices(package):
            directory_actions.apply(part, source=SOURCE, at=at, reason="Beispieldaten")
            step(part.count)


def slices(package: DirectoryPackage) -> Iterator[DirectoryPackage]:
    """Return the package in parts of at most 500 things, in the order of writing."""
    for entry in fields(DirectoryPackage):
        things = getattr(package, entry.name)
        for start in range(0, len(things), SLICE_SIZE):
            part = {entry.name: things[start : start + SLICE_SIZE]}
            yield DirectoryPackage(**part)


def _refuse_foreign_areas(land: DemoLand) -> None:
    ours = {place.key for place in land.municipalities}
    if Area.objects.municipalities().exclude(key__in=ours).exists():
        raise ForeignAreasError(
            _("In diesem Datenordner liegen echte Gebiete. Bitte einen leeren Ordner angeben.")
        )


def _write_land(land: DemoLand) -> None:
    drafts = land_drafts.areas(land)
    with progress(_("Gebiete schreiben"), len(drafts)) as step:
        places_actions.store_areas(drafts=drafts, step=step)
    memberships = land_drafts.memberships(land)
    places_actions.store_social_areas(drafts=memberships, source=SOURCE)
    places_actions.store_postal_places(drafts=land_drafts.postal_places(land))
