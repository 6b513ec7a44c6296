"""What the page about the interface says of the suggestions."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _, pgettext

from sozialatlas.exchange.api import suggest


@dataclass(frozen=True, slots=True)
class SuggestRow:
    """A parameter or field, what it means, and what may stand in it."""

    name: str
    text: str
    values: str = ""


def rows() -> list[SuggestRow]:
    """Return a row for each parameter."""
    texts = {
        "q": _("was schon getippt ist: Wortanfänge, mindestens zwei Buchstaben"),
        "language": _("Sprache der Beschriftungen"),
        "kind": _("Art der Vorschläge; darf mehrfach stehen"),
        "limit": _("höchste Zahl der Vorschläge"),
        "portal": _("Weg eines Portals: nur was darin zu finden ist"),
    }
    return [SuggestRow(name, texts[name], _values(name)) for name in suggest.NAMES]


def fields() -> list[SuggestRow]:
    """Return a row for each field of a suggestion."""
    texts = {
        "kind": pgettext("suggestion", "Art"),
        "label": _("Beschriftung"),
        "hint": _("das Wort, das passt, wenn die Beschriftung es nicht enthält"),
        "count": _(
            "Zahl der Einträge, zu denen der Vorschlag führt; null, wo sie nicht gezählt ist"
        ),
        "words": _("getippte Wörter, nach denen an einem vorgeschlagenen Ort weiter gesucht wird"),
        "url": _("Adresse der Suche"),
    }
    return [SuggestRow(name, texts[name]) for name in suggest.SuggestedItem.__struct_fields__]


def _values(name: str) -> str:
    schema = suggest.schema(name)
    items = schema.get("items", schema)
    choices = items.get("enum") if isinstance(items, dict) else None
    if isinstance(choices, list):
        return ", ".join(map(str, choices))
    return f"{schema['minimum']} to {schema['maximum']}" if "minimum" in schema else ""
