"""Everything that the search knows about words: terms of the taxonomy and phrases of people."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, Max, Q

from sozialatlas.directory.models import Topic
from sozialatlas.search.german.analysis import spellings
from sozialatlas.search.german.tokens import tokens
from sozialatlas.search.understanding import phrasebook
from sozialatlas.search.understanding.concepts import Phrase, PhraseBook
from sozialatlas.search.understanding.terms import LONGEST_TERM, TermTable

# A change of the taxonomy counts within this time.
SECONDS_BETWEEN_LOOKS = 1.0


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Terms and sentences that stand for topics; `words` of both, folded and as written."""

    terms: TermTable
    phrases: PhraseBook
    words: Mapping[str, str]


def gather(topics: Iterable[Topic]) -> Knowledge:
    """Return what is known from the topics of the directory and the phrases of the package."""
    said, packaged = _said(topics)
    return Knowledge(
        terms=TermTable((one.text, one.topic) for one in (*said, *packaged) if _is_term(one.text)),
        phrases=PhraseBook([*said, *packaged]),
        words={
            folded: written
            for one in (*packaged, *said)
            for folded, written in spellings(one.text)
        },
    )


def phrases_of(topics: Iterable[Topic]) -> list[Phrase]:
    """Return all that people say for the topics: their names, their words, whole sentences."""
    said, packaged = _said(topics)
    return [*said, *packaged]


def _said(topics: Iterable[Topic]) -> tuple[list[Phrase], list[Phrase]]:
    """Return what the taxonomy says, and what comes with the package."""
    shown = [topic for topic in topics if topic.is_active]
    codes = {topic.code for topic in shown}
    said = [Phrase(topic.code, text) for topic in shown for text in _texts(topic)]
    return said, [phrase for phrase in phrasebook.packaged() if phrase.topic in codes]


def _texts(topic: Topic) -> Iterator[str]:
    given = (topic.name, topic.name_en, topic.plain_name, *topic.words)
    yield from (text for text in given if text)


def _is_term(text: str) -> bool:
    return len(tokens(text)) <= LONGEST_TERM - 2


class Held:
    """The knowledge of one state of the taxonomy, looked at no more than once a second."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._lock = threading.Lock()
        self._looked_at = -SECONDS_BETWEEN_LOOKS
        self._state: tuple[object, ...] = ()
        self._knowledge: Knowledge | None = None

    def fresh(self) -> Knowledge:
        """Return what is known; gathered anew after a change of the taxonomy."""
        with self._lock:
            held = self._knowledge
            if held is not None and time.monotonic() < self._looked_at + SECONDS_BETWEEN_LOOKS:
                return held
            state = taxonomy_state()
            if held is None or state != self._state:
                self._state, held = state, gather(Topic.objects.all())
                self._knowledge = held
            self._looked_at = time.monotonic()
            return held

    def forget(self) -> None:
        """Gather anew at the next question."""
        with self._lock:
            self._knowledge = None


def taxonomy_state() -> tuple[object, ...]:
    """Return what changes with every topic that is added, edited, switched off or removed."""
    told = Topic.objects.aggregate(
        count=Count("pk", filter=Q(is_active=True)), newest=Max("pk"), edited=Max("edited_at")
    )
    return tuple(told.values())


held = Held()


def knowledge() -> Knowledge:
    """Return what is known now."""
    return held.fresh()
