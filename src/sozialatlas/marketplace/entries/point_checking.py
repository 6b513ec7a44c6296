"""Whether a point fits its address, in words: where it lies, what is beside it, what is odd."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.core import formats
from sozialatlas.directory.models import Location, Precision
from sozialatlas.marketplace.duplicates.globe import distance
from sozialatlas.marketplace.entries import address_points
from sozialatlas.marketplace.entries.address_points import Exactness, Found, Point, Typed
from sozialatlas.places import queries as places

# Farther away a point is a slip, unless the address itself names a town there.
_FARTHEST_KM = 30.0
_METRES_FROM_ADDRESS = 500
_DEGREES_BESIDE = 0.005  # about 500 m, in which something is "beside"
_MOST_READ = 300
_KM = 1_000


@dataclass(frozen=True, slots=True)
class PointCheck:
    """What is said of a point: where it is, what is odd, and why it cannot be."""

    said: str
    warnings: tuple[str, ...] = ()
    refusal: str = ""


def check(point: Point, typed: Typed, found: Found | None) -> PointCheck:
    """Return what to tell about a point; `found` is what is known of its address."""
    at = places.municipality_at(*point)
    if at is None:
        return _outside(point, typed)
    said = [_("Der Punkt liegt in {place}.").format(place=at.name), *_beside(point)]
    meant = address_points.towns(typed)
    warnings = []
    if meant and at.key not in {each.municipality_key for each in meant}:
        text = _("Der Punkt liegt in {place}, die Adresse nennt {town}. Stimmt beides?")
        warnings.append(text.format(place=at.name, town=meant[0].municipality_name))
    elif far := _far(point, found):
        warnings.append(far)
    return PointCheck(" ".join(said), tuple(warnings))


def _outside(point: Point, typed: Typed) -> PointCheck:
    away = places.kilometres_outside(*point)
    if away is None:
        return PointCheck("")
    told = formats.distance(away)
    near = any(
        distance(point, (each.lat, each.lon)) / _KM <= _FARTHEST_KM
        for each in address_points.named(typed)
    )
    if away > _FARTHEST_KM and not near:
        text = _("Der Punkt liegt {distance} außerhalb des Gebiets. Bitte setzen Sie ihn neu.")
        return PointCheck("", refusal=text.format(distance=told))
    text = _("Der Punkt liegt {distance} außerhalb des Gebiets. Stimmt das?")
    return PointCheck("", (text.format(distance=told),))


def _far(point: Point, found: Found | None) -> str:
    if found is None or found.exactness == Exactness.TOWN:
        return ""
    metres = distance(point, found.point)
    if metres <= _METRES_FROM_ADDRESS:
        return ""
    text = _("Der Punkt liegt {distance} von dieser Adresse entfernt. Stimmt beides?")
    return text.format(distance=formats.distance(metres / _KM))


def _beside(point: Point) -> list[str]:
    """Return the nearest place that everybody may see, where one is near."""
    lat, lon = point
    shown = Location.objects.visible_on(timezone.localdate())
    rows = shown.filter(
        precision=Precision.EXACT,
        is_confidential=False,
        lat__range=(lat - _DEGREES_BESIDE, lat + _DEGREES_BESIDE),
        lon__range=(lon - _DEGREES_BESIDE, lon + _DEGREES_BESIDE),
    ).exclude(name="")
    known = rows.order_by("pk").values_list("name", "lat", "lon")[:_MOST_READ]
    near = [(distance(point, (at, on)), name) for name, at, on in known if at is not None and on]
    if not near:
        return []
    metres, name = min(near)
    away = formats.distance(metres / _KM)
    return [_("Am nächsten: {name}, {distance}.").format(name=name, distance=away)]
