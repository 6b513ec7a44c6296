"""The choices of each question: only those that lead to something, each with how much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _, gettext_noop

from sozialatlas.directory import queries as directory
from sozialatlas.directory.models import LifeSituation
from sozialatlas.directory.models.taxonomy import Term
from sozialatlas.portal import starting
from sozialatlas.portal.finder.state import State
from sozialatlas.portal.search.counting import counted
from sozialatlas.search import answers, labels
from sozialatlas.search.answers import SearchAnswer

# The audiences that most people look for, in the words in which somebody tells of it.
_WHOM: Mapping[str, tuple[str, str]] = {
    "children": ("human-male-child", gettext_noop("Für ein Kind")),
    "youth": ("school", gettext_noop("Für einen jungen Menschen")),
    "families": ("account-group", gettext_noop("Für eine Familie")),
    "single_parents": ("baby-face", gettext_noop("Für jemanden, der allein mit einem Kind lebt")),
    "seniors": ("human-cane", gettext_noop("Für einen älteren Menschen")),
    "caregivers": ("hand-heart", gettext_noop("Für jemanden, der einen Angehörigen pflegt")),
    "people_with_disabilities": (
        "wheelchair-accessibility",
        gettext_noop("Für einen Menschen mit Behinderung"),
    ),
    "migrants": ("earth", gettext_noop("Für jemanden aus einem anderen Land")),
}
_EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: where it leads, and how much there is; without an icon it is a plain link."""

    label: str
    url: str
    count: str = ""
    icon: str = ""
    hint: str = ""
    is_chosen: bool = False
    inner: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of a question: first the large ones, then under `title` further ones."""

    first: tuple[Choice, ...]
    title: str = ""
    further: tuple[Choice, ...] = ()
    is_folded: bool = True


def whom(state: State) -> Choices:
    """Return for whom: for oneself, which leaves all open, then groups of people."""
    found = _counts(state.counted(), answers.AUDIENCE)
    name = labels.namer(answers.AUDIENCE)
    first = [
        replace(_choice(state, answers.AUDIENCE, code, _(words), found[code]), icon=icon)
        for code, (icon, words) in _WHOM.items()
        if code in found
    ]
    oneself = Choice(_("Für mich selbst"), state.answering(), icon="account")
    others = [code for code in found if code not in _WHOM and code != _EVERYONE]
    further = (_choice(state, answers.AUDIENCE, code, name(code), found[code]) for code in others)
    return Choices((oneself, *first), _("Weitere Gruppen"), tuple(further))


def where(state: State) -> Choices:
    """Return the towns to choose from, by their names: whoever does not like to type chooses."""
    found = _counts(state.counted(), answers.MUNICIPALITY)
    name = labels.namer(answers.MUNICIPALITY)
    towns = sorted(found, key=lambda key: (name(key), key))
    return Choices(
        (),
        _("Aus der Liste der Städte und Gemeinden wählen"),
        tuple(_choice(state, answers.MUNICIPALITY, key, name(key), found[key]) for key in towns),
    )


def what(state: State) -> Choices:
    """Return groups of topics with their topics, and what somebody may be going through."""
    answer = state.counted()
    topics, situations = (_counts(answer, key) for key in (answers.TOPIC, answers.LIFE_SITUATION))
    groups = []
    for group in directory.topic_groups():
        if group.code in topics:
            made = _choice(state, answers.TOPIC, group.code, group.label, topics[group.code])
            (tile,) = starting.tiles([group], state.language)
            inner = tuple(_of_terms(state, answers.TOPIC, group.children.all(), topics))
            groups.append(replace(made, icon=tile.icon, hint=str(tile.text), inner=inner))
    terms = LifeSituation.objects.filter(is_active=True).order_by("order", "code")
    further = tuple(_of_terms(state, answers.LIFE_SITUATION, terms, situations))
    return Choices(tuple(groups), _("Oder sagen Sie, was gerade los ist"), further, False)


def how(state: State) -> Choices:
    """Return the ways to get help: by coming, calling, at a screen, or at home."""
    answer, made = state.counted(), []
    near = _("Was nah ist, steht oben") if state.asked.located.near else ""
    for key, icon, words, hint in (
        (answers.IN_PERSON, "map-marker", _("Ich komme vorbei"), near),
        (answers.BY_PHONE, "phone", _("Am Telefon"), ""),
        (answers.ONLINE, "web", _("Online"), ""),
        (answers.AT_HOME, "home", _("Jemand kommt zu mir nach Hause"), ""),
    ):
        if count := _counts(answer, key).get(answers.YES, 0):
            way = replace(_choice(state, key, "1", words, count), icon=icon, hint=hint)
            made.append(way)
    return Choices(tuple(made))


def _of_terms(
    state: State, name: str, terms: Iterable[Term], found: Mapping[str, int]
) -> Iterable[Choice]:
    return (
        _choice(state, name, term.code, term.label, found[term.code])
        for term in terms
        if term.code in found
    )


def _choice(state: State, name: str, value: str, label: str, count: int) -> Choice:
    return Choice(
        label,
        state.answering((name, value)),
        counted(state.asked.request.types, count),
        is_chosen=value in state.address.values(name),
    )


def _counts(answer: SearchAnswer, key: str) -> dict[str, int]:
    """Return the choices of a facet that lead to something."""
    return {
        choice.key: choice.count
        for facet in answer.facets
        if facet.key == key
        for choice in facet.choices
        if choice.count
    }
