"""Single words in other languages lead to their topic, and German words mean what they meant."""

from __future__ import annotations

from functools import cache

import pytest

from sozialatlas.directory.models import Topic
from sozialatlas.directory.taxonomy import read_taxonomy
from sozialatlas.search.german.analysis import analyse
from sozialatlas.search.understanding import knowledge
from sozialatlas.search.understanding.knowledge import Knowledge

# What the search takes for certain of a whole sentence.
CERTAIN = 0.5
# Chosen before the words of the taxonomy were looked at.
WORDS = {
    "uk": {
        "логопед": "therapy_practice",
        "садок": "kindergarten",
        "борги": "debt_counselling",
        "психолог": "psychotherapy",
        "педіатр": "paediatrician",
        "гінеколог": "gynaecology",
        "стоматолог": "dentist",
        "аптека": "pharmacy",
        "няня": "childminder",
    },
    "ru": {
        "логопед": "therapy_practice",
        "долги": "debt_counselling",
        "ясли": "creche",
        "детсад": "kindergarten",
        "сиделка": "home_care",
        "гинеколог": "gynaecology",
        "педиатр": "paediatrician",
        "аптека": "pharmacy",
        "акушерка": "midwife",
        "деменция": "dementia_support",
    },
    "tr": {
        "kreş": "creche",
        "anaokulu": "kindergarten",
        "eczane": "pharmacy",
        "ebe": "midwife",
        "huzurevi": "nursing_home",
        "borç": "debt_counselling",
        "psikolog": "psychotherapy",
        "logopedi": "therapy_practice",
        "dişçi": "dentist",
        "demans": "dementia_support",
    },
    "ar": {
        "حضانة": "creche",
        "الروضة": "kindergarten",
        "صيدلية": "pharmacy",
        "قابلة": "midwife",
        "ديون": "debt_counselling",
        "الديون": "debt_counselling",
        "محامي": "legal_advice",
        "طبيب أسنان": "dentist",
        "خرف": "dementia_support",
        "ترجمة": "interpreting",
    },
    "en": {
        "creche": "creche",
        "midwife": "midwife",
        "pharmacy": "pharmacy",
        "dentist": "dentist",
        "debts": "debt_counselling",
        "dementia": "dementia_support",
        "interpreter": "interpreting",
    },
}


@cache
def known() -> Knowledge:
    topics = read_taxonomy().topics
    numbers = {topic.code: number for number, topic in enumerate(topics, 1)}
    return knowledge.gather(
        Topic(
            code=topic.code,
            name=topic.name,
            name_en=topic.name_en,
            plain_name=topic.plain,
            words=list(topic.words),
            in_languages=topic.in_languages,
            parent_id=numbers.get(topic.group),
        )
        for topic in topics
    )


def topics_of(text: str) -> set[str]:
    """Return the topics that a word stands for, or that are certainly meant by it."""
    found = {code for span in known().terms.spans(analyse(text).words) for code in span.topics}
    sure = known().phrases.concepts(text, limit=1)
    return found or {one.topic for one in sure if one.score >= CERTAIN}


@pytest.mark.parametrize("language", WORDS)
def test_everyday_words_of_a_language_lead_to_their_topic(language: str) -> None:
    astray = {
        word: topics_of(word)
        for word, topic in WORDS[language].items()
        if topic not in topics_of(word)
    }

    assert astray == {}


def term_table(**in_languages: list[str]) -> Knowledge:
    group = Topic(pk=1, code="group", name="Kinder", in_languages={"tr": ["Çocuk", "kreş"]})
    topic = Topic(pk=2, code="topic", name="Krippe", parent=group, in_languages=in_languages)
    return knowledge.gather([group, topic])


@pytest.mark.parametrize(
    ("word", "topics"),
    [
        ("kreş", ["topic"]),
        ("KREŞ", ["topic"]),
        ("kres", ["topic"]),
        ("Çocuk", ["group"]),
        ("حضانة", ["topic"]),
        ("الحضانة", ["topic"]),
        ("Tag", []),
        ("Krippe", ["topic"]),
    ],
)
def test_a_word_stands_for_its_topic_unless_it_is_german(word: str, topics: list[str]) -> None:
    found = term_table(tr=["Kreş yeri", "kreş", "Tag"], ar=["حضانة"]).terms

    assert [code for span in found.spans(analyse(word).words) for code in span.topics] == topics


def test_no_german_word_is_repaired_into_one_of_another_language() -> None:
    found = term_table(tr=["kresler", "Kinder"])

    assert ("kresler" in found.foreign, "kinder" in found.foreign) == (True, False)
