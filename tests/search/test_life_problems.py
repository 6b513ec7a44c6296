"""Problems of everyday life, in words of those who have them, lead to the topics that help.

The sentences are none of the packaged phrases: what counts is that other wordings lead there.
"""

from __future__ import annotations

import pytest

from sozialatlas.directory.taxonomy import read_taxonomy
from sozialatlas.search.german.analysis import analyse
from sozialatlas.search.understanding import phrasebook
from sozialatlas.search.understanding.concepts import Phrase, PhraseBook
from sozialatlas.search.understanding.terms import TermTable

NEAREST = 2
PROBLEMS = [
    ("I really cannot pay the rent for my flat", "housing_benefit"),
    ("we are six weeks behind with our rent", "homeless_help"),
    ("looking for a daycare place for my little boy", "kindergarten"),
    ("my wife has lost her job", "job_search_help"),
    ("my wife is violent, she hits me", "violence_counselling"),
    ("I am pregnant and not sure at all", "pregnancy_counselling"),
    ("geçen hafta işimi kaybettim", "job_search_help"),
    ("cenaze için para yok", "social_benefits_office"),
    ("oğlum kreşte çocuklara vuruyor", "family_counselling"),
    ("мой муж потерял работу в мае", "job_search_help"),
    ("нет денег на похороны отца", "social_benefits_office"),
    ("мы разводимся, опека над детьми", "family_counselling"),
    ("моя сестра втратила роботу", "job_search_help"),
    ("дитина випила засіб для миття", "hospital"),
    ("لقد فقدت وظيفتي أمس", "job_search_help"),
    ("ابنتي تتعاطى مخدرات", "addiction_counselling"),
    ("بعد الطلاق من يأخذ حضانة أطفالي", "family_counselling"),
    ("unser Bruder ist seit Mai im Gefängnis", "homeless_help"),
    ("das BAMF hat mir eine Ablehnung geschickt", "refugee_support"),
    ("seit dem Tod meines Opas weine ich nur", "pastoral_care"),
    ("unser Vater stirbt, wer begleitet uns", "hospice_palliative"),
    ("meine Mutter ist tagsüber ganz allein", "day_care_seniors"),
    ("mein Opa läuft nachts immer davon", "dementia_support"),
    ("mein Enkel schlägt im Kindergarten andere Kinder", "family_counselling"),
    ("wir wollen Pflegeeltern sein", "youth_welfare_office"),
    ("ich leide an Schlafstörungen", "general_practitioner"),
    ("meine Tochter kifft von morgens bis abends", "addiction_counselling"),
    ("meine Tochter hat Putzmittel geschluckt", "hospital"),
]


@pytest.fixture(scope="module")
def book() -> PhraseBook:
    return PhraseBook(phrasebook.packaged())


@pytest.fixture(scope="module")
def terms() -> TermTable:
    """Return what stands for topics without a record: words of the taxonomy, short phrases."""
    said = [Phrase(topic.code, word) for topic in read_taxonomy().topics for word in topic.words]
    short = [one for one in phrasebook.packaged() if len(one.text.split()) <= 3]
    return TermTable((one.text, one.topic) for one in (*said, *short))


@pytest.mark.parametrize(("sentence", "topic"), PROBLEMS)
def test_a_problem_leads_to_the_topic_that_helps(
    sentence: str, topic: str, book: PhraseBook
) -> None:
    nearest = [one.topic for one in book.concepts(sentence)[:NEAREST]]

    assert [code for code in nearest if code == topic] == [topic]


def test_the_problems_are_no_packaged_phrases() -> None:
    known = {phrase.text.casefold() for phrase in phrasebook.packaged()}

    assert [text for text, _ in PROBLEMS if text.casefold() in known] == []


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        ("Mietschulden", {"homeless_help", "debt_counselling"}),
        ("Pflegeeltern", {"youth_welfare_office"}),
        ("Bestattungskosten", {"social_benefits_office"}),
        ("Giftnotruf", {"hospital", "emergency_service"}),
        ("daycare", {"kindergarten", "creche"}),
        ("pay my rent", {"housing_benefit", "debt_counselling"}),
        ("raised my rent", {"tenant_advice"}),
        ("Rente", {"pension_advice"}),
    ],
)
def test_a_word_for_a_problem_stands_for_its_topics(
    words: str, topics: set[str], terms: TermTable
) -> None:
    found = {topic for span in terms.spans(analyse(words).words) for topic in span.topics}

    assert found == topics
