"""Where it is: at a place that is known, at a new address, or at none."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.directory.models import Location
from sozialatlas.directory.references import BY_ID
from sozialatlas.directory.values import AddressValues
from sozialatlas.marketplace.entries import address_points, point_checking, typed_points
from sozialatlas.marketplace.entries.address_points import Typed
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.forms.base import StepForm
from sozialatlas.marketplace.entries.kinds import EVENT, HELPING, LINK, LOCATION, SERVICE
from sozialatlas.marketplace.membership.queries import speaks_for
from sozialatlas.places import queries as places
from sozialatlas.places.references import Place

NEW, NOWHERE = "neu", "ohne"
_MOST_PLACES = 60
_LONGEST = 300


class WhereForm(StepForm):
    """One of the organization's places, a new address, or none; and what needs no place."""

    heading = _("Wo ist es?")
    template = "marketplace/entries/where.html"
    warnings: tuple[str, ...] = ()
    has_places = False
    place = forms.ChoiceField(label=_("Ort"), widget=forms.RadioSelect, required=False)
    name = forms.CharField(
        label=_("Name des Hauses"),
        max_length=250,
        required=False,
        help_text=_("Falls es einen hat."),
    )
    street = forms.CharField(label=_("Straße und Hausnummer"), max_length=200, required=False)
    postal_code = forms.CharField(
        label=_("Postleitzahl"),
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    city = forms.CharField(label=_("Ort"), max_length=120, required=False)
    extra = forms.CharField(
        label=_("Zusatz"),
        max_length=200,
        required=False,
        help_text=_("Zum Beispiel: Hinterhaus, 2. Stock, Eingang über den Hof."),
    )
    point = forms.CharField(
        label=_("Genauer Punkt auf der Karte"),
        max_length=300,
        required=False,
        help_text=_(
            "Breite und Länge wie 50.3372 8.7551, oder der Link einer Karte."
            " Ohne Angabe zeigen wir den Ort."
        ),
    )
    municipality = forms.ChoiceField(
        label=_("Welcher Ort ist es?"), widget=forms.RadioSelect, required=False
    )
    is_online = forms.BooleanField(label=_("online"), required=False)
    is_by_phone = forms.BooleanField(label=_("am Telefon"), required=False)
    is_at_home = forms.BooleanField(label=_("bei den Menschen zu Hause"), required=False)

    def prepare(self) -> None:
        """Offer the places that the organization has, and ask what the kind knows."""
        entry = self.entry
        if entry.main == LOCATION or self._changes_published_place():
            del self.fields["place"]
        else:
            place = self.fields["place"]
            assert isinstance(place, forms.ChoiceField)
            known = _known(entry)
            self.has_places = bool(known)
            new = _("An einer anderen Adresse") if known else _("An dieser Adresse")
            place.choices = [*known, (NEW, new), (NOWHERE, _("An keinem festen Ort"))]
            if not known and not self.initial.get("place"):
                self.initial["place"] = NEW
        ways = {
            SERVICE: ("is_online", "is_by_phone", "is_at_home"),
            EVENT: ("is_online",),
            HELPING: ("is_online",),
        }.get(entry.main, ())
        for name in {"is_online", "is_by_phone", "is_at_home"} - set(ways):
            del self.fields[name]
        if entry.main == HELPING:
            self.fields["is_online"].label = gettext("von zu Hause")
        self._offer_municipalities()

    def _changes_published_place(self) -> bool:
        """Return whether the record is a service at its place, which stays the one it is."""
        entry = self.entry
        return entry.main == SERVICE and entry.has(LINK) and not entry.things[LINK][1]

    def _offer_municipalities(self) -> None:
        found = self._candidates()
        keys = {each.municipality_key for each in found}
        field = self.fields["municipality"]
        assert isinstance(field, forms.ChoiceField)
        if len(keys) > 1:
            field.choices = list({each.municipality_key: each.label for each in found}.items())
        else:
            del self.fields["municipality"]

    def _candidates(self) -> Sequence[Place]:
        """Return the towns that what was typed may mean."""
        return address_points.towns(self._typed()) if self.is_bound else ()

    def _typed(self) -> Typed:
        names = ("street", "postal_code", "city")
        return Typed(*(str(self.data.get(name, "")).strip()[:_LONGEST] for name in names))

    def read(self, entry: Entry) -> dict[str, object]:
        """Return what the entry says."""
        address = entry.said(LOCATION, "address") if entry.has(LOCATION) else None
        found: dict[str, object] = {
            name: entry.value(entry.main, name, False)
            for name in ("is_online", "is_by_phone", "is_at_home")
        }
        found["place"] = self._place(entry)
        if isinstance(address, AddressValues):
            for name in ("street", "postal_code", "city", "extra"):
                found[name] = getattr(address, name)
        if entry.has(LOCATION):
            found["name"] = entry.value(LOCATION, "name", "")
            if entry.value(LOCATION, "precision", "") == "exact":
                lat, lon = entry.value(LOCATION, "lat", 0.0), entry.value(LOCATION, "lon", 0.0)
                found["point"] = typed_points.shown((lat, lon))
        return found

    def _place(self, entry: Entry) -> str:
        key = entry.place_key.removeprefix(BY_ID)
        if entry.has(LOCATION) and entry.things[LOCATION][1]:
            return NEW
        if not key and any(
            entry.value(entry.main, name, False)
            for name in ("is_online", "is_by_phone", "is_at_home")
        ):
            return NOWHERE
        return key

    @property
    def asks_address(self) -> bool:
        """Whether an address was meant."""
        return "place" not in self.fields or self.cleaned_data.get("place") == NEW

    def clean_point(self) -> tuple[float, float] | None:
        """Return a point, however it was copied."""
        text: str = self.cleaned_data["point"].strip()
        if not text:
            return None
        point = typed_points.parse(text)
        if point is None:
            raise forms.ValidationError(
                gettext("Das ist kein Punkt. Zum Beispiel: 50.3372 8.7551.")
            )
        if not typed_points.is_in_reach(point):
            raise forms.ValidationError(gettext("Dieser Punkt liegt nicht in Mitteleuropa."))
        return point

    def clean(self) -> dict[str, object]:
        """Ask for one place or way, and for a town where there is an address."""
        cleaned = super().clean() or {}
        if "place" in self.fields and not cleaned.get("place") and "place" not in self.errors:
            self.add_error("place", gettext("Bitte einen Ort wählen."))
        if cleaned.get("place") == NOWHERE and not self._has_way():
            text = gettext("Wie findet es dann statt? Bitte unten ankreuzen.")
            self.add_error("place", text)
        if self.asks_address and not cleaned.get("city"):
            self.add_error("city", gettext("Bitte den Ort angeben."))
        if "municipality" in self.fields and self.asks_address and not cleaned["municipality"]:
            text = gettext("Diesen Namen gibt es mehrmals. Bitte einen Ort ankreuzen.")
            self.add_error("municipality", text)
        if self.asks_address:
            self._check_point(cleaned.get("point"))
        return cleaned

    def _check_point(self, point: object) -> None:
        """Refuse what lies far away; what is merely odd is told, and kept."""
        if not isinstance(point, tuple):
            return
        typed = self._typed()
        checked = point_checking.check(point, typed, address_points.find(typed))
        if checked.refusal:
            self.add_error("point", checked.refusal)
        self.warnings = checked.warnings

    def _has_way(self) -> bool:
        names = ("is_online", "is_by_phone", "is_at_home")
        return any(self.cleaned_data.get(name) for name in names)

    def put(self) -> None:
        """Put the place in."""
        entry, ways = self.entry, ("is_online", "is_by_phone", "is_at_home")
        fields = {name: self.cleaned_data[name] for name in ways if name in self.fields}
        entry.put(entry.main, fields)
        choice = self.cleaned_data.get("place")
        if self.asks_address:
            self._put_address()
        elif choice == NOWHERE:
            self._put_nowhere()
        else:
            self._put_known(uuid.UUID(str(choice)))

    def _put_known(self, key: uuid.UUID) -> None:
        entry = self.entry
        if entry.has(LOCATION) and entry.things[LOCATION][0] != key:
            entry.remove(LOCATION)
        if entry.main == SERVICE:
            entry.add(LINK, {"service_key": entry.key(SERVICE), "location_key": f"{BY_ID}{key}"})
        else:
            entry.put(entry.main, {"location_key": f"{BY_ID}{key}"})

    def _put_nowhere(self) -> None:
        entry = self.entry
        entry.remove(LOCATION)
        if entry.main == SERVICE:
            entry.remove(LINK)
        else:
            entry.put(entry.main, {"location_key": ""})

    def _put_address(self) -> None:
        entry = self.entry
        before = entry.said(LOCATION, "address") if entry.has(LOCATION) else None
        address = AddressValues(
            street=self.said("street"),
            postal_code=self.said("postal_code"),
            city=self.said("city"),
            extra=self.said("extra"),
        )
        fields: dict[str, object] = {"name": self.said("name")}
        if address != before or self.cleaned_data["point"] != _point_of(entry):
            fields |= {"address": address, **self._position()}
        entry.add(LOCATION, fields)
        if entry.things[LOCATION][1] and entry.organization_key:
            entry.put(LOCATION, {"organization_key": entry.organization_key})
        self._lead_to_place()

    def _lead_to_place(self) -> None:
        entry = self.entry
        key = entry.key(LOCATION)
        if entry.main == SERVICE and not (entry.has(LINK) and not entry.things[LINK][1]):
            entry.add(LINK, {"service_key": entry.key(SERVICE), "location_key": key})
        elif entry.main not in {SERVICE, LOCATION}:
            entry.put(entry.main, {"location_key": key})

    def _position(self) -> dict[str, object]:
        """Return municipality and point: the given one, else the middle of the town."""
        point = self.cleaned_data["point"]
        if point is not None:
            at = places.municipality_at(*point)
            key = at.key if at else ""
            return _positioned(point, "exact", key, is_outside=at is None)
        found = self._candidates()
        chosen = str(self.cleaned_data.get("municipality") or "")
        place = next(
            (each for each in found if not chosen or each.municipality_key == chosen), None
        )
        if place is None:
            return _positioned(None, "none", "", is_outside=True)
        return _positioned(
            (place.lat, place.lon), "municipality", place.municipality_key, is_outside=False
        )


def _positioned(
    point: tuple[float, float] | None, precision: str, key: str, *, is_outside: bool
) -> dict[str, object]:
    return {
        "lat": point[0] if point else None,
        "lon": point[1] if point else None,
        "precision": precision,
        "municipality_key": key,
        "is_outside": is_outside,
    }


def _point_of(entry: Entry) -> tuple[float, float] | None:
    if not entry.has(LOCATION) or entry.value(LOCATION, "precision", "") != "exact":
        return None
    lat, lon = entry.said(LOCATION, "lat"), entry.said(LOCATION, "lon")
    if not isinstance(lat, float) or not isinstance(lon, float):
        return None
    return round(lat, 6), round(lon, 6)


def _known(entry: Entry) -> list[tuple[str, str]]:
    """Return the places where the organization is or offers something, and the entry's own.

    Who only claims the organization is offered what the public sees.
    """
    organization, author = entry.organization, entry.proposal.author
    if organization is None:
        return []
    own = Q(organization=organization) | Q(services__service__organization=organization)
    rows = Location.objects.filter(own)
    if author is None or not speaks_for(author, organization.pk):
        rows = rows.visible_on(timezone.localdate()).filter(is_confidential=False)
    keys = list(rows.order_by("name", "pk").distinct().values_list("pk", flat=True)[:_MOST_PLACES])
    chosen = Q(pk__in=keys)
    if entry.place_key.startswith(BY_ID) and not entry.has(LOCATION):
        chosen |= Q(pk=entry.place_key.removeprefix(BY_ID))
    found = Location.objects.filter(chosen).select_related("address", "municipality")
    return [(str(row.pk), str(row)) for row in found.order_by("name", "pk")]
