"""Ask all engines all queries, and print what comes of it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import cluster

from sozialatlas.places.models import Area, PostalPlace
from tests.search.relevance import corpus, osm, semantic, tables, verdicts
from tests.search.relevance.corpus import Entry
from tests.search.relevance.measures import FIRST_PLACES, Score, Verdict, score
from tests.search.relevance.ours import Ours
from tests.search.relevance.peers import Engine, Fts5, PostgreSQL
from tests.search.relevance.tables import Query, Town
from tests.search.relevance.verdicts import Verdicts

OURS = "Sozialatlas"
OURS_WITH_MODEL = "Sozialatlas with [semantic]"


def compare_demo(options: argparse.Namespace, stack: ExitStack) -> None:
    """Print the table of a half over the demo county."""
    queries = tables.read(options.half, towns())
    print(f"\nDemo county, {options.half} half")
    answered = compare(list(corpus.entries()), queries, options, stack)
    print()
    words = answered.get(OURS)
    if words is not None:
        for told in verdicts.of_words(words, answered.get(PostgreSQL.name)):
            print(told)


def compare_osm(options: argparse.Namespace, stack: ExitStack) -> None:
    """Print the table over the real OSM sample; no area is loaded, so all lies outside."""
    folder = Path(os.environ.get("SOZIALATLAS_TEST_DATA", "../shared/data")).resolve()
    if not folder.is_dir():
        print(f"no real files at {folder}: the OSM sample is left out")
        return
    osm.load(folder)
    print("\nOSM sample")
    compare(osm.entries(folder), osm.queries(), options, stack, {"outside": "1"})


def compare(
    entries: Sequence[Entry],
    queries: Sequence[Query],
    options: argparse.Namespace,
    stack: ExitStack,
    always: Mapping[str, str] | None = None,
) -> dict[str, Verdicts]:
    """Return what each engine answered, by its name, and print the table of all.

    With `misses`, each query that is not wholly right follows. `always` holds the parameters
    that each question to our own search carries.
    """
    held = {entry.id: entry for entry in entries}
    possible = {query.id: sum(e.answers(query) for e in held.values()) for query in queries}
    print(f"{len(held)} records, {len(queries)} queries")
    answered: dict[str, Verdicts] = {}
    for engine in _engines(entries, always, options, stack):
        found = {query: _verdict(engine, query, held, possible[query.id]) for query in queries}
        answered[engine.name] = found
        _show(engine.name, found)
        if isinstance(engine, Ours) and always is None:
            _show_understood(engine, queries)
        if options.misses:
            _show_misses(found, engine, held)
    return answered


def towns() -> list[Town]:
    """Return the municipalities of the installation with a postal code."""
    codes = dict(
        PostalPlace.objects.filter(municipality__isnull=False)
        .order_by("-postal_code")
        .values_list("municipality_id", "postal_code")
    )
    areas = Area.objects.filter(kind=Area.Kind.MUNICIPALITY, valid_to=None).order_by("key")
    return [
        Town(area.name, codes[area.pk], area.lat, area.lon)
        for area in areas
        if area.pk in codes and area.lat is not None and area.lon is not None
    ]


def _engines(
    entries: Sequence[Entry],
    always: Mapping[str, str] | None,
    options: argparse.Namespace,
    stack: ExitStack,
) -> Iterator[Engine]:
    if not options.alone:
        programs = cluster.programs()
        if programs is None:
            print("PostgreSQL is not installed: left out")
        else:
            yield PostgreSQL(entries, stack.enter_context(cluster.running(programs)))
        yield Fts5(entries)
    yield Ours(OURS, always)
    if semantic.is_installed():
        stack.enter_context(semantic.running())
        yield Ours(OURS_WITH_MODEL, always)
    else:
        print("the extra [semantic] is not installed: left out")


def _verdict(engine: Engine, query: Query, held: Mapping[str, Entry], possible: int) -> Verdict:
    found = engine.ask(query.text)
    return Verdict(tuple(held[one].answers(query) for one in found if one in held), possible)


def _show(name: str, found: Verdicts) -> None:
    kinds = sorted({query.kind for query in found})
    print(f"\n{name}\n{'':16}{'queries':>8}{'P@10':>8}{'MRR':>8}{'top 3':>8}{'empty':>8}")
    for kind in kinds:
        _line(kind, score([v for q, v in found.items() if q.kind == kind]))
    _line("keywords", score([v for q, v in found.items() if not q.is_question]))
    _line("questions", score([v for q, v in found.items() if q.is_question]))


def _line(label: str, told: Score) -> None:
    shares = (told.precision, told.reciprocal_rank, told.early, told.empty)
    print(f"{label:16}{told.count:>8}" + "".join(f"{share:>8.2f}" for share in shares))


def _show_understood(ours: Ours, queries: Sequence[Query]) -> None:
    """Print how often a right topic is among the first three that a sentence is said to mean."""
    kinds = sorted({query.kind for query in queries if query.is_question})
    print(f"\n{'right topic among the first 3':32}")
    for kind in kinds:
        asked = [query for query in queries if query.kind == kind]
        right = sum(
            not query.topics.isdisjoint(ours.topics(query.text)[:FIRST_PLACES]) for query in asked
        )
        print(f"{kind:16}{len(asked):>8}{right / len(asked):>8.2f}")
    for told in verdicts.of_questions(ours, queries, has_model=ours.name == OURS_WITH_MODEL):
        print(told)


def _show_misses(found: Verdicts, engine: Engine, held: Mapping[str, Entry]) -> None:
    for query, verdict in found.items():
        if verdict.precision < 1:
            print(f"{query.id} {query.kind} {query.text!r}: {verdict.precision:.2f}")
            print(f"    wanted {'|'.join(sorted(query.topics))}")
            for one in engine.ask(query.text)[:3]:
                print(f"    {held[one].name[:60]}: {'|'.join(sorted(held[one].topics))}")
