"""The point of a place as its page shows it: what is proposed, what is said, what is secret."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
from django.http import QueryDict
from django.utils.translation import gettext as _

from sozialatlas.core.invisible import CONTROL
from sozialatlas.marketplace.entries import address_points, point_checking, typed_points
from sozialatlas.marketplace.entries.address_points import Exactness, Found, Typed
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.forms.where import WhereForm
from sozialatlas.marketplace.entries.kinds import LOCATION
from sozialatlas.places import queries as places

LONGEST = 300


class PointAnswer(msgspec.Struct, frozen=True):
    """What is known of an address and of the point beside it; scripts read it as JSON.

    `lat` and `lon` are those of the address, None where nothing is known of it.
    """

    lat: float | None
    lon: float | None
    exactness: str
    proposed: str
    said: str
    warnings: tuple[str, ...]
    refusal: str


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """`public` says what the public will see of a secret address, empty for others."""

    answer: PointAnswer | None
    public: str = ""


def answer(given: Mapping[str, str]) -> PointAnswer:
    """Return what is known of a typed address and of a typed point."""
    street, postal_code, city = (
        CONTROL.sub("", given.get(name, "")).strip()[:LONGEST]
        for name in ("street", "postal_code", "city")
    )
    typed = Typed(street=street, postal_code=postal_code, city=city)
    found = address_points.find(typed)
    point = typed_points.parse(given.get("point", "")[:LONGEST])
    checked = (
        point_checking.check(point, typed, found)
        if point and typed_points.is_in_reach(point)
        else point_checking.PointCheck("")
    )
    lat, lon = found.point if found else (None, None)
    return PointAnswer(
        lat=lat,
        lon=lon,
        exactness=found.exactness if found else "",
        proposed=_proposed(typed, found),
        said=checked.said,
        warnings=checked.warnings,
        refusal=checked.refusal,
    )


def of_form(form: WhereForm) -> PlaceMap:
    """Return what the page of a place shows beside its fields."""
    if is_secret(form.entry):
        return PlaceMap(None, public_words(form.entry))
    names = ("street", "postal_code", "city", "point")
    return PlaceMap(answer({name: str(form[name].value() or "") for name in names}))


def with_proposal(sent: QueryDict) -> QueryDict:
    """Return what was sent, with the point of the house in its field where it is known."""
    found = answer({name: sent.get(name, "") for name in ("street", "postal_code", "city")})
    filled = sent.copy()
    filled["point"] = ""
    if found.exactness == Exactness.HOUSE and found.lat is not None and found.lon is not None:
        filled["point"] = typed_points.shown((found.lat, found.lon))
    return filled


def is_secret(entry: Entry) -> bool:
    """Return whether the address of an entry is kept from the public."""
    return entry.has(LOCATION) and entry.value(LOCATION, "is_confidential", False)


def public_words(entry: Entry) -> str:
    """Return what the public is told of a secret address."""
    town = places.municipality_ref(entry.value(LOCATION, "municipality_key", ""))
    if town is None:
        return _("Diese Adresse ist geschützt. Öffentlich steht von ihr nichts, auch keine Karte.")
    text = _(
        "Diese Adresse ist geschützt. Öffentlich steht nur: {place}. Eine Karte zeigt sie nie."
    )
    return text.format(place=town.name)


def _proposed(typed: Typed, found: Found | None) -> str:
    """Return in words how exactly the address is known."""
    if found is None:
        return _("Diesen Ort kennen wir nicht, oder es gibt ihn mehrmals.") if typed.city else ""
    if found.exactness == Exactness.HOUSE:
        return _("Genau: Diese Adresse steht schon im Verzeichnis.")
    if found.exactness == Exactness.STREET:
        return _(
            "Ungefähr: Wir kennen die Straße, das Haus nicht."
            " Bitte setzen Sie den Punkt auf den Eingang."
        )
    if not typed.street:
        return _("Nur der Ort: Mit Straße und Hausnummer finden wir mehr.")
    return _(
        "Nur der Ort: Wir kennen die Straße nicht. Bitte setzen Sie den Punkt auf den Eingang."
    )
