"""The chosen values of a search, checked against what there is; old keys of areas lead on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator
from dataclasses import replace

from sozialatlas.directory.languages import NAMES
from sozialatlas.directory.models import AccessibilityFeature, Language, Organization
from sozialatlas.places import queries as places
from sozialatlas.places.errors import AmbiguousArea, UnknownArea
from sozialatlas.places.models import Area
from sozialatlas.search import answers, labels
from sozialatlas.search.parameters import Parameters
from sozialatlas.search.requests import BadRequestError

_NAMED = (answers.TOPIC, answers.AUDIENCE, answers.LIFE_SITUATION, answers.SOCIAL_AREA)


def known(parameters: Parameters, *, on: dt.date) -> Parameters:
    """Return the parameters with the keys that municipalities have on a day.

    Raises: BadRequestError, naming the parameter, for a value that nothing has.
    """
    lists = parameters.lists
    for name in _NAMED:
        if lists[name]:
            _refuse_unknown(name, lists[name])
    _refuse(answers.ACCESSIBILITY, lists[answers.ACCESSIBILITY], AccessibilityFeature.values)
    for name, codes in labels.OF_TASKS.items():
        _refuse(name, lists[name], codes.values)
    _refuse_unknown_languages(lists[answers.LANGUAGE])
    _refuse_unknown_organizations(lists[answers.ORGANIZATION])
    if not lists[answers.MUNICIPALITY]:
        return parameters
    keys = (key for given in lists[answers.MUNICIPALITY] for key in _of_today(given, on))
    resolved = {**lists, answers.MUNICIPALITY: tuple(dict.fromkeys(keys))}
    return replace(parameters, lists=resolved)


def _refuse_unknown_organizations(ids: tuple[str, ...]) -> None:
    if ids:
        there_are = Organization.objects.filter(pk__in=ids).values_list("pk", flat=True)
        _refuse(answers.ORGANIZATION, ids, set(map(str, there_are)))


def _refuse_unknown(name: str, values: tuple[str, ...]) -> None:
    """Refuse what has no name, after a second look: it may be a moment old."""
    if not set(values) <= labels.names(name).keys():
        _refuse(name, values, labels.names(name, is_fresh=True))


def _refuse_unknown_languages(codes: tuple[str, ...]) -> None:
    """Refuse what is no language with a name here; an import may have brought others."""
    unnamed = tuple(code for code in codes if code.lower() not in NAMES)
    if unnamed:
        brought = Language.objects.filter(code__in=unnamed).values_list("code", flat=True)
        _refuse(answers.LANGUAGE, unnamed, set(brought))


def _refuse(name: str, values: tuple[str, ...], there_are: Container[str]) -> None:
    for value in values:
        if value not in there_are:
            raise BadRequestError(name, f"{value!r} is not known")


def _of_today(key: str, on: dt.date) -> Iterator[str]:
    """Yield the key itself, or those of the municipalities that it has become."""
    if places.municipality_ref(key) is not None:
        yield key
        return
    try:
        found = places.area_by_key(key, on=on)
    except AmbiguousArea as split:
        yield from split.successors
        return
    except UnknownArea as error:
        raise BadRequestError(answers.MUNICIPALITY, f"{key!r} is not known") from error
    if found.kind != Area.Kind.MUNICIPALITY:
        raise BadRequestError(answers.MUNICIPALITY, f"{key!r} is no municipality")
    yield found.key
