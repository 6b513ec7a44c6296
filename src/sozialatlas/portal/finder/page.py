"""All that the page of one question shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from sozialatlas.core import formats, search_box
from sozialatlas.core.components import Choice as Option, Link
from sozialatlas.places import queries as places
from sozialatlas.portal.finder import choices, steps
from sozialatlas.portal.finder.choices import Choices
from sozialatlas.portal.finder.state import State
from sozialatlas.portal.finder.steps import HOW, WHAT, WHERE, WHOM, Step
from sozialatlas.portal.search import filters, ways
from sozialatlas.portal.search.counting import counted
from sozialatlas.search import answers
from sozialatlas.search.hit_cards import hit_cards
from sozialatlas.search.requests import OLDEST

_CHOICES: Mapping[Step, Callable[[State], Choices]] = {
    WHOM: choices.whom,
    WHERE: choices.where,
    WHAT: choices.what,
    HOW: choices.how,
}
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was given, and where to change it."""

    question: str
    answer: str
    url: str


@dataclass(frozen=True, slots=True)
class PlaceForm:
    """The field for a place; `error` says why the last one did not do, `meant` what may."""

    place: str
    radii: tuple[Option, ...]
    error: str = ""
    meant: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FinderPage:
    """What the template shows."""

    progress: str
    question: str
    hint: str
    choices: Choices
    place: PlaceForm | None
    is_age_asked: bool
    age: str
    oldest: int
    action: str
    kept: Pairs
    given: list[Given]
    back_url: str
    skip_url: str
    skip_label: str
    results: Link | None
    everyone: Link | None
    notice: str
    wider: Link | None


def page(state: State) -> FinderPage:
    """Return the page of the question that somebody stands at."""
    step, following = state.step, steps.following(state.step)
    question, hint = _words(step)
    found = state.found()
    notice, wider = _nearest(state) if not found.total else ("", None)
    before = steps.preceding(step)
    return FinderPage(
        progress=_("Frage {number} von {count}").format(
            number=steps.STEPS.index(step) + 1, count=len(steps.STEPS)
        ),
        question=question,
        hint=hint,
        choices=_CHOICES[step](state),
        place=_place(state) if step is WHERE else None,
        is_age_asked=step is WHOM,
        age=next(iter(state.address.values("age")), ""),
        oldest=OLDEST,
        action=steps.path(following, state.language),
        kept=(*state.address.all_but(*step.names), *state.address.of_person),
        given=_given(state),
        back_url=state.at(before) if before else "",
        skip_url=state.answering(),
        skip_label=_skip(step),
        results=_results(state, found.total),
        everyone=_everyone(state),
        notice=notice,
        wider=wider,
    )


def _words(step: Step) -> tuple[str, str]:
    return {
        WHOM: (_("Für wen suchen Sie?"), ""),
        WHERE: (_("Wo suchen Sie?"), _("Nehmen Sie Ihre Postleitzahl oder den Namen des Ortes.")),
        WHAT: (_("Worum geht es?"), ""),
        HOW: (_("Wie möchten Sie Hilfe bekommen?"), ""),
    }[step]


def _skip(step: Step) -> str:
    if step is WHERE:
        return _("Egal, überall suchen")
    return _("Egal, alles ansehen") if step is HOW else _("Weiß ich nicht, weiter")


def _place(state: State) -> PlaceForm:
    given = state.asked.parameters
    radius = given.radius_km if given.place else search_box.DEFAULT_RADIUS_KM
    radii = search_box.build("", radius_km=radius).radii
    if not state.is_place_open:
        return PlaceForm(given.place, radii)
    if state.asked.located.is_unknown:
        error = _("Diesen Ort kennen wir nicht. Prüfen Sie, wie er geschrieben wird.")
    else:
        error = _("Es gibt mehrere Orte mit diesem Namen. Welchen meinen Sie?")
    return PlaceForm(given.place, radii, error, _meant(state))


def _meant(state: State) -> tuple[Link, ...]:
    """Return the next question for each of the places that may be meant."""
    located, typed = state.asked.located, state.asked.parameters.place
    similar = places.similar_places(typed, ways.SIMILAR_SHOWN) if located.is_unknown else ()
    return tuple(
        Link(
            ways.place_link(state.asked, place).label,
            state.at(WHAT, state.address.setting("place", place.label)),
        )
        for place in (*located.choices, *similar)
    )


def _results(state: State, total: int) -> Link | None:
    """Return the way to all results so far, once anything was answered."""
    is_last = state.step is HOW  # to skip that leads to the same
    if not total or state.is_place_open or is_last or not state.address.pairs:
        return None
    words = _("{count} gleich ansehen").format(count=counted(state.asked.request.types, total))
    return Link(words, state.at(None))


def _everyone(state: State) -> Link | None:
    """Return the way to the topics of everybody: many records do not say for whom they are."""
    if state.step is not WHAT or not state.address.values(answers.AUDIENCE):
        return None
    address = state.address.without(answers.AUDIENCE)
    return Link(_("Nichts dabei? Alle Themen ansehen, auch für andere"), state.at(WHAT, address))


def _nearest(state: State) -> tuple[str, Link | None]:
    """Return that there is nothing so far, where the nearest is, and how to go on from there."""
    if state.is_place_open:
        return "", None
    near = state.asked.request.near
    anywhere = state.anywhere()
    found = anywhere.found() if near and near.radius_km else None
    if found is None or not found.hits:
        return _("Zu diesen Antworten haben wir nichts. Ändern Sie eine davon."), None
    hit = found.hits[0]
    card = hit_cards([hit], state.language).get(hit.id)
    town = card.municipality or card.town if card else ""
    link = Link(_("Auch weiter weg suchen"), anywhere.at(state.step))
    if hit.distance_km is None:
        return _("In diesem Umkreis haben wir nichts zu Ihren Antworten."), link
    way = formats.joined((formats.distance(hit.distance_km), town))
    words = _("In diesem Umkreis haben wir nichts zu Ihren Antworten. Das Nächste: {way}.")
    return words.format(way=way), link


def _given(state: State) -> list[Given]:
    """Return the answers in the order of their questions; what is still open is left out."""
    found = []
    for step in steps.STEPS:
        words = _answer(state, step)
        if words:
            found.append(Given(_words(step)[0], words, state.at(step)))
    return found


def _answer(state: State, step: Step) -> str:
    if step is not WHERE:
        return _chosen(state, step.names)
    near = state.asked.located.near
    if near is None:
        return _chosen(state, (answers.MUNICIPALITY,))
    if near.radius_km is None:
        return near.label
    return _("{place}, {distance} Umkreis").format(
        place=near.label, distance=formats.distance(near.radius_km)
    )


def _chosen(state: State, names: tuple[str, ...]) -> str:
    """Return the chosen values of parameters as the chips of a search call them."""
    chosen = replace(state.address, pairs=state.address.only(*names))
    return formats.joined(chip.label for chip in filters.chips(chosen))
