"""Reads named points of OpenStreetMap from GeoJSON as a whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import shapely
from django.utils.translation import gettext as _
from shapely.geometry import shape

from sozialatlas.directory.models import Precision
from sozialatlas.directory.values import (
    AddressValues,
    LocationValues,
    OrganizationValues,
    ServiceAtLocationValues,
    ServiceValues,
)
from sozialatlas.exchange.errors import FileRefused
from sozialatlas.exchange.importers import cells, files, limits
from sozialatlas.exchange.importers.draft import Draft, ReadResult
from sozialatlas.exchange.importers.findings import CellError, Origin, Reason
from sozialatlas.exchange.importers.osm import countries, tags as osm_tags
from sozialatlas.exchange.importers.osm.tags import Tags


class OsmSource:
    """GeoJSON of OpenStreetMap, as Overpass, osmium or a download service write it."""

    def read(self, path: Path, mapping: Path | None) -> ReadResult:
        """Read a collection of features. Raises: FileRefused."""
        draft = Draft()
        for number, feature in enumerate(_features(path), start=1):
            origin = Origin(path.name, number)
            key = ""
            try:
                tags = osm_tags.texts(feature.get("properties"))
                key = _key(feature, tags)
                lat, lon = _point(feature.get("geometry"))
                _add(draft, tags, key, (lat, lon), origin)
            except CellError as error:
                draft.reject(origin, error, "service", key)
        countries.assume(draft)
        return draft.result(has_whole_rows=True)


def _features(path: Path) -> list[Mapping[str, object]]:
    try:
        read: object = json.loads(files.text_of(path))
    except json.JSONDecodeError as error:
        raise FileRefused(
            _("%(file)s, Zeile %(line)s: kein GeoJSON, vielleicht abgeschnitten (%(error)s).")
            % {"file": path.name, "line": error.lineno, "error": error.msg}
        ) from error
    except RecursionError as error:
        raise _no_collection(path) from error
    found = read.get("features") if isinstance(read, dict) else None
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise _no_collection(path)
    if len(found) > limits.ROWS:
        raise FileRefused(
            _("%(file)s: mehr als %(limit)s Zeilen. Bitte in Teilen einspielen.")
            % {"file": path.name, "limit": limits.ROWS}
        )
    return found


def _no_collection(path: Path) -> FileRefused:
    return FileRefused(_("%(file)s: kein GeoJSON mit einer Liste features.") % {"file": path.name})


def _key(feature: Mapping[str, object], tags: Tags) -> str:
    given = tags.get("_osmid") or tags.get("@id") or str(feature.get("id") or "")
    if not given and "osm_id" in tags:
        given = f"{tags.get('osm_type', '')}{tags['osm_id']}"
    if not given:
        raise CellError("@id", Reason.MISSING)
    return given


def _point(geometry: object) -> tuple[float, float]:
    """Return latitude and longitude; of an area a point inside it."""
    if not isinstance(geometry, dict):
        raise CellError("geometry", Reason.MISSING)
    if geometry.get("type") == "Point":
        return _position(geometry.get("coordinates"))
    try:
        inside = shape(geometry).representative_point()
        found = inside.y, inside.x
    except (shapely.GEOSException, ValueError, TypeError, AttributeError, KeyError) as error:
        raise CellError("geometry", Reason.BAD_NUMBER, str(error)[:60]) from error
    return found


def _position(coordinates: object) -> tuple[float, float]:
    if not isinstance(coordinates, list) or len(coordinates) < 2:
        raise CellError("coordinates", Reason.HALF_COORDINATE)
    lon = cells.coordinate("coordinates", str(coordinates[0]))
    lat = cells.coordinate("coordinates", str(coordinates[1]))
    if lat is None or lon is None:
        raise CellError("coordinates", Reason.HALF_COORDINATE)
    return lat, lon


def _add(draft: Draft, tags: Tags, key: str, point: tuple[float, float], origin: Origin) -> None:
    name = osm_tags.first(tags, "name", "official_name")
    if not name:
        raise CellError("name", Reason.MISSING)
    if key in draft.services:
        raise CellError("key", Reason.DUPLICATE, key[:60])
    hours, remarks = osm_tags.hours(tags)
    for reason, detail in remarks:
        draft.notice(origin, "opening_hours", reason, detail)
    topics = osm_tags.topics(tags)
    if not topics:
        draft.notice(origin, "topics", Reason.WITHOUT_TOPIC, osm_tags.main_tag(tags))
    organization = _organization(tags, key, name)
    if organization.key not in draft.organizations:
        draft.add(organization, origin)
    draft.add(_location(tags, key, name, organization.key, point), origin)
    service = _service(tags, key, name, organization.key)
    draft.add(replace(service, topics=topics, schedules=hours), origin)
    draft.add(ServiceAtLocationValues(key=key, service_key=key, location_key=key), origin)


def _organization(tags: Tags, key: str, name: str) -> OrganizationValues:
    """Return the operator that several points may share, else the point itself."""
    operator = osm_tags.first(tags, "operator")
    return OrganizationValues(
        key=f"operator/{' '.join(operator.lower().split())}" if operator else key,
        name=operator or name,
    )


def _location(
    tags: Tags, key: str, name: str, organization_key: str, point: tuple[float, float]
) -> LocationValues:
    address = _address(tags)
    return LocationValues(
        key=key,
        name=name,
        organization_key=organization_key,
        lat=point[0],
        lon=point[1],
        precision=Precision.EXACT.value,
        country=address.country,
        address=address if address != AddressValues(country=address.country) else None,
        accessibility=osm_tags.accessibility(tags),
    )


def _service(tags: Tags, key: str, name: str, organization_key: str) -> ServiceValues:
    return ServiceValues(
        key=key,
        name=name,
        organization_key=organization_key,
        alternate_name=osm_tags.first(tags, "alt_name", "short_name"),
        description=osm_tags.first(tags, "description:de", "description"),
        url=osm_tags.first(tags, "website", "contact:website", "url:official", "url"),
        email=osm_tags.first(tags, "email", "contact:email"),
        languages=osm_tags.languages(tags),
        phones=osm_tags.phones(tags),
    )


def _address(tags: Tags) -> AddressValues:
    country = tags.get("addr:country", "").upper()
    street = osm_tags.first(tags, "addr:street", "addr:place")
    return AddressValues(
        street=f"{street} {tags.get('addr:housenumber', '')}".strip(),
        extra=tags.get("addr:housename", ""),
        postal_code=tags.get("addr:postcode", ""),
        city=tags.get("addr:city", ""),
        district=tags.get("addr:suburb", ""),
        country=country,
    )
