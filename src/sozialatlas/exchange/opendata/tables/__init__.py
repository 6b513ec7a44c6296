"""The data sets that are given away, each as one table.

A new one is a module here and a line in `DATASETS`.
"""

from __future__ import annotations

from collections.abc import Mapping

from sozialatlas.exchange.opendata.tables import activities, areas, organizations, services, words
from sozialatlas.exchange.opendata.tables.dataset import CSV, GEOJSON, XLSX, DataSet

__all__ = ["CSV", "DATASETS", "GEOJSON", "XLSX", "DataSet"]

DATASETS: Mapping[str, DataSet] = {
    each.code: each
    for each in (
        services.DATASET,
        activities.EVENTS,
        activities.VOLUNTEER_ROLES,
        organizations.DATASET,
        areas.DATASET,
        words.DATASET,
    )
}
"""The data sets by the words of their addresses."""
