"""The form in which editors set up a portal: what it shows, where it is, how it looks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from sozialatlas.core import addresses, formats
from sozialatlas.core.choosing import KnownChoices, LookedUpMany
from sozialatlas.core.contrast import LEAST_FOR_TEXT, Colour
from sozialatlas.core.palette import DARK, LIGHT, Failure, Mode, Palette, nearest
from sozialatlas.directory.languages import NAMES
from sozialatlas.directory.models import AccessibilityFeature, Organization, Service
from sozialatlas.places.models import Area
from sozialatlas.search.forms.pasted import PastedSearchField
from sozialatlas.search.forms.words import WORDS, WordsForm
from sozialatlas.search.models import Portal
from sozialatlas.search.requests import EVENT, SERVICE, VOLUNTEER_ROLE

TYPES = (
    (SERVICE, gettext_lazy("Angebote")),
    (EVENT, gettext_lazy("Veranstaltungen")),
    (VOLUNTEER_ROLE, gettext_lazy("Mitmachen")),
)
FLAGS = (
    ("free", gettext_lazy("nur, was kostenlos ist")),
    ("remote", gettext_lazy("nur, was es online oder am Telefon gibt")),
    ("at_home", gettext_lazy("nur, was nach Hause kommt")),
)
PLACE = ("kind", "name", "subtitle", "slug", "host", "is_published")
SHOWN = ("areas", "topics", "audiences", "life_situations", "types", "preset")
LOOK = ("languages", "accent", "accent_dark")
_PLACES: Mapping[str, Promise] = {
    "ground": gettext_lazy("Schrift auf dem Grund der Seite"),
    "surface": gettext_lazy("Schrift auf grauen Flächen"),
    "tint": gettext_lazy("Schrift auf dem hellen Ton der Farbe"),
    "strong_tint": gettext_lazy("Schrift auf dem kräftigen Ton der Farbe"),
    "button": gettext_lazy("Schrift auf Schaltflächen"),
}


_LISTS = {"organizations": "organization", "spoken": "language", "features": "accessibility"}
# Any field that leads to an organization: the administration looks for others by it.
_TO_ORGANIZATION = Service._meta.get_field("organization")


class PortalForm(WordsForm):
    """A portal; what would make it unreadable, unreachable or empty is refused in words."""

    types = forms.MultipleChoiceField(
        label=gettext_lazy("Zeigt"),
        choices=TYPES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Nichts gewählt: alles."),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Sprachen der Oberfläche"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Nichts gewählt: alle."),
    )
    flags = forms.MultipleChoiceField(
        label=gettext_lazy("Fest eingestellt"),
        choices=FLAGS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    organizations = KnownChoices(
        label=gettext_lazy("Nur diese Träger"),
        queryset=Organization.objects.all(),
        required=False,
        widget=LookedUpMany(_TO_ORGANIZATION, admin.site),
        help_text=gettext_lazy("Mit allem, was zu ihnen gehört. Nichts gewählt: alle."),
    )
    spoken = forms.MultipleChoiceField(
        label=gettext_lazy("Hilfe in einer dieser Sprachen"),
        choices=tuple(NAMES.items()),
        required=False,
    )
    features = forms.MultipleChoiceField(
        label=gettext_lazy("Zugang: alles, was angekreuzt ist"),
        choices=AccessibilityFeature.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    preset = PastedSearchField(
        label=gettext_lazy("Voreingestellte Filter"),
        required=False,
        help_text=gettext_lazy(
            "Stellen Sie in der Suche Filter ein und fügen Sie hier die Adresse der Seite ein."
            " Besucherinnen und Besucher können diese Filter abwählen."
        ),
    )

    class Meta(WordsForm.Meta):
        """All that makes a portal; what it locks is asked for in fields of its own."""

        fields = (*PLACE, *SHOWN, *LOOK, *WORDS)
        help_texts: ClassVar[Mapping[str, Promise]] = {
            "accent": gettext_lazy(
                "Für Links und Schaltflächen, zum Beispiel #00594a. Ist sie zu blass, nennen wir"
                " die nächste lesbare. Leer: die Farbe des Landkreises."
            ),
            "accent_dark": gettext_lazy("Dasselbe auf dunklem Grund, zum Beispiel #86d7c2."),
        }

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> object:
        """Return what a field begins with; what is locked comes from the one column."""
        locked: Mapping[str, list[str]] = self.instance.locked
        if field_name == "flags":
            return [name for name, _label in FLAGS if name in locked]
        if field_name in _LISTS:
            return locked.get(_LISTS[field_name], [])
        found: object = super().get_initial_for_field(field, field_name)
        return found

    def clean_slug(self) -> str:
        """Return the word of the address; words that lead elsewhere are refused."""
        slug = str(self.cleaned_data["slug"])
        if slug in addresses.RESERVED:
            raise ValidationError(
                _("Unter /%(slug)s/ liegt schon etwas anderes. Wählen Sie ein anderes Wort.")
                % {"slug": slug}
            )
        return slug

    def clean_host(self) -> str:
        """Return the host's name; one that leads to another portal already is refused."""
        host = str(self.cleaned_data["host"])
        others = Portal.objects.filter(host=host).exclude(pk=self.instance.pk)
        if host and (other := others.first()):
            raise ValidationError(
                _("Unter diesem Rechnernamen liegt schon das Portal „%(name)s“.")
                % {"name": other.name}
            )
        return host

    def clean_organizations(self) -> list[str]:
        """Return the ids; a portal whose organization was deleted does not show all at once."""
        given = self.cleaned_data["organizations"]
        if not given and self._has_lost_organizations():
            raise ValidationError(
                _("Der Träger dieses Portals wurde gelöscht. Wählen Sie einen anderen.")
            )
        return sorted(str(each.pk) for each in given)

    def _has_lost_organizations(self) -> bool:
        locked = self.instance.locked.get("organization", [])
        return bool(locked) and not Organization.objects.filter(pk__in=locked).exists()

    def clean_accent(self) -> str:
        """Return the colour for light pages, if text in it can be read."""
        return _readable(str(self.cleaned_data["accent"]).strip().lower(), LIGHT)

    def clean_accent_dark(self) -> str:
        """Return the colour for dark pages, if text in it can be read."""
        return _readable(str(self.cleaned_data["accent_dark"]).strip().lower(), DARK)

    def clean(self) -> dict[str, object] | None:
        """Refuse a town without a town, and colours of one mode alone."""
        given = super().clean() or self.cleaned_data
        if given.get("kind") == Portal.Kind.TOWN and not _has_town(given.get("areas")):
            self.add_error("areas", _("Das Portal einer Stadt braucht mindestens eine Gemeinde."))
        if bool(given.get("accent")) != bool(given.get("accent_dark")) and not self.errors:
            missing = "accent" if given.get("accent_dark") else "accent_dark"
            self.add_error(missing, _("Es braucht eine Farbe für hell und eine für dunkel."))
        return given

    def save(self, commit: bool = True) -> Portal:
        """Save the portal with what it locks."""
        lists = {key: self.cleaned_data[name] for name, key in _LISTS.items()}
        flags = {name: ["1"] for name in self.cleaned_data["flags"]}
        self.instance.locked = {name: given for name, given in (flags | lists).items() if given}
        return super().save(commit=commit)


def _has_town(areas: object) -> bool:
    return isinstance(areas, QuerySet) and areas.filter(kind=Area.Kind.MUNICIPALITY).exists()


def _readable(text: str, mode: Mode) -> str:
    """Return the colour of a text; with the measured ratio where it is hard to read."""
    if not text:
        return ""
    try:
        colour = Colour.of(text)
    except ValueError:
        return text  # the model says how a colour is written
    failures = Palette(mode, colour).failures()
    if not failures:
        return text
    raise ValidationError([*map(_told, failures), _instead(colour, mode)])


def _told(failure: Failure) -> str:
    return _("%(place)s: Kontrast %(measured)s : 1, nötig sind %(least)s : 1.") % {
        "place": _PLACES[failure.place],
        "measured": formats.number(failure.measured, 2),
        "least": formats.number(LEAST_FOR_TEXT, 1),
    }


def _instead(colour: Colour, mode: Mode) -> str:
    return _("Die nächste Farbe, die überall lesbar ist: %(colour)s.") % {
        "colour": nearest(mode, colour)
    }
