"""Municipalities from the CSV derived from Destatis' GV100AD.

Columns: ags or ars, name; optional stand, textkz, flaeche_ha, bev, plz.
"""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _

from sozialatlas.places.drafts import AreaDraft, parent_of
from sozialatlas.places.importers import numbers
from sozialatlas.places.importers.csv_rows import Row, read_rows
from sozialatlas.places.importers.drafting import Collected, Collector
from sozialatlas.places.importers.gv100ad_codes import designation, name_and_addition
from sozialatlas.places.keys import InvalidKey, MunicipalityKey, german_municipality

HECTARES_PER_KM2 = 100
REQUIRED = (("ags", "ars"), ("name",))


def read(file: Path) -> Collected:
    """Return the municipalities of the file and the areas above them."""
    collector = Collector(file)
    for row in read_rows(file, REQUIRED):
        try:
            collector.municipality(*_municipality(row))
        except (ValueError, InvalidKey) as error:
            collector.problems.add(row.number, str(error))
    return collector.finish()


def _municipality(row: Row) -> tuple[MunicipalityKey, AreaDraft]:
    key = german_municipality(row.text("ars", "ags"))
    if row.text("ags") and key.key != german_municipality(row.text("ags")).key:
        raise ValueError(
            _("ARS „%(ars)s“ passt nicht zum AGS „%(ags)s“")
            % {"ars": row.text("ars"), "ags": row.text("ags")}
        )
    if not row.text("name"):
        raise ValueError(_("kein Name"))
    name, addition = name_and_addition(row.text("name"))
    hectares, people = row.text("flaeche_ha"), row.text("bev")
    draft = AreaDraft(
        kind="municipality",
        key=key.key,
        name=name,
        parent=parent_of(key),
        designation=designation(row.text("textkz"), addition),
        population=numbers.whole(people) if people else None,
        area_km2=numbers.whole(hectares) / HECTARES_PER_KM2 if hectares else None,
        postal_code=row.text("plz") or None,
        row=row.number,
    )
    return key, draft
