"""Problems of everyday life, in words of those who have them, lead to the topics that help.

The sentences are none of the packaged phrases: what counts is that other wordings lead there.
"""

# ruff: noqa: RUF001 -- people write in letters that look alike
from __future__ import annotations

import pytest

from sozialatlas.directory.taxonomy import read_taxonomy
from sozialatlas.search.german.analysis import analyse
from sozialatlas.search.understanding import crisis, phrasebook
from sozialatlas.search.understanding.concepts import Phrase, PhraseBook
from sozialatlas.search.understanding.terms import TermTable
from tests.search import problems, problems_once_missed

NEAREST = 2
# Below, the search takes no topic for what is meant.
NEAR = 0.3
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


def told() -> list[tuple[str, str]]:
    lines = (*problems.TOLD.strip().split("\n"), *problems_once_missed.TOLD.strip().split("\n"))
    pairs = (line.split(" | ") for line in lines)
    return [(sentence, topics) for topics, sentence in pairs]


@pytest.mark.parametrize(("sentence", "topics"), told())
def test_a_problem_that_people_tell_leads_to_help_first(
    sentence: str, topics: str, book: PhraseBook
) -> None:
    first = book.concepts(sentence)[0].topic

    assert [code for code in topics.split("/") if code == first] == [first]


@pytest.mark.parametrize("text", problems_once_missed.SENSELESS.strip().split("\n"))
def test_of_what_says_nothing_no_topic_is_near(text: str, book: PhraseBook) -> None:
    assert [one for one in book.concepts(text) if one.score >= NEAR] == []


def test_the_problems_are_no_packaged_phrases() -> None:
    known = {phrase.text.casefold() for phrase in phrasebook.packaged()}

    assert [text for text, _ in (*PROBLEMS, *told()) if text.casefold() in known] == []


@pytest.mark.parametrize(
    "text",
    [
        "meine Frau schlägt mich",
        "ich werde von meiner Freundin verprügelt",
        "ich bin ein Mann und werde zu Hause geschlagen",
        "Gewalt gegen Männer",
        "Männerhaus",
        "my wife hits me",
        "karım bana vuruyor",
        "жена меня избивает",
        "дружина б'є мене",
        "زوجتي تضربني",
    ],
)
def test_a_beaten_man_finds_counselling_before_shelters_for_women(text: str) -> None:
    danger = crisis.recognise(text)

    assert danger is not None
    assert (danger.kind, danger.topics[:2]) == (
        crisis.VIOLENCE,
        ("violence_counselling", "crisis_line"),
    )


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
        ("rent", {"housing_benefit", "tenant_advice", "debt_counselling"}),
        ("Beerdigung", {"pastoral_care", "social_benefits_office"}),
        ("Sanitätshaus", {"medical_aids", "care_advice"}),
        ("Pflegebett", {"medical_aids", "care_advice"}),
        ("umbringen", {"crisis_line"}),
        ("Grundschule", {"primary_school"}),
        ("Rollator", {"medical_aids", "care_advice"}),
        ("Arzt", {"general_practitioner"}),
        ("Ärztin", {"general_practitioner"}),
        ("job", {"job_search_help"}),
        ("Zahnnotdienst", {"dentist"}),
        ("Azubi", {"vocational_training"}),
        ("Schulverweigerer", {"mobile_youth_work"}),
        ("طبيب أسنان", {"dentist"}),
    ],
)
def test_a_word_for_a_problem_stands_for_its_topics(
    words: str, topics: set[str], terms: TermTable
) -> None:
    found = {topic for span in terms.spans(analyse(words).words) for topic in span.topics}

    assert found == topics


@pytest.mark.parametrize("word", ["ev", "is", "want", "bringe", "Schule heute", "nach Hause"])
def test_words_of_any_subject_stand_for_no_topic_by_a_phrase(word: str, terms: TermTable) -> None:
    found = {topic for span in terms.spans(analyse(word).words) for topic in span.topics}

    assert found - {"education"} == set()


@pytest.mark.parametrize("text", problems.HARMLESS.strip().split("\n"))
def test_words_of_danger_in_everyday_life_raise_no_alarm(text: str) -> None:
    assert crisis.recognise(text) is None
