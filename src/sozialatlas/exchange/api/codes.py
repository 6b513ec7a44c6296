"""`GET /api/codes`: the codes that parameters take and answers hold, with their names."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sozialatlas.directory.languages import NAMES as LANGUAGES
from sozialatlas.directory.models import AccessibilityFeature, Topic
from sozialatlas.exchange.api.search import PLACE_AMBIGUOUS, PLACE_UNKNOWN, SHOWN_FACETS
from sozialatlas.search import answers, labels

NOTICES: Mapping[str, Promise] = {
    answers.ANY_WORD: _("Nur so viele Treffer enthalten alle Wörter, die übrigen einige davon."),
    answers.WIDENED: _("Der Umkreis ist auf so viele Kilometer erweitert."),
    answers.UNKNOWN_WORD: _("Diese Wörter kommen nirgends vor."),
    answers.REPAIRED: _("Paare: das getippte Wort und das, wofür es genommen wurde."),
    answers.CONCEPT: _("Von diesen Themen handelt der Satz, das wahrscheinlichste zuerst."),
    answers.PLACE_UNDERSTOOD: _("Der Ort, der in den Wörtern stand, und alle Wörter."),
    answers.NEAR_ME: _("Gesucht ist in der Nähe; der Ort fehlt noch."),
    answers.ANY_DISTANCE: _(
        "Die Wörter sprechen von Gefahr; so viele Kilometer Umkreis gelten deshalb nicht."
    ),
    answers.CRISIS: _("Die Art der Gefahr, von der die Wörter sprechen."),
    answers.SHORTENED: _("Der Text ist sehr lang; gesucht ist nur nach seinen ersten Wörtern."),
    answers.INDEX_BUILDING: _(
        "Der Index wird gebaut; solange antwortet die Datenbank mit weniger."
    ),
    PLACE_UNKNOWN: _("Diesen Ort kennt niemand; danach ähnliche Orte."),
    PLACE_AMBIGUOUS: _("Diese Orte können gemeint sein."),
}
"""What the codes of notices mean, and so their values."""


class Code(msgspec.Struct, frozen=True):
    """A code and what it is called; `group` is the code of a topic's group, else empty."""

    code: str
    label: str
    group: str = ""


class Codes(msgspec.Struct, frozen=True):
    """All codes; `facets` are the keys under which an answer counts."""

    topics: tuple[Code, ...]
    audiences: tuple[Code, ...]
    life_situations: tuple[Code, ...]
    languages: tuple[Code, ...]
    accessibility: tuple[Code, ...]
    facets: tuple[str, ...]
    notices: tuple[Code, ...]


def codes() -> Codes:
    """Return the codes with their names in the language of the request."""
    topics = Topic.objects.select_related("parent")
    return Codes(
        topics=tuple(
            Code(each.code, each.label, each.parent.code if each.parent else "") for each in topics
        ),
        audiences=_named(labels.names(answers.AUDIENCE)),
        life_situations=_named(labels.names(answers.LIFE_SITUATION)),
        languages=_named(LANGUAGES),
        accessibility=_named({each.value: each.label for each in AccessibilityFeature}),
        facets=SHOWN_FACETS,
        notices=_named(NOTICES),
    )


def _named(names: Mapping[str, Promise | str]) -> tuple[Code, ...]:
    return tuple(Code(code, str(name)) for code, name in names.items())
