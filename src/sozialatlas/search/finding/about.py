"""What a text is about: topics whose phrases are near to it, for whole sentences above all."""

from __future__ import annotations

from collections.abc import Sequence

from sozialatlas.search.german.analysis import Word
from sozialatlas.search.german.tokens import tokens, written_words
from sozialatlas.search.understanding import blending, meaning
from sozialatlas.search.understanding.concepts import Concept
from sozialatlas.search.understanding.crisis import Crisis
from sozialatlas.search.understanding.knowledge import Knowledge
from sozialatlas.search.understanding.terms import Span

WEAK_CONCEPT = 0.3
# Where no record holds any of several words, a faint likeness is better than nothing.
FAINT_CONCEPT = 0.12
COMPARED_CONCEPTS = 10
FEW_WORDS = 3
# Topics this much further from a sentence than the nearest one are not what it is about.
_NEAR_THE_BEST = 0.6


def is_sentence(text: str) -> bool:
    """Return whether somebody tells what they need instead of naming it.

    Words that say nothing give it away: mein Vater vergisst alles, Bude für wenig Geld.
    """
    written = written_words(text)
    empty = len(written) - len(tokens(text))
    return empty >= 2 or (len(written) >= 4 and empty > 0)


def near_topics(text: str, known: Knowledge) -> list[Concept]:
    """Return the topics that a text is near to, best first, by words and by the model."""
    # A model reads sense into any single word: tried on the tuning half.
    by_model = meaning.concepts(text) if len(written_words(text)) >= FEW_WORDS else None
    return blending.blend(known.phrases.concepts(text, COMPARED_CONCEPTS), by_model)


def topics_of(
    text: str, words: Sequence[Word], spans: Sequence[Span], known: Knowledge, *, is_any_held: bool
) -> tuple[Concept, ...]:
    """Return the topics that a text is about, best first; names of topics need none.

    `is_any_held`: some record holds one of the words, so that a faint likeness is not needed.
    Words that say nothing are near to any phrase of a few letters, and are about none.
    """
    whole = [span for span in spans if span.is_whole]
    is_named = sum(span.end - span.start for span in whole) == len(words)
    if not words or (is_named and not is_sentence(text)):
        return ()
    is_hopeless = not is_any_held and len(written_words(text)) >= FEW_WORDS
    least = FAINT_CONCEPT if is_hopeless else WEAK_CONCEPT
    found = near_topics(text, known)
    best = found[0].score if found else 0.0
    return tuple(one for one in found if one.score >= max(least, _NEAR_THE_BEST * best))


def helping(topics: Sequence[Concept], danger: Crisis) -> tuple[Concept, ...]:
    """Return the topics that help in danger: who cannot go on living needs no nursing home."""
    return tuple(one for one in topics if one.topic in danger.topics)
