"""What the search made of the words, and how to take it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sozialatlas.core.components import Link
from sozialatlas.portal.search.asked import Asked
from sozialatlas.portal.search.quoting import quoted
from sozialatlas.search import answers, labels
from sozialatlas.search.answers import Notice, SearchAnswer
from sozialatlas.search.parameters import EXACT_PLACE


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence, and the ways on from it."""

    text: str
    links: tuple[Link, ...] = ()


def told(asked: Asked, answer: SearchAnswer) -> list[Told]:
    """Return what was read into the words, first about the place, then about the words."""
    sayings = (_saying(notice, asked) for notice in (*asked.notices, *answer.notices))
    return [saying for saying in sayings if saying is not None]


def _saying(notice: Notice, asked: Asked) -> Told | None:
    say = _SAYINGS.get(notice.code)
    return say(notice, asked) if say is not None else None


def _repaired(notice: Notice, asked: Asked) -> Told:
    meant = ", ".join(quoted(word) for word in notice.values[1::2])
    text = _("Wir zeigen Treffer für {words}.").format(words=meant)
    return Told(text, (_as_typed(asked.parameters.q, asked),))


def _place(notice: Notice, asked: Asked) -> Told:
    place, words = notice.values
    text = _("{place} haben wir als Ort verstanden.").format(place=quoted(place))
    address = asked.address.without("place", "radius_km").setting("q", words)
    back = Link(
        _("{place} nicht als Ort verstehen").format(place=quoted(place)),
        address.setting("exact", EXACT_PLACE).url,
    )
    return Told(text, (back,))


def _near_me(_notice: Notice, _asked: Asked) -> Told:
    return Told(_("Wo sind Sie? Geben Sie einen Ort an, oder lassen Sie sich orten."))


def _any_distance(_notice: Notice, _asked: Asked) -> Told:
    return Told(_("Wir zeigen Hilfe in jeder Entfernung, nicht nur im Umkreis."))


def _concept(notice: Notice, asked: Asked) -> Told:
    name = labels.namer(answers.TOPIC)
    links = tuple(
        Link(name(code), asked.address.without("q").setting("topic", code).url)
        for code in notice.values
    )
    return Told(_("Das passt zu diesen Themen:"), links)


def _shortened(_notice: Notice, _asked: Asked) -> Told:
    return Told(_("Ihr Text ist sehr lang. Wir haben nur nach seinem Anfang gesucht."))


def _as_typed(words: str, asked: Asked) -> Link:
    address = asked.address.setting("q", words).setting("exact", "1")
    return Link(_("Genau nach {words} suchen").format(words=quoted(words)), address.url)


_SAYINGS: Mapping[str, Callable[[Notice, Asked], Told]] = {
    answers.REPAIRED: _repaired,
    answers.PLACE_UNDERSTOOD: _place,
    answers.NEAR_ME: _near_me,
    answers.ANY_DISTANCE: _any_distance,
    answers.CONCEPT: _concept,
    answers.SHORTENED: _shortened,
}
