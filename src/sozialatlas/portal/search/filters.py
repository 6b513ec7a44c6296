"""The filters beside the results: groups of choices with counts, and chips of what is active."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from sozialatlas.core.components import Chip
from sozialatlas.directory.models import Topic
from sozialatlas.portal.search.address import SearchAddress
from sozialatlas.search import answers, labels
from sozialatlas.search.parameters import FLAGS, LISTS
from sozialatlas.search.requests import EVENT, SERVICE, VOLUNTEER_ROLE

SHOWN = 5
"""Choices that a group shows before "weitere"."""


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """One box to tick."""

    name: str
    value: str
    label: str
    count: int
    is_checked: bool
    is_inner: bool = False

    @property
    def element_id(self) -> str:
        """The id of the box in the page."""
        return f"filter-{self.name}-{self.value}"


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """Boxes under one heading; `rest` stands behind "weitere"."""

    key: str
    title: str
    shown: tuple[FilterChoice, ...]
    rest: tuple[FilterChoice, ...]
    is_open: bool


def groups(
    facets: tuple[answers.Facet, ...], types: tuple[str, ...], *, is_type_free: bool
) -> list[FilterGroup]:
    """Return the groups of a page; a group without any choice is left out."""
    by_key = {facet.key: facet for facet in facets}
    parents = topic_parents()
    made = [
        _terms(by_key, answers.AUDIENCE, _("Für wen"), is_open=True),
        _topics(by_key, parents),
        _fitting(by_key, types),
        _terms(by_key, answers.LANGUAGE, _("Sprache")),
        _terms(by_key, answers.ACCESSIBILITY, _("Barrierefreiheit")),
        _terms(by_key, answers.MUNICIPALITY, _("Gemeinde")),
        _terms(by_key, answers.SOCIAL_AREA, _("Sozialraum")),
    ]
    kinds = _terms(by_key, answers.TYPE, _("Art"))
    if is_type_free and len(kinds.shown) > 1:
        made.append(kinds)
    return [group for group in made if group.shown]


def topic_parents() -> Mapping[str, str]:
    """Return, for each topic, the code of its group."""
    rows = Topic.objects.filter(is_active=True, parent__isnull=False).order_by("order", "code")
    return dict(rows.values_list("code", "parent__code"))


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
    """Return groups of topics; those that are chosen show their topics below them."""
    choices = _choices(by_key.get(answers.TOPIC))
    selected = {choice.value for choice in choices if choice.is_checked}
    opened = selected | {parents[key] for key in selected if key in parents}
    ordered: list[FilterChoice] = []
    for top in (choice for choice in choices if choice.value not in parents):
        ordered.append(top)
        if top.value in opened:
            ordered += [
                replace(inner, is_inner=True)
                for inner in choices
                if parents.get(inner.value) == top.value
            ]
    return _group(answers.TOPIC, _("Thema"), ordered, is_open=True, keep=len(opened))


def _fitting(by_key: Mapping[str, answers.Facet], types: tuple[str, ...]) -> FilterGroup:
    """Return the yes-or-no filters that people use most."""
    by_types: Mapping[tuple[str, ...], tuple[str, ...]] = {
        (SERVICE,): (answers.OPEN_NOW, answers.FREE, answers.AT_HOME, answers.REMOTE),
        (EVENT,): (answers.FREE, answers.REMOTE),
        (VOLUNTEER_ROLE,): (answers.REMOTE,),
    }
    names = by_types.get(types, FLAGS)
    found = [
        FilterChoice(name, "1", labels.label(name, answers.YES), choice.count, choice.selected)
        for name in names
        if name in by_key
        for choice in by_key[name].choices
        if choice.count or choice.selected
    ]
    return FilterGroup("fitting", _("Was passt für mich"), tuple(found), (), is_open=True)


def _group(
    key: str, title: str, choices: list[FilterChoice], *, is_open: bool, keep: int = 0
) -> FilterGroup:
    cut = max(SHOWN, keep, sum(choice.is_checked or choice.is_inner for choice in choices) + 1)
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
    if address.values("bbox"):
        made.append(Chip(_("Nur im Kartenausschnitt"), address.without("bbox").url))
    return made
