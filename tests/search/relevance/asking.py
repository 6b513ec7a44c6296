"""Ask all engines all queries, and print what comes of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack

import cluster

from sozialatlas.places.models import Area, PostalPlace
from tests.search.relevance import tables
from tests.search.relevance.corpus import Entry, entries
from tests.search.relevance.measures import Score, Verdict, score
from tests.search.relevance.ours import Ours
from tests.search.relevance.peers import Engine, Fts5, PostgreSQL
from tests.search.relevance.tables import Query, Town


def compare(options: argparse.Namespace, stack: ExitStack) -> None:
    """Print the table of a half; with `misses`, each query that is not wholly right."""
    held = {entry.id: entry for entry in entries()}
    queries = tables.read(options.half, towns())
    possible = {query.id: sum(e.answers(query) for e in held.values()) for query in queries}
    print(f"{len(held)} records, {len(queries)} queries ({options.half})")
    for engine in _engines(list(held.values()), options, stack):
        verdicts = {query: _verdict(engine, query, held, possible[query.id]) for query in queries}
        _show(engine.name, verdicts)
        if options.misses:
            _show_misses(verdicts, engine, held)


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
    held: Sequence[Entry], options: argparse.Namespace, stack: ExitStack
) -> Iterator[Engine]:
    if not options.alone:
        programs = cluster.programs()
        if programs is None:
            print("PostgreSQL is not installed: left out")
        else:
            yield PostgreSQL(held, stack.enter_context(cluster.running(programs)))
        yield Fts5(held)
    yield Ours("Sozialatlas")


def _verdict(engine: Engine, query: Query, held: Mapping[str, Entry], possible: int) -> Verdict:
    found = engine.ask(query.text)
    return Verdict(tuple(held[one].answers(query) for one in found if one in held), possible)


def _show(name: str, verdicts: Mapping[Query, Verdict]) -> None:
    kinds = sorted({query.kind for query in verdicts})
    print(f"\n{name}\n{'':16}{'queries':>8}{'P@10':>8}{'MRR':>8}{'top 3':>8}{'empty':>8}")
    for kind in kinds:
        _line(kind, score([v for q, v in verdicts.items() if q.kind == kind]))
    _line("keywords", score([v for q, v in verdicts.items() if not q.is_question]))
    _line("questions", score([v for q, v in verdicts.items() if q.is_question]))


def _line(label: str, told: Score) -> None:
    shares = (told.precision, told.reciprocal_rank, told.early, told.empty)
    print(f"{label:16}{told.count:>8}" + "".join(f"{share:>8.2f}" for share in shares))


def _show_misses(
    verdicts: Mapping[Query, Verdict], engine: Engine, held: Mapping[str, Entry]
) -> None:
    for query, verdict in verdicts.items():
        if verdict.precision < 1:
            print(f"{query.id} {query.kind} {query.text!r}: {verdict.precision:.2f}")
            print(f"    wanted {'|'.join(sorted(query.topics))}")
            for one in engine.ask(query.text)[:3]:
                print(f"    {held[one].name[:60]}: {'|'.join(sorted(held[one].topics))}")
