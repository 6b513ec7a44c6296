"""What words and the sentence model say together."""

from __future__ import annotations

from sozialatlas.search.understanding.blending import blend
from sozialatlas.search.understanding.concepts import Concept


def test_without_a_model_words_decide() -> None:
    by_words = [Concept("debt_counselling", 0.7), Concept("jobcentre", 0.3)]

    assert blend(by_words, None) == by_words


def test_model_decides_and_words_speak_for_it() -> None:
    by_words = [Concept("jobcentre", 0.5), Concept("debt_counselling", 0.4)]
    by_model = [Concept("debt_counselling", 0.8), Concept("tenant_advice", 0.6)]

    assert blend(by_words, by_model) == [
        Concept("debt_counselling", 0.8 + 0.3 * 0.4 * (1 - 0.8)),
        Concept("tenant_advice", 0.6),
        Concept("jobcentre", 0.25),
    ]


def test_known_phrase_keeps_the_highest_score() -> None:
    known = [Concept("debt_counselling", 1.0)]

    assert blend(known, known) == known


def test_topics_without_any_likeness_are_left_out() -> None:
    assert blend([], [Concept("library", 0.0)]) == []


def test_model_alone_never_sends_victims_to_perpetrator_work() -> None:
    by_words = [Concept("womens_shelter", 0.9), Concept("violence_counselling", 0.8)]
    by_model = [Concept("perpetrator_work", 1.0), Concept("womens_shelter", 0.7)]

    assert [one.topic for one in blend(by_words, by_model)] == [
        "womens_shelter",
        "violence_counselling",
    ]
    assert blend([], by_model) == [Concept("womens_shelter", 0.7)]


def test_perpetrator_work_counts_as_far_as_the_words_say_so() -> None:
    by_words = [Concept("perpetrator_work", 0.6)]

    assert blend(by_words, [Concept("perpetrator_work", 1.0)]) == by_words
