"""What there is to download, for people and for the catalogues of others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from rdflib import Graph

from sozialatlas.core import addresses
from sozialatlas.core.components import Crumb
from sozialatlas.exchange import terms
from sozialatlas.exchange.opendata import dumps, queries
from sozialatlas.exchange.opendata.catalogue import building
from sozialatlas.exchange.opendata.catalogue.coverage import coverage
from sozialatlas.exchange.opendata.catalogue.parts import Setting
from sozialatlas.exchange.opendata.dumps import Dump
from sozialatlas.exchange.opendata.formats import about
from sozialatlas.exchange.opendata.tables import CSV, DATASETS, GEOJSON, XLSX, DataSet
from sozialatlas.exchange.terms import Terms

PATH = "/api/opendata/"
_FORMATS = {CSV: "CSV", XLSX: "XLSX", GEOJSON: "GeoJSON"}


@dataclass(frozen=True, slots=True)
class Link:
    """A download; the size is that of the last night, None before the first."""

    format: str
    url: str
    size: int | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A data set with its downloads."""

    dataset: DataSet
    links: Sequence[Link]
    schema_url: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The page of the open data."""

    title: str
    crumbs: Sequence[Crumb]
    as_of: dt.datetime
    terms: Terms
    attribution: str
    datasets: Sequence[Shown]
    dumps: Sequence[Dump]
    example: str
    contact: str


def overview(root: str, at: dt.datetime, language: str) -> Overview:
    """Return what the page shows."""
    found = dumps.all_dumps()
    newest = found[0] if found else None
    said = terms.of_data()
    title = _("Offene Daten")
    return Overview(
        title,
        (Crumb(_("Start"), addresses.page("", language)), Crumb(title)),
        at,
        said,
        about.attribution(said),
        [_shown(dataset, newest) for dataset in DATASETS.values()],
        found,
        f"{root}{reverse('exchange:opendata:services-csv')}",
        addresses.page(addresses.CONTACT, language),
    )


def catalogue(root: str, at: dt.datetime) -> Graph:
    """Return the catalogue of the site."""
    base = f"{root}{PATH}"
    said = terms.of_data()
    named = about.attribution(said)
    setting = Setting(base, said, coverage(), about.correction_url(root), named)
    return building.catalogue(setting, root, queries.changed_at(at), dumps.newest())


def _shown(dataset: DataSet, newest: Dump | None) -> Shown:
    links = [
        Link(
            _FORMATS[ending],
            reverse(f"exchange:opendata:{dataset.code}-{ending}"),
            newest.size_of(f"{dataset.code}.{ending}") if newest else None,
        )
        for ending in dataset.formats
    ]
    schema = reverse("exchange:opendata:schema", args=[dataset.code])
    return Shown(dataset, links, schema)
