"""What words and the sentence model say together about the topics behind a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from sozialatlas.search.understanding.concepts import Concept

# Tried on the tuning half and on phrases held back: the model decides, words speak for it.
_WORDS_BESIDE_MODEL = 0.3
# What only the words say stays in the list, further down.
_WORDS_ALONE = 0.5
# A sentence model confuses who beats with who is beaten: it never raises this topic by itself.
ONLY_BY_WORDS = frozenset(("perpetrator_work",))


def blend(lexical: Sequence[Concept], semantic: Sequence[Concept] | None) -> list[Concept]:
    """Return topics with the scores of both, best first; those of the words without a model."""
    if semantic is None:
        return list(lexical)
    by_words = {one.topic: one.score for one in lexical}
    by_model = {one.topic: one.score for one in semantic}
    blended = [
        Concept(topic, _together(topic, by_words.get(topic, 0.0), by_model.get(topic, 0.0)))
        for topic in {**by_words, **by_model}
    ]
    named = [one for one in blended if one.score > 0]
    return sorted(named, key=lambda one: (-one.score, one.topic))


def _together(topic: str, words: float, model: float) -> float:
    score = max(model + _WORDS_BESIDE_MODEL * words * (1 - model), _WORDS_ALONE * words)
    return min(score, words) if topic in ONLY_BY_WORDS else score
