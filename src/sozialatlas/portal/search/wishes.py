"""Filters that are no list of terms: distance, opening in the usual week, age."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from sozialatlas.portal.search.asked import Asked
from sozialatlas.portal.search.filter_groups import (
    FilterChoice,
    FilterField,
    FilterGroup,
    FilterLink,
)
from sozialatlas.search import answers, labels
from sozialatlas.search.requests import OLDEST, SERVICE

Facets = Mapping[str, answers.Facet]


def distance(by_key: Facets, asked: Asked) -> FilterGroup:
    """Return radii around the place as links: the search box asks for the same, in its form.

    In danger there are none: help is shown however far away it is.
    """
    choices = () if asked.is_danger else _radii(by_key)
    name, seen = labels.namer(answers.RADIUS), set()
    links = []
    for choice in choices:
        # A wider circle with nothing more in it is no choice.
        if choice.selected or (choice.count and choice.count not in seen):
            address = asked.address.setting(answers.RADIUS, choice.key)
            links.append(FilterLink(name(choice.key), address.url, choice.count, choice.selected))
        seen.add(choice.count)
    if links:
        near = asked.request.near
        is_open = near is not None and near.radius_km is None
        everywhere = asked.address.without(answers.RADIUS)
        links.append(FilterLink(_("beliebig weit"), everywhere.url, None, is_open))
    return FilterGroup("radius_km", _("Entfernung"), (), (), is_open=True, links=tuple(links))


def _radii(by_key: Facets) -> tuple[answers.Choice, ...]:
    return by_key[answers.RADIUS].choices if answers.RADIUS in by_key else ()


def opening(by_key: Facets, asked: Asked) -> FilterGroup:
    """Return days of the week, and a time of day that counts on each of them."""
    days, times = _choices(by_key, answers.DAY), _choices(by_key, answers.TIME)
    request = asked.request
    field = FilterField(
        name="time",
        label=_("Uhrzeit"),
        value="" if request.time is None else f"{request.time:%H:%M}",
        options=times,
        hint=_("Es zählt die übliche Woche, ohne Feiertage und Ferien."),
    )
    return FilterGroup(
        "opening",
        _("Geöffnet am"),
        days,
        (),
        is_open=bool(request.days or request.time),
        field=field if times else None,
    )


def age(asked: Asked) -> FilterGroup:
    """Return the field for the age of the person that help is looked for; services have ages."""
    given = asked.request.age
    field = FilterField(
        name="age",
        label=_("Alter in Jahren"),
        value="" if given is None else str(given),
        most=OLDEST,
        hint=_("Angebote ohne Angabe zum Alter bleiben dabei."),
    )
    is_asked = SERVICE in asked.request.types or given is not None
    return FilterGroup(
        "age",
        _("Alter"),
        (),
        (),
        is_open=given is not None,
        field=field if is_asked else None,
    )


def _choices(by_key: Facets, key: str) -> tuple[FilterChoice, ...]:
    """Return the choices with hits, and those that are chosen, in their own order."""
    found = by_key[key].choices if key in by_key else ()
    name = labels.namer(key)
    return tuple(
        FilterChoice(key, each.key, name(each.key), each.count, each.selected)
        for each in found
        if each.count or each.selected
    )
