"""The chosen values of a search, checked against what there is; old keys of areas lead on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterator
from dataclasses import replace

from sozialatlas.directory.models import AccessibilityFeature
from sozialatlas.places import queries as places
from sozialatlas.places.errors import AmbiguousArea, UnknownArea
from sozialatlas.places.models import Area
from sozialatlas.search import answers, labels
from sozialatlas.search.parameters import Parameters
from sozialatlas.search.requests import BadRequestError

# A record may name any language of ISO 639, so only the form is checked.
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE | re.ASCII)
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
    for code in lists[answers.LANGUAGE]:
        if not _LANGUAGE.fullmatch(code):
            raise BadRequestError(answers.LANGUAGE, "is no code of ISO 639")
    if not lists[answers.MUNICIPALITY]:
        return parameters
    keys = (key for given in lists[answers.MUNICIPALITY] for key in _of_today(given, on))
    resolved = {**lists, answers.MUNICIPALITY: tuple(dict.fromkeys(keys))}
    return replace(parameters, lists=resolved)


def _refuse_unknown(name: str, values: tuple[str, ...]) -> None:
    """Refuse what has no name, after a second look: it may be a moment old."""
    if not set(values) <= labels.names(name).keys():
        _refuse(name, values, labels.names(name, is_fresh=True))


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
