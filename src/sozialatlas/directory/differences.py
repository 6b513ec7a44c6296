"""What two versions of a thing say differently, in words for editors."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.directory.history import values_of
from sozialatlas.directory.hours import lines as hours
from sozialatlas.directory.hours.rules import HoursRule
from sozialatlas.directory.kinds import KIND_OF, REFERENCES, VERIFICATION, Kind
from sozialatlas.directory.languages import NAMES
from sozialatlas.directory.models import LocalizedText, Revision
from sozialatlas.directory.references import BY_ID, TERM_MODELS, id_of
from sozialatlas.directory.translations import name_of
from sozialatlas.directory.values import PictureValues, TextValues
from sozialatlas.places.models import Area

NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, and what it said before and says after."""

    label: str
    before: str
    after: str


def differences(kind: Kind, older: Revision, newer: Revision) -> tuple[Difference, ...]:
    """Return what the newer version says otherwise, in the order of the fields.

    An import names other things by the keys of its source, an editor by their ids: what means
    the same is no difference.
    """
    found = []
    for name in (*kind.fields, *VERIFICATION):
        before, after = _content(kind, older, name), _content(kind, newer, name)
        if before != after:
            if isinstance(before, frozenset) and isinstance(after, frozenset):
                before, after = before - after, after - before  # the other languages stay
            label = label_of(kind, name)
            found.append(Difference(label, _words(kind, name, before), _words(kind, name, after)))
    return tuple(found)


def difference(kind: Kind, name: str, before: object, after: object) -> Difference | None:
    """Return what one field says otherwise afterwards; things are named by their ids."""
    older, newer = _by_id(name, before), _by_id(name, after)
    if older == newer:
        return None
    if isinstance(older, frozenset) and isinstance(newer, frozenset):
        older, newer = older - newer, newer - older
    return Difference(label_of(kind, name), _words(kind, name, older), _words(kind, name, newer))


def _by_id(name: str, value: object) -> object:
    if name in REFERENCES and REFERENCES[name][1] != "area":
        return str(value).removeprefix(BY_ID) if value else ""
    return _unordered(name, value)


def _content(kind: Kind, revision: Revision, name: str) -> object:
    value = getattr(values_of(revision), name)
    if name in REFERENCES:
        target = REFERENCES[name][1]
        return str(id_of(revision.source, target, value)) if value and target != "area" else value
    return _unordered(name, value)


def _unordered(name: str, value: object) -> object:
    """Return a value so that two that mean the same are equal."""
    if name == "texts" and isinstance(value, tuple):
        # That somebody compared a text with the German one changes no word.
        return frozenset(dataclasses.replace(each, translated_from="") for each in value)
    if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        return tuple(sorted(value))
    return value


def _words(kind: Kind, name: str, value: object) -> str:
    if name in REFERENCES and value:
        return _named(REFERENCES[name][1], str(value))
    if isinstance(value, frozenset):
        return _translated(kind, value)
    if (name in TERM_MODELS or name == "languages") and isinstance(value, tuple):
        return _text(_names_of(name, value))
    choices = dict(getattr(_column(kind, name), "flatchoices", ()) or ())
    if value in choices:
        return str(choices[value])
    return _text(value)


def _names_of(name: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return how languages, or the taxonomy, call codes; an unknown one stays as it is."""
    if name == "languages":
        return tuple(sorted(str(NAMES.get(code, code)) for code in codes))
    rows = TERM_MODELS[name]._default_manager.filter(code__in=codes)
    names = dict(rows.values_list("code", "name"))
    return tuple(sorted(names.get(code, code) for code in codes))


def _translated(kind: Kind, texts: frozenset[TextValues]) -> str:
    lines = sorted(
        f"{name_of(each.language)}, {label_of(kind, each.field)}: {each.text}"
        f" ({LocalizedText.Origin(each.origin).label})"
        for each in texts
    )
    return "\n".join(lines) or NOTHING


def _text(value: object) -> str:
    if value is None or value in ("", ()):
        return NOTHING
    if isinstance(value, bool):
        return gettext("ja") if value else gettext("nein")
    if isinstance(value, dt.datetime):
        return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    return _parts(value)


def _parts(value: object) -> str:
    """Return the words for what is made of several values, or for a plain one."""
    if isinstance(value, tuple):
        rules = [each for each in value if isinstance(each, HoursRule)]
        if rules:
            return "\n".join(hours.lines(rules, timezone.localdate()))
        return " · ".join(_text(each) for each in value)
    if isinstance(value, PictureValues):
        return _picture(value)
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        said = (each for each in fields if getattr(value, each.name) != each.default)
        words = ", ".join(_flag(each.name) or _text(getattr(value, each.name)) for each in said)
        # What stands in brackets already, as "(Frau Sommer)" behind a number, needs no comma.
        return words.replace(", (", " (")
    return str(value)


def about_picture(picture: PictureValues) -> str:
    """Return what is said about a picture, for pages that show it."""
    alt = picture.alt or gettext("nur Schmuck")
    credit = gettext("Foto: {name}").format(name=picture.credit) if picture.credit else ""
    return "\n".join(line for line in (alt, credit) if line)


def _picture(picture: PictureValues) -> str:
    """Return the same with so much of its name as tells it from another."""
    file = gettext("Datei {name}").format(name=picture.picture_id[:8])
    return f"{about_picture(picture)}\n{file}"


def _flag(name: str) -> str:
    """Return what an unusual answer to yes or no means, where the answer alone would not say."""
    return gettext("nicht öffentlich") if name == "is_public" else ""


def _named(target: str, value: str) -> str:
    if target == "area":
        area = Area.objects.filter(key=value).order_by("-valid_from", "-pk").first()
        return area.name if area else value
    thing = KIND_OF[target].model._default_manager.filter(pk=value).first()
    return str(thing) if thing else gettext("gelöschter Eintrag")


_OTHER_LABELS: Mapping[str, object] = {
    "language_notes": _("Hinweise zu Sprachen"),
    "lat": _("Breitengrad"),
    "lon": _("Längengrad"),
    "serves": _("Einzugsgebiete"),
    "serves_everywhere": _("Reichweite: überall"),
    "texts": _("Texte in anderen Sprachen"),
}


def label_of(kind: Kind, name: str) -> str:
    """Return how a field is called on pages."""
    if name in _OTHER_LABELS:
        return str(_OTHER_LABELS[name])
    column = _column(kind, name)
    if isinstance(column, Field):
        return str(column.verbose_name)
    related: type[Model] | None = getattr(column, "related_model", None)
    return str(related._meta.verbose_name_plural) if related else name


def _column(kind: Kind, name: str) -> object:
    bare = REFERENCES[name][0].removesuffix("_id") if name in REFERENCES else name
    try:
        return kind.model._meta.get_field(bare)
    except FieldDoesNotExist:
        return None
