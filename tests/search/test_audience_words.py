"""Words of other languages for whom something is there lead to what names them in German."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest

from sozialatlas.directory.models import Audience
from sozialatlas.search import queries
from sozialatlas.search.understanding import audience_words
from sozialatlas.search.understanding.saved_synonyms import keeping
from tests.search.world import World, request

pytestmark = pytest.mark.django_db


@pytest.fixture
def women(world: World, indexed: Callable[[], None]) -> uuid.UUID:
    """Return the id of a record for women; another one is for everybody."""
    meant = world.service("Treffpunkt Linde")
    meant.audiences.set([Audience.objects.get(code="women")])
    found = world.link(meant).pk
    world.record("Offener Garten")
    indexed()
    return found


@pytest.mark.parametrize("word", ["Жінки", "жінка", "женщины", "kad\u0131nlar", "نساء", "النساء"])
def test_word_of_another_language_finds_what_is_for_them(women: uuid.UUID, word: str) -> None:
    found = queries.search(request(words=word))

    assert [hit.id for hit in found.hits] == [women]


def test_words_of_topics_and_german_words_keep_their_meaning() -> None:
    Audience.objects.filter(code="youth").update(
        in_languages={"tr": ["gençler", "Frauen"], "uk": ["логопед", "підліток"]}
    )

    youth = {one.words[0] for one in audience_words.sets() if one.words[1] == "Jugendliche"}

    assert youth == {"gençler", "підліток"}


def test_no_german_word_is_repaired_to_one_of_them() -> None:
    table = keeping().fresh()

    assert ("kad\u0131nlar" in table.foreign, "frauen" in table.foreign) == (True, False)
