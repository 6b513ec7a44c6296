"""Words for the choices of facets: names of topics, areas, languages and features."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.core.cache import cache
from django.db.models import Count, Max
from django.utils.translation import get_language, gettext as _, pgettext

from sozialatlas.core import formats
from sozialatlas.directory.hours import wording
from sozialatlas.directory.languages import language_name
from sozialatlas.directory.models import AccessibilityFeature, Audience, LifeSituation, Topic
from sozialatlas.places import queries as places
from sozialatlas.places.models import Area
from sozialatlas.search import answers
from sozialatlas.search.requests import DAYS

_SECONDS = 60
# A change of the taxonomy is seen within this time: its state is asked for no more often.
_SECONDS_BETWEEN_LOOKS = 1
_TERMS = {
    answers.TOPIC: Topic,
    answers.AUDIENCE: Audience,
    answers.LIFE_SITUATION: LifeSituation,
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
    if facet in _TERMS:
        return _terms(facet, is_fresh=is_fresh)
    return _areas(facet) if facet in _AREAS else _fixed(facet)


def _feature(key: str) -> str:
    known = AccessibilityFeature.values
    return str(AccessibilityFeature(key).label) if key in known else key


def _day(key: str) -> str:
    return wording.weekday(DAYS.index(key)) if key in DAYS else key


def _time(key: str) -> str:
    return _("{time} Uhr").format(time=key)


def _radius(key: str) -> str:
    km = float(key)
    # "2 km" is a circle that somebody chose, "2,0 km" a way that was measured.
    distance = f"{km:.0f}\N{NO-BREAK SPACE}km" if km.is_integer() else formats.distance(km)
    return _("bis {distance}").format(distance=distance)


# What has a name without any table.
_NAMERS: Mapping[str, Callable[[str], str]] = {
    answers.LANGUAGE: language_name,
    answers.ACCESSIBILITY: _feature,
    answers.DAY: _day,
    answers.TIME: _time,
    answers.RADIUS: _radius,
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
        answers.AT_HOME: _("Kommt nach Hause"),
    }
    return {answers.YES: names[facet]}


def _terms(facet: str, *, is_fresh: bool) -> Mapping[str, str]:
    key = f"search.labels.{facet}.{get_language()}.{_state(facet, is_fresh=is_fresh)}"
    found: Mapping[str, str] | None = cache.get(key)
    if found is None:
        found = {term.code: term.label for term in _TERMS[facet]._default_manager.all()}
        cache.set(key, found, _SECONDS)
    return found


def _state(facet: str, *, is_fresh: bool) -> str:
    """Return a token that changes with every term that is added, edited or removed."""
    key = f"search.labels.{facet}.state"
    found: str | None = None if is_fresh else cache.get(key)
    if found is None:
        terms = _TERMS[facet]._default_manager
        told = terms.aggregate(count=Count("pk"), newest=Max("pk"), edited=Max("edited_at"))
        edited = told["edited"].timestamp() if told["edited"] else ""
        found = f"{told['count']}.{told['newest']}.{edited}"
        cache.set(key, found, _SECONDS_BETWEEN_LOOKS)
    return found


def _areas(facet: str) -> Mapping[str, str]:
    key = f"search.labels.{facet}.{places.data_version()}"
    found: Mapping[str, str] | None = cache.get(key)
    if found is None:
        rows = Area.objects.filter(kind=_AREAS[facet], valid_to=None).order_by("pk")
        found = dict(rows.values_list("key", "name"))
        cache.set(key, found, _SECONDS)
    return found
