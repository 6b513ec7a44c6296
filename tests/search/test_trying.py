from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

import pytest

from sozialatlas.directory.models import Topic
from sozialatlas.search import trying
from sozialatlas.search.models import Synonym
from sozialatlas.search.trying import ConceptTold, HitTold, SaidOtherwise, TopicTold
from sozialatlas.search.understanding import meaning, saved_synonyms
from sozialatlas.search.understanding.concepts import Concept
from sozialatlas.search.understanding.knowledge import held
from sozialatlas.search.understanding.repair import Repair
from tests.search.world import NOW, World

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _fresh(db: None) -> None:
    Synonym.objects.all().delete()
    saved_synonyms.held.forget()


@pytest.fixture(scope="module", autouse=True)
def _topics_of_the_package() -> None:
    """Forget the topics of other tests, once: learning them anew takes seconds."""
    held.forget()


@pytest.fixture
def new_topics() -> Iterator[Callable[[], None]]:
    """Return the call after which topics are read anew; after the test they are once more."""
    yield held.forget
    held.forget()


def test_words_parts_and_what_is_dropped(world: World, indexed: Callable[[], None]) -> None:
    world.record("Pflegeheim am Wald")
    indexed()

    told = trying.explain_words("ein Altenpflegeheim für mich", NOW)

    assert [(word.surface, word.parts, word.inner) for word in told.words] == [
        ("altenpflegeheim", ("alt", "pfleg", "heim"), ("altpfleg", "pflegheim"))
    ]
    assert (told.dropped, told.text) == (("ein", "für", "mich"), "ein Altenpflegeheim für mich")


def test_a_typing_error_is_told_and_its_meaning_looked_for(
    world: World, indexed: Callable[[], None]
) -> None:
    world.record("Physiotherapie Muster")
    indexed()

    told = trying.explain_words("Fisioterapie", NOW)

    assert told.repairs == (Repair("fisioterapie", "Physiotherapie"),)
    assert [word.surface for word in told.words] == ["physiotherapie"]
    assert (told.exact_count, told.other_count) == (1, 0)


def test_synonyms_are_told_as_editors_wrote_them(
    world: World, indexed: Callable[[], None]
) -> None:
    indexed()
    Synonym.objects.create(words=["Kita", "Kindertagesstätte", "KiTa-Einrichtung"])
    saved_synonyms.held.forget()

    assert trying.explain_words("Kita Wetzlar", NOW).synonyms == (
        SaidOtherwise("kita", ("Kindertagesstätte", "KiTa-Einrichtung")),
    )


def test_topics_are_told_by_their_names(
    world: World, indexed: Callable[[], None], new_topics: Callable[[], None]
) -> None:
    Topic.objects.all().update(is_active=False)
    Topic.objects.create(code="zz-sterne", name="Sternwarten", words=["Sterne gucken"])
    new_topics()
    indexed()

    told = trying.explain_words("Sterne gucken", NOW)

    assert told.topics == (TopicTold("sterne gucken", ("Sternwarten",), is_whole=True),)
    assert [dataclasses.replace(one, score=round(one.score, 6)) for one in told.concepts] == [
        ConceptTold("Sternwarten", 1.0, counts=False)
    ]


def test_hits_are_told_with_their_names(world: World, indexed: Callable[[], None]) -> None:
    world.record("Zirkusschule")
    world.record("Malkreis")
    indexed()

    told = trying.explain_words("Zirkusschule", NOW)

    assert told.hits == (
        HitTold("Zirkusschule", "Beispielwerk", "Mittstadt", told.hits[0].score, is_exact=True),
    )
    assert told.hits[0].score > 0


def test_a_place_among_the_words_is_told(world: World, indexed: Callable[[], None]) -> None:
    indexed()

    told = trying.explain_words("Zirkusschule in Mittstadt", NOW)

    assert (told.place, told.text) == ("Mittstadt", "Zirkusschule")


def offer_observatory(world: World, phrase: str) -> None:
    """Record an observatory under a topic that people know by a phrase."""
    topic = Topic.objects.create(code="zz-sterne", name="Sternwarten", words=[phrase])
    world.record("Volkssternwarte").service.topics.add(topic)


def test_a_sentence_that_was_understood_is_told(
    world: World, indexed: Callable[[], None], new_topics: Callable[[], None]
) -> None:
    offer_observatory(world, "nachts durch große Fernrohre Sterne gucken")
    new_topics()
    indexed()

    told = trying.explain_words("wo kann man denn nachts durch große Fernrohre gucken", NOW)

    assert told.is_by_meaning
    assert [(one.name, one.counts) for one in told.concepts[:1]] == [("Sternwarten", True)]
    assert [hit.name for hit in told.hits] == ["Volkssternwarte"]


def test_what_only_the_topics_let_in_is_not_exact(
    world: World, indexed: Callable[[], None], new_topics: Callable[[], None]
) -> None:
    offer_observatory(world, "durch große Fernrohre Sterne gucken")
    new_topics()
    indexed()

    told = trying.explain_words("große Fernrohre gucken Quarkschlucht", NOW)

    assert told.is_by_meaning
    assert (told.exact_count, told.other_count) == (0, 1)
    assert [hit.is_exact for hit in told.hits] == [False]


def test_what_the_sentence_model_adds_is_told(
    world: World,
    indexed: Callable[[], None],
    new_topics: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Topic.objects.create(code="zz-sterne", name="Sternwarten", words=["Fernrohr"])
    monkeypatch.setattr(meaning, "concepts", lambda _text: [Concept("zz-sterne", 0.9)])
    new_topics()
    indexed()

    told = trying.explain_words("ich will abends weit hinauf schauen", NOW)

    assert told.concepts[0] == ConceptTold("Sternwarten", 0.9, counts=True)


def test_danger_is_told(world: World, indexed: Callable[[], None]) -> None:
    indexed()

    assert trying.explain_words("mein Mann schlägt mich", NOW).crisis == "violence"


def test_without_an_index_the_rest_is_told(world: World) -> None:
    world.record("Zirkusschule")

    told = trying.explain_words("Zirkusschule", NOW)

    assert (told.has_index, told.repairs, told.exact_count) == (False, (), 1)


@pytest.mark.parametrize(
    "text", ["?!", "und", "\0", "🙂", "x" * 10_000, "a " * 500, "مساعدة " * 50]
)
def test_any_text_is_answered(world: World, indexed: Callable[[], None], text: str) -> None:
    indexed()

    assert trying.explain_words(text, NOW).hits == ()
