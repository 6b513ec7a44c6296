"""Taxonomy and areas, read once for a run over many records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sozialatlas.directory import organization_tree
from sozialatlas.directory.models import Audience, LifeSituation, Topic
from sozialatlas.directory.models.taxonomy import Term
from sozialatlas.places.models import Area
from sozialatlas.search import areas
from sozialatlas.search.german.folding import fold
from sozialatlas.search.german.tokens import written_words


@dataclass(frozen=True, slots=True)
class Word:
    """A term of the taxonomy: the codes that find it, and its words."""

    codes: tuple[str, ...]
    text: str


class Catalogue:
    """What records point to, and the moment at which events are looked at."""

    def __init__(self, now: dt.datetime) -> None:
        """Read the taxonomy, the areas, and which organization belongs to which."""
        self.now = now
        topics = {topic.pk: topic for topic in Topic.objects.all()}
        self.topics = {pk: _topic(topic, topics) for pk, topic in topics.items()}
        self.audiences = _words(Audience.objects.all())
        self.life_situations = _words(LifeSituation.objects.all())
        self.areas = areas.tree()
        self.organizations = organization_tree.tree()
        self.names = _place_names()


def _place_names() -> frozenset[str]:
    """Return the folded words of the names of all municipalities."""
    rows = Area.objects.filter(kind=Area.Kind.MUNICIPALITY, valid_to=None)
    names = rows.values_list("name", flat=True)
    return frozenset(fold(word) for name in names for word in written_words(name))


def _topic(topic: Topic, topics: dict[int, Topic]) -> Word:
    codes = [topic.code]
    parent_id = topic.parent_id
    while parent_id is not None and topics[parent_id].code not in codes:
        codes.append(topics[parent_id].code)
        parent_id = topics[parent_id].parent_id
    return Word(tuple(codes), _text(topic))


def _words(terms: Iterable[Audience | LifeSituation]) -> dict[int, Word]:
    return {term.pk: Word((term.code,), _text(term)) for term in terms}


def _text(term: Term) -> str:
    return ", ".join(word for word in (term.name, term.name_en, *term.words) if word)
