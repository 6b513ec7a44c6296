"""What the search made of the words, and how to take it back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from textwrap import shorten

from django.utils.translation import gettext as _

from sozialatlas.core import formats
from sozialatlas.core.components import Link
from sozialatlas.portal.search.asked import Asked
from sozialatlas.portal.search.quoting import quoted
from sozialatlas.search import answers, labels
from sozialatlas.search.answers import Notice, SearchAnswer
from sozialatlas.search.parameters import EXACT_PLACE

_LONGEST_NAMED = 60


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence, the ways on from it, and the way back to what was typed."""

    text: str
    links: tuple[Link, ...] = ()
    back: Link | None = None


def told(asked: Asked, answer: SearchAnswer) -> list[Told]:
    """Return what was read into the words, first about the place, then about the words."""
    sayings = (_saying(notice, asked) for notice in (*asked.notices, *answer.notices))
    return [*_each_way_back_once(saying for saying in sayings if saying is not None)]


def _each_way_back_once(sayings: Iterable[Told]) -> Iterator[Told]:
    """Leave out the way back that an earlier sentence names: both may be about the same words."""
    seen: set[Link | None] = set()
    for saying in sayings:
        yield saying if saying.back not in seen else replace(saying, back=None)
        seen.add(saying.back)


def _saying(notice: Notice, asked: Asked) -> Told | None:
    say = _SAYINGS.get(notice.code)
    return say(notice, asked) if say is not None else None


def _repaired(notice: Notice, asked: Asked) -> Told:
    pairs = list(zip(notice.values[::2], notice.values[1::2], strict=True))
    whole = _with(pairs, asked.parameters.q)
    meant = quoted(whole) if whole else formats.joined(quoted(word) for _typed, word in pairs)
    text = _("Wir zeigen Treffer für {words}.").format(words=meant)
    return Told(text, back=_as_typed(asked))


def _with(pairs: Iterable[tuple[str, str]], text: str) -> str:
    """Return a text with its repaired words; nothing for a long one, or where one is not found."""
    if len(text) > _LONGEST_NAMED:
        return ""
    for typed, meant in pairs:
        found = re.search(rf"\b{re.escape(typed)}\b", text, re.IGNORECASE)
        if found is None:
            return ""
        text = text[: found.start()] + meant + text[found.end() :]
    return text


def _place(notice: Notice, asked: Asked) -> Told:
    place, words = notice.values
    text = _("{place} haben wir als Ort verstanden.").format(place=quoted(place))
    address = asked.address.without("place", "radius_km").setting("q", words)
    back = Link(
        _("{place} nicht als Ort verstehen").format(place=quoted(place)),
        address.setting("exact", EXACT_PLACE).url,
    )
    return Told(text, back=back)


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
    return Told(_("Das passt zu diesen Themen:"), links, _as_typed(asked))


def _shortened(_notice: Notice, _asked: Asked) -> Told:
    return Told(_("Ihr Text ist sehr lang. Wir haben nur nach seinem Anfang gesucht."))


def _as_typed(asked: Asked) -> Link:
    """Return the way back; of a whole message the beginning names it."""
    words = quoted(shorten(asked.parameters.q, _LONGEST_NAMED, placeholder="…"))
    # In danger the address holds more words than are looked for: those that tell of it.
    address = asked.address.setting("exact", "1")
    return Link(_("Genau nach {words} suchen").format(words=words), address.url)


_SAYINGS: Mapping[str, Callable[[Notice, Asked], Told]] = {
    answers.REPAIRED: _repaired,
    answers.PLACE_UNDERSTOOD: _place,
    answers.NEAR_ME: _near_me,
    answers.ANY_DISTANCE: _any_distance,
    answers.CONCEPT: _concept,
    answers.SHORTENED: _shortened,
}
