"""The filters beside the results: groups of choices with counts, and chips of what is active."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from sozialatlas.core.components import Chip
from sozialatlas.portal.search import wishes
from sozialatlas.portal.search.address import SearchAddress
from sozialatlas.portal.search.asked import Asked
from sozialatlas.portal.search.filter_groups import FilterChoice, FilterGroup
from sozialatlas.search import answers, labels
from sozialatlas.search.parameters import FLAGS, LISTS
from sozialatlas.search.requests import EVENT, SERVICE, VOLUNTEER_ROLE

SHOWN = 5
"""Choices that a group shows before "weitere"."""

# Phone or online, whichever, stands in older addresses and in those of machines: it is no choice
# of its own, and shown to whoever comes with it.
_WAYS = (answers.IN_PERSON, answers.BY_PHONE, answers.ONLINE, answers.REMOTE)


def groups(
    asked: Asked, facets: tuple[answers.Facet, ...], *, is_type_free: bool
) -> list[FilterGroup]:
    """Return the groups of a page; a group without any choice is left out."""
    by_key = {facet.key: facet for facet in facets}
    parents = labels.topic_parents()
    types = asked.request.types
    made = [
        # Only tasks for volunteers say so: elsewhere these groups are empty, and left out.
        _terms(by_key, answers.COMMITMENT, _("Wie viel Zeit"), is_open=True),
        _terms(by_key, answers.AVAILABILITY, _("Wann"), is_open=True),
        _terms(by_key, answers.ABILITY, _("Was Sie können"), is_open=True),
        _terms(by_key, answers.AUDIENCE, _("Für wen"), is_open=True),
        _topics(by_key, parents),
        _fitting(by_key, types),
        wishes.distance(by_key, asked),
        wishes.opening(by_key, asked),
        wishes.age(asked),
        _terms(by_key, answers.LANGUAGE, _("Sprache")),
        _terms(by_key, answers.ACCESSIBILITY, _("Barrierefreiheit")),
        _terms(by_key, answers.MUNICIPALITY, _("Gemeinde")),
        _terms(by_key, answers.SOCIAL_AREA, _("Sozialraum")),
    ]
    kinds = _terms(by_key, answers.TYPE, _("Art"))
    if is_type_free and len(kinds.shown) > 1:
        made.append(kinds)
    made = [group for group in made if not group.is_empty]
    # An age alone narrows nothing where nothing was found.
    return [] if all(group.key == "age" for group in made) else made


def _choices(facet: answers.Facet | None) -> list[FilterChoice]:
    """Return the choices worth a line: those with hits, and those that are ticked."""
    if facet is None:
        return []
    name = labels.namer(facet.key)
    return [
        FilterChoice(facet.key, each.key, name(each.key), each.count, each.selected)
        for each in facet.choices
        if each.count or each.selected
    ]


def _terms(
    by_key: Mapping[str, answers.Facet], key: str, title: str, *, is_open: bool = False
) -> FilterGroup:
    choices = _choices(by_key.get(key))
    choices.sort(key=lambda choice: not choice.is_checked)
    is_used = any(choice.is_checked for choice in choices)
    return _group(key, title, choices, is_open=is_open or is_used)


def _topics(by_key: Mapping[str, answers.Facet], parents: Mapping[str, str]) -> FilterGroup:
    """Return groups of topics with their totals, each holding its topics."""
    choices = _choices(by_key.get(answers.TOPIC))
    made = []
    for top in (choice for choice in choices if choice.value not in parents):
        inner = tuple(each for each in choices if parents.get(each.value) == top.value)
        is_open = top.is_checked or any(each.is_checked for each in inner)
        made.append(replace(top, inner=inner, is_open=is_open))
    made.sort(key=lambda choice: not choice.is_open)
    keep = sum(choice.is_open for choice in made)
    return _group(answers.TOPIC, _("Thema"), made, is_open=True, keep=keep)


def _fitting(by_key: Mapping[str, answers.Facet], types: tuple[str, ...]) -> FilterGroup:
    """Return the yes-or-no filters that people use most."""
    by_types: Mapping[tuple[str, ...], tuple[str, ...]] = {
        (SERVICE,): (answers.OPEN_NOW, answers.FREE, *_WAYS, answers.AT_HOME),
        (EVENT,): (answers.FREE, *_WAYS),
        (VOLUNTEER_ROLE,): _WAYS,
    }
    names = by_types.get(types, FLAGS)
    found = [
        FilterChoice(name, "1", labels.label(name, answers.YES), choice.count, choice.selected)
        for name in names
        if name in by_key
        for choice in by_key[name].choices
        if choice.selected or (choice.count and name != answers.REMOTE)
    ]
    return FilterGroup("fitting", _("Was passt für mich"), tuple(found), (), is_open=True)


def _group(
    key: str, title: str, choices: list[FilterChoice], *, is_open: bool, keep: int = 0
) -> FilterGroup:
    cut = max(SHOWN, keep, sum(choice.is_checked for choice in choices) + 1)
    if len(choices) <= cut + 1:  # "1 weitere" would take as much room as the choice itself
        cut = len(choices)
    return FilterGroup(key, title, tuple(choices[:cut]), tuple(choices[cut:]), is_open)


def chips(address: SearchAddress) -> list[Chip]:
    """Return the active filters, each with the address of the page without it."""
    made = [
        Chip(labels.label(name, value), address.without_value(name, value).url)
        for name in LISTS
        for value in address.values(name)
    ]
    made += [
        Chip(labels.label(name, answers.YES), address.without(name).url)
        for name in FLAGS
        if address.values(name)
    ]
    made += [_wish_chip(address, name) for name in ("time", "age") if address.values(name)]
    if address.values("bbox"):
        made.append(Chip(_("Nur im Kartenausschnitt"), address.without("bbox").url))
    return made


def _wish_chip(address: SearchAddress, name: str) -> Chip:
    (value,) = address.values(name)[:1]
    label = labels.label(name, value) if name == answers.TIME else _age(value)
    return Chip(label, address.without(name).url)


def _age(value: str) -> str:
    return _("Alter: {years}").format(years=value)
