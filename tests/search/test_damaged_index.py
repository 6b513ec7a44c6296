"""An index that is missing or broken: what serves meanwhile, and who builds a new one."""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path

import pytest

from sozialatlas.directory.models import Service
from sozialatlas.directory.signals import records_changed
from sozialatlas.search import answers, indexing, queries
from sozialatlas.search.answers import Notice
from sozialatlas.search.engine import generations
from sozialatlas.search.engine.reader import reader
from sozialatlas.search.errors import IndexDamagedError
from sozialatlas.search.indexer import Indexer
from tests.search.world import World, request

HARMS = ("deleted", "meta", "files", "marker")


def found(words: str) -> set[uuid.UUID]:
    return {hit.id for hit in queries.search(request(words=words)).hits}


@pytest.mark.parametrize("harm", [None, "deleted", "marker"])
def test_who_searches_without_an_index_asks_for_no_second_one(
    world: World, indexer: Indexer, harm: str | None
) -> None:
    link = world.record("Pflegeheim")
    if harm is not None:
        indexing.build()
        damage(generations.link().resolve(), harm)
    reader.drop()

    # The indexer builds already, and a wish that comes meanwhile would make it begin again.
    meanwhile = queries.search(request(words="Pflegeheim"))
    wished = generations.rebuild_is_wanted()
    indexer.step()

    assert (meanwhile.notices, wished) == ((Notice(answers.INDEX_BUILDING),), False)
    assert found("Pflegeheim") == {link.pk}


@pytest.mark.parametrize("harm", HARMS)
def test_index_that_breaks_while_it_serves_repairs_itself(
    world: World, indexer: Indexer, index_folder: Path, harm: str
) -> None:
    link, later = world.record("Pflegeheim"), world.record("Tafel")
    indexer.step()
    assert found("Pflegeheim") == {link.pk}
    serving, generation = reader.opened(), generations.link().resolve()
    damage(generation, harm)

    # The state in memory goes on serving, without a word.
    meanwhile = [queries.search(request(words=words)) for words in ("Pflegeheim", "Tafel")]
    still_serving = reader.opened()
    # Broken files show at the next write at the latest.
    Service.objects.filter(pk=later.service_id).update(name="Pflegedienst")
    records_changed.send(sender=None, record_ids=[later.pk])
    repair(indexer)

    assert still_serving is serving
    assert [{hit.id for hit in told.hits} for told in meanwhile] == [{link.pk}, {later.pk}]
    assert [told.notices for told in meanwhile] == [(), ()]
    assert (found("Pflegeheim"), found("Pflegedienst")) == ({link.pk}, {later.pk})
    assert generations.link().resolve() != generation
    assert reader.opened() is not serving


@pytest.mark.parametrize("harm", HARMS)
def test_index_that_is_found_broken_repairs_itself(
    world: World, indexer: Indexer, index_folder: Path, harm: str
) -> None:
    link = world.record("Pflegeheim")
    indexer.step()
    before = found("Pflegeheim")
    generation = generations.link().resolve()
    damage(generation, harm)
    reader.drop()  # as a process that has just started

    meanwhile = queries.search(request(words="Pflegeheim"))
    repair(indexer)

    assert before == {link.pk}
    assert {hit.id for hit in meanwhile.hits} == {link.pk}
    assert found("Pflegeheim") == {link.pk}
    assert queries.search(request(words="Pflegeheim")).notices == ()
    assert generations.link().resolve() != generation


def damage(generation: Path, harm: str) -> None:
    if harm == "deleted":
        shutil.rmtree(generation.parent)
    elif harm == "meta":
        (generation / "meta.json").write_text("{")
    elif harm == "marker":
        (generation / "generation.json").write_text('{"schema": 0}')
    else:
        for path in generation.glob("*.term"):
            # A new file in its place: cutting off a mapped one kills whoever reads it (SIGBUS).
            path.unlink()
            path.write_bytes(b"junk" * 10)


def repair(indexer: Indexer) -> None:
    try:
        indexer.step()
    except IndexDamagedError:
        indexer.step()
