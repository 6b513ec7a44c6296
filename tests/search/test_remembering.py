"""What was found is remembered for a minute, and only while it was made with what counts now."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sozialatlas.directory.models import Topic
from sozialatlas.places.models import Area
from sozialatlas.search import queries
from sozialatlas.search.finding import answering
from sozialatlas.search.keeping import SECONDS_BETWEEN_LOOKS, Keeping, state_of
from sozialatlas.search.models import Synonym
from sozialatlas.search.understanding import knowledge, meaning, saved_synonyms
from sozialatlas.search.understanding.concepts import Concept
from sozialatlas.search.understanding.sentences.protocol import Question, Reply
from tests.search.world import NOW, World, request

Build = Callable[[], None]
STARS = "wo kann man denn nachts Galaxien gucken"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [time.monotonic()]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    return now


@pytest.fixture(autouse=True)
def fresh(world: World, clock: list[float], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the process know only what the test says, and nothing of it afterwards."""
    Topic.objects.update(is_active=False)
    Synonym.objects.update(is_active=False)
    monkeypatch.setattr(saved_synonyms, "held", saved_synonyms.keeping())
    known = Keeping(lambda: state_of(Topic), lambda: knowledge.gather(Topic.objects.all()))
    monkeypatch.setattr(knowledge, "held", known)
    meaning.forget()
    yield
    meaning.forget()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the words of each outcome that was worked out and not remembered."""
    words: list[str] = []
    work_out = answering._outcome

    def noted(asked: object, *rest: object) -> object:
        words.append(asked.words)
        return work_out(asked, *rest)

    monkeypatch.setattr(answering, "_outcome", noted)
    return words


def total(words: str, **given: object) -> int:
    return queries.search(request(words=words, **given)).total


def test_next_page_is_not_worked_out_again(
    world: World, indexed: Build, clock: list[float], made: list[str]
) -> None:
    world.record("Krippe am Bach")
    indexed()
    for page in (1, 2, 3):
        total("Krippe", page=page)
        clock[0] += 2 * SECONDS_BETWEEN_LOOKS

    assert made == ["Krippe"]


def test_synonym_counts_within_a_second(
    world: World, indexed: Build, clock: list[float], made: list[str]
) -> None:
    world.record("Krippe am Bach")
    indexed()
    before = total("Zwergenstube")
    synonym = Synonym.objects.create(words=["Zwergenstube", "Krippe"])
    at_once = total("Zwergenstube")
    clock[0] += SECONDS_BETWEEN_LOOKS
    with_it = total("Zwergenstube")
    synonym.delete()
    clock[0] += SECONDS_BETWEEN_LOOKS

    assert (before, at_once, with_it, total("Zwergenstube")) == (0, 0, 1, 0)
    assert len(made) == 3


def test_word_of_a_topic_counts_within_a_second(
    world: World, indexed: Build, clock: list[float]
) -> None:
    topic = Topic.objects.create(code="zz-sterne", name="Sternwarten")
    world.record("Haus am Berg").service.topics.add(topic)
    indexed()
    before = total("Himmelsgucker")
    topic.words, topic.edited_at = ["Himmelsgucker"], NOW
    topic.save()
    clock[0] += SECONDS_BETWEEN_LOOKS

    assert (before, total("Himmelsgucker")) == (0, 1)


def test_text_as_typed_is_remembered_whatever_words_mean(
    world: World, indexed: Build, clock: list[float], made: list[str]
) -> None:
    indexed()
    total("Zwergenstube", as_typed=True)
    Synonym.objects.create(words=["Zwergenstube", "Krippe"])
    clock[0] += SECONDS_BETWEEN_LOOKS
    total("Zwergenstube", as_typed=True)

    assert made == ["Zwergenstube"]


def test_changed_area_is_worked_out_again(
    world: World, indexed: Build, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed()
    total("Krippe")
    Area.objects.create(key="06999009", name="Neustadt", valid_from="2000-01-01")
    monkeypatch.setattr("sozialatlas.places.queries.data_version", lambda: "after")
    total("Krippe")

    assert made == ["Krippe", "Krippe"]


class Model:
    """Stands in for the process of the sentence model: late, absent, or with an answer."""

    def __init__(self) -> None:
        self.fails: OSError | None = None

    def ask(self, folder: Path, question: Question, seconds: float) -> Reply:
        if self.fails is not None:
            raise self.fails
        return Reply(7, 7, (Concept("zz-sterne", 0.9),))


@pytest.fixture
def model(world: World, indexed: Build, monkeypatch: pytest.MonkeyPatch) -> Model:
    topic = Topic.objects.create(code="zz-sterne", name="Sternwarten")
    world.record("Haus am Berg").service.topics.add(topic)
    indexed()
    found = Model()
    monkeypatch.setattr(meaning, "ask", found.ask)
    return found


def test_late_answer_of_the_model_counts_at_the_next_question(
    model: Model, made: list[str]
) -> None:
    model.fails = TimeoutError()
    late = total(STARS)
    model.fails = None

    assert (late, total(STARS), total(STARS)) == (0, 1, 1)
    assert made == [STARS, STARS]


def test_model_that_rests_after_failures_counts_after_its_rest(
    model: Model, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "_patience", meaning.Patience(lambda: clock[0]))
    model.fails = TimeoutError()
    late = [total(STARS) for _ in range(meaning.MOST_FAILURES)]
    model.fails = None
    resting = total(STARS)
    clock[0] += meaning.SECONDS_OF_REST

    assert (late, resting, total(STARS)) == ([0] * meaning.MOST_FAILURES, 0, 1)


def test_without_a_model_outcomes_are_remembered(model: Model, made: list[str]) -> None:
    model.fails = FileNotFoundError()

    assert ([total(STARS), total(STARS)], made) == ([0, 0], [STARS])
