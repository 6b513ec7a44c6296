"""Words for the choices of facets: names of topics, areas, languages and features."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from django.utils.translation import get_language, gettext as _, pgettext

from sozialatlas.core import formats
from sozialatlas.directory.hours import wording
from sozialatlas.directory.languages import language_name
from sozialatlas.directory.models import (
    Ability,
    AccessibilityFeature,
    Audience,
    Availability,
    Commitment,
    LifeSituation,
    Organization,
    Topic,
)
from sozialatlas.directory.models.taxonomy import Term
from sozialatlas.places import queries as places
from sozialatlas.places.models import Area
from sozialatlas.search import answers
from sozialatlas.search.keeping import Keeping, state_of
from sozialatlas.search.requests import DAYS

_TERMS: Mapping[str, type[Topic | Audience | LifeSituation]] = {
    answers.TOPIC: Topic,
    answers.AUDIENCE: Audience,
    answers.LIFE_SITUATION: LifeSituation,
}
# What volunteers choose by.
OF_TASKS: Mapping[str, type[Commitment] | type[Availability] | type[Ability]] = {
    answers.COMMITMENT: Commitment,
    answers.AVAILABILITY: Availability,
    answers.ABILITY: Ability,
}
_AREAS = {
    answers.MUNICIPALITY: Area.Kind.MUNICIPALITY,
    answers.SOCIAL_AREA: Area.Kind.SOCIAL_AREA,
}


def label(facet: str, key: str) -> str:
    """Return what people call a choice; a key that nobody knows stands for itself."""
    return namer(facet)(key)


def namer(facet: str) -> Callable[[str], str]:
    """Return the labels of a facet for many choices: its table is fetched once, not for each."""
    if facet in _NAMERS:
        return _NAMERS[facet]
    found = names(facet)
    return lambda key: str(found.get(key, key))


def names(facet: str, *, is_fresh: bool = False) -> Mapping[str, str]:
    """Return what all choices of a facet are called: topics, terms, areas, fixed ones.

    Words of the taxonomy may be a second old, unless `is_fresh` asks for them as they are.
    """
    if facet in _terms:
        kept = _terms[facet]
        return (kept.renewed() if is_fresh else kept.fresh()).names()
    return _areas[facet].fresh() if facet in _areas else _fixed(facet)


def topic_parents() -> Mapping[str, str]:
    """Return, for each active topic in a group, the code of the group; a second old at most."""
    return _parents.fresh()


def _feature(key: str) -> str:
    known = AccessibilityFeature.values
    return str(AccessibilityFeature(key).label) if key in known else key


def _of_task(facet: str, key: str) -> str:
    codes = OF_TASKS[facet]
    return str(codes(key).label) if key in codes.values else key


def _day(key: str) -> str:
    return wording.weekday(DAYS.index(key)) if key in DAYS else key


def _time(key: str) -> str:
    return _("{time} Uhr").format(time=key)


def _organization(key: str) -> str:
    names = Organization.objects.filter(pk=key).values_list("name", flat=True)
    return next(iter(names), key)


def _radius(key: str) -> str:
    km = float(key)
    # "2 km" is a circle that somebody chose, "2,0 km" a way that was measured.
    distance = formats.radius(km) if km.is_integer() else formats.distance(km)
    return _("bis {distance}").format(distance=distance)


# What has a name without any table.
_NAMERS: Mapping[str, Callable[[str], str]] = {
    answers.LANGUAGE: language_name,
    answers.ACCESSIBILITY: _feature,
    answers.DAY: _day,
    answers.TIME: _time,
    answers.RADIUS: _radius,
    answers.ORGANIZATION: _organization,
    **{facet: partial(_of_task, facet) for facet in OF_TASKS},
}


def _fixed(facet: str) -> Mapping[str, str]:
    if facet == answers.TYPE:
        return {
            "service": _("Angebote"),
            "event": _("Veranstaltungen"),
            "volunteer_role": _("Mitmachen"),
        }
    names = {
        "outside": _("Außerhalb des Gebiets"),
        answers.FREE: _("Kostenlos"),
        answers.OPEN_NOW: _("Jetzt geöffnet"),
        answers.REMOTE: pgettext("filter", "Online oder am Telefon"),
        answers.BY_PHONE: _("Am Telefon"),
        answers.ONLINE: _("Online"),
        answers.AT_HOME: _("Kommt nach Hause"),
        answers.IN_PERSON: _("Vor Ort"),
    }
    return {answers.YES: names[facet]}


class _Terms:
    """The terms of one state of a taxonomy, named in each language that somebody asks in."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = tuple(terms)
        self._named: dict[str | None, Mapping[str, str]] = {}

    def names(self) -> Mapping[str, str]:
        """Return what the terms are called in the language of the page, by their codes."""
        language = get_language()
        named = self._named.get(language)
        if named is None:
            named = self._named[language] = {term.code: term.label for term in self._terms}
        return named


def _keeping_terms(model: type[Topic | Audience | LifeSituation]) -> Keeping[_Terms]:
    return Keeping(partial(state_of, model), lambda: _Terms(model._default_manager.all()))


def _keeping_areas(kind: Area.Kind) -> Keeping[Mapping[str, str]]:
    def gather() -> Mapping[str, str]:
        rows = Area.objects.filter(kind=kind, valid_to=None).order_by("pk")
        return dict(rows.values_list("key", "name"))

    # The state of the places is one value, read in no time: an area is known at once.
    return Keeping(places.data_version, gather, seconds_between=0.0)


_terms = {facet: _keeping_terms(model) for facet, model in _TERMS.items()}
_areas = {facet: _keeping_areas(kind) for facet, kind in _AREAS.items()}


def _gather_parents() -> Mapping[str, str]:
    rows = Topic.objects.filter(is_active=True, parent__isnull=False).order_by("order", "code")
    return dict(rows.values_list("code", "parent__code"))


_parents = Keeping(partial(state_of, Topic), _gather_parents)


def forget() -> None:
    """Read all names anew at the next question."""
    _parents.forget()
    for terms in _terms.values():
        terms.forget()
    for areas in _areas.values():
        areas.forget()
