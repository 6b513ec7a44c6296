"""Reads the texts of a thing in other languages, beside the German ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import Exists, Model, OuterRef, Q
from django.utils.translation import gettext as _

from sozialatlas.core.languages import GERMAN, PLAIN_GERMAN
from sozialatlas.directory.kinds import KIND_OF_MODEL
from sozialatlas.directory.languages import language_name
from sozialatlas.directory.models import LocalizedText, Published
from sozialatlas.directory.translating import NAME, TRANSLATED, is_outdated


@dataclass(frozen=True, slots=True)
class Passage:
    """A field in German and in one other language; `text` is empty where there is none yet."""

    field: str
    german: str
    text: str = ""
    origin: str = ""
    is_outdated: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the texts that a thing has in German it has in a language, too."""

    language: str
    filled: int
    total: int


def codes() -> list[str]:
    """Return the languages into which texts are translated."""
    return [code for code, _name in settings.LANGUAGES if code != GERMAN]


def name_of(code: str) -> str:
    """Return what a language is called in the language of the page."""
    return _("Einfache Sprache") if code == PLAIN_GERMAN else language_name(code)


def stored(thing: Published) -> list[LocalizedText]:
    """Return all texts of a thing in other languages."""
    kind = KIND_OF_MODEL[type(thing)].code
    rows = LocalizedText.objects.filter(kind=kind, record_id=thing.pk)
    return list(rows.order_by("field", "language"))


def passages(
    thing: Published, language: str, rows: Iterable[LocalizedText]
) -> tuple[Passage, ...]:
    """Return the fields of a thing beside a language; without German only what stands there."""
    told = {row.field: row for row in rows if row.language == language}
    found = []
    for field in TRANSLATED[KIND_OF_MODEL[type(thing)].code]:
        german: str = getattr(thing, field)
        row = told.get(field)
        if row is None and german:
            found.append(Passage(field, german))
        elif row is not None:
            outdated = is_outdated(row.translated_from, german)
            found.append(Passage(field, german, row.text, row.origin, outdated))
    return tuple(found)


def shares(thing: Published, rows: Sequence[LocalizedText]) -> list[Share]:
    """Return how far each language is; the name does not count, mostly it stays."""
    found = []
    for code in codes():
        counted = [
            each for each in passages(thing, code, rows) if each.field != NAME and each.german
        ]
        found.append(Share(code, sum(bool(each.text) for each in counted), len(counted)))
    return found


def lacking(model: type[Model], language: str) -> Q:
    """Return the condition that a thing has a German text that it lacks in a language."""
    kind = KIND_OF_MODEL[model].code  # type: ignore[index]  # -- only published things have texts
    told = LocalizedText.objects.filter(
        kind=kind, record_id=OuterRef("pk"), language=language
    ).exclude(text="")
    fields = (field for field in TRANSLATED[kind] if field != NAME)
    missing = (~Q(**{field: ""}) & ~Exists(told.filter(field=field)) for field in fields)
    return reduce(or_, missing, Q(pk__in=()))
