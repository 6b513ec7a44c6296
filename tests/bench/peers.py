"""JSON with text and facets against Datasette: same records, same fields, two processes each.

Datasette is installed into data/bench on first use, as `requirements/bench.txt` says. It is asked
twice: for the counts of all values of a record, as ours are, and for those of each record's first
value alone, an easier task that it answers from plain columns. Ours count ten facets more.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tests.bench import load, peer_install, site
from tests.bench.figures import Figure

SECONDS, CONNECTIONS = 12.0, 4
DATABASE = site.FOLDER / "peer.db"
LISTS = ("topic", "audience", "language", "accessibility")
FACETS = (*LISTS, "municipality_key")
FIELDS = ("id", "type", "service_id", "name", "organization", "municipality", "lat", "lon")
SERVER = """
from datasette.app import Datasette
app = Datasette(
    [], immutables=[{database!r}],
    settings=dict(suggest_facets=False, facet_time_limit_ms=20000, sql_time_limit_ms=20000,
                  default_page_size=20, default_cache_ttl=0),
).app()
"""
# More words than our search remembers answers of: each is worked out anew.
MOST_WORDS = 240
SHORTEST_WORD = 5


def measure() -> list[Figure]:
    """Fill Datasette's file from the demo county, then ask both in turn."""
    try:
        python = peer_install.program()
    except peer_install.NotInstalledError as error:
        return [Figure("JSON against Datasette", None, str(error))]
    with site.served(SOZIALATLAS_WORKERS="2", SOZIALATLAS_CACHE_MB="0") as served:
        words = _fill()
        with _datasette(python) as (pid, address):
            return _compared(served, pid, address, words)


def _compared(served: site.Site, pid: int, address: str, words: list[str]) -> list[Figure]:
    every = "".join(f"&_facet_array={name}" for name in LISTS) + "&_facet=municipality_key"
    first = "".join(f"&_facet=first_{name}" for name in LISTS) + "&_facet=municipality_key"
    columns = "".join(f"&_col={name}" for name in FIELDS)
    theirs, easier = (
        [
            f"/peer/records.json?_search={quote(query)}&_size=20&_shape=objects{facets}{columns}"
            for query in words
        ]
        for facets in (every, first)
    )
    ours = [f"/api/search?q={quote(query)}&page_size=20" for query in words]
    pages = [f"/de/suche?q={quote(query)}" for query in words]
    for paths, where, process in ((ours, served.address, served.pid), (easier, address, pid)):
        load.many(process, where, paths, seconds=3, connections=CONNECTIONS)
    a = load.many(served.pid, served.address, ours, seconds=SECONDS, connections=CONNECTIONS)
    page = load.many(served.pid, served.address, pages[::-1], seconds=6, connections=1)
    # The hard task last: what its clients no longer wait for still keeps it busy.
    c = load.many(pid, address, easier, seconds=SECONDS, connections=CONNECTIONS)
    b = load.many(pid, address, theirs, seconds=SECONDS, connections=CONNECTIONS)
    return [
        Figure("JSON, text and facets, uncached: ours", a.per_second, "/s"),
        Figure("JSON, text and 5 facets: Datasette", b.per_second, "/s"),
        Figure("the same, first values only: Datasette", c.per_second, "/s"),
        Figure("JSON against Datasette: requests", a.per_second / b.per_second, "times", 6, True),
        Figure("JSON against Datasette: requests per CPU second",
               a.per_cpu_second / b.per_cpu_second, "times", 4, True),
        Figure("against first values only: requests", a.per_second / c.per_second, "times"),
        Figure("against first values only: requests per CPU second",
               a.per_cpu_second / c.per_cpu_second, "times"),
        Figure("page of results, uncached, many queries, p50", page.p50_ms, "ms", 25),
    ]  # fmt: skip


def _fill() -> list[str]:
    """Fill Datasette's file, and return the words that stand in most of its records."""
    os.environ["SOZIALATLAS_DATA"] = str(site.FOLDER)
    import django

    django.setup()
    DATABASE.unlink(missing_ok=True)
    names = [*FIELDS, *FACETS, *(f"first_{name}" for name in LISTS), "text"]
    with sqlite3.connect(DATABASE) as database:
        database.execute(f"CREATE TABLE records ({', '.join(names)}, PRIMARY KEY (id))")
        marks = ", ".join("?" * len(names))
        insert = f"INSERT OR IGNORE INTO records VALUES ({marks})"  # noqa: S608 -- no input in it
        database.executemany(insert, _rows(names))
        database.execute("CREATE INDEX by_municipality ON records (municipality_key)")
        database.execute(
            "CREATE VIRTUAL TABLE records_fts USING fts5 (name, text, content=records)"
        )
        database.execute("INSERT INTO records_fts (records_fts) VALUES ('rebuild')")
        database.execute(
            "CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, records_fts, row)"
        )
        found = database.execute(
            "SELECT term FROM temp.words WHERE length(term) >= ? ORDER BY doc DESC, term LIMIT ?",
            (SHORTEST_WORD, MOST_WORDS),
        )
        return [str(word) for (word,) in found]


def _rows(names: list[str]) -> Iterator[list[object]]:
    from sozialatlas.directory.models import ServiceAtLocation

    links = ServiceAtLocation.objects.select_related(
        "service__organization", "location__municipality"
    ).prefetch_related(
        "service__topics", "service__audiences", "service__languages", "location__accessibility"
    )
    for link in links:
        service, place = link.service, link.location
        municipality = place.municipality
        row = {
            "id": str(link.pk), "type": "service", "service_id": str(service.pk),
            "name": service.name, "organization": service.organization.name,
            "municipality": municipality.name if municipality else "",
            "municipality_key": municipality.key if municipality else "",
            "lat": place.lat, "lon": place.lon,
            "topic": [topic.code for topic in service.topics.all()],
            "audience": [audience.code for audience in service.audiences.all()],
            "language": [each.code for each in service.languages.all()],
            "accessibility": [each.feature for each in place.accessibility.all()],
            "text": f"{service.summary} {service.description}",
        }  # fmt: skip
        row |= {f"first_{name}": row[name][0] if row[name] else None for name in LISTS}
        row |= {name: json.dumps(row[name]) for name in LISTS}
        yield [row[name] for name in names]


@contextmanager
def _datasette(python: Path) -> Iterator[tuple[int, str]]:
    port = site.free_port()
    module = Path(site.FOLDER) / "peer_server.py"
    database = DATABASE.with_name("peer.db")
    module.write_text(SERVER.format(database=str(database)))
    words = [
        str(python), "-m", "uvicorn", "--app-dir", str(site.FOLDER), "--workers", "2",
        "--port", str(port), "--no-access-log", "--log-level", "warning", "peer_server:app",
    ]  # fmt: skip
    server = subprocess.Popen(words)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address)
        yield server.pid, address
    finally:
        server.terminate()
        server.wait(site.SECONDS_TO_STOP)


def _wait(address: str) -> None:
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"{address}/peer/records.json?_size=1", timeout=20):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("Datasette does not answer")
