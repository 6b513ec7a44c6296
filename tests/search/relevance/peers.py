"""The engines that we compare with, on the same records: PostgreSQL and SQLite FTS5.

PostgreSQL takes the texts as written with its `german` configuration; FTS5 takes our own terms.
Both look for all words first, and for any word where fewer than ten are found, as we do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Protocol

import psycopg

from sozialatlas.search.german.analysis import Word, analyse
from tests.search.relevance.corpus import Entry
from tests.search.relevance.measures import PLACES


class Engine(Protocol):
    """Something that can be asked."""

    name: str

    def ask(self, text: str) -> list[str]:
        """Return the ids of the ten best records."""


class Fts5:
    """SQLite FTS5 over our terms, the name four times as heavy as the rest."""

    name = "SQLite FTS5, our terms"

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Fill a table in memory."""
        self._base = sqlite3.connect(":memory:")
        self._base.execute(
            "CREATE VIRTUAL TABLE record USING fts5(id UNINDEXED, name, body, tokenize='ascii')"
        )
        rows = ((one.id, analyse(one.name).text(), analyse(one.body).text()) for one in entries)
        self._base.executemany("INSERT INTO record VALUES (?, ?, ?)", rows)

    def ask(self, text: str) -> list[str]:
        """Return the ids of the ten best records."""
        words = [_ways(word) for word in analyse(text).words]
        found = self._match(" AND ".join(words))
        return found if len(found) >= PLACES else self._filled(found, " OR ".join(words))

    def _filled(self, found: list[str], expression: str) -> list[str]:
        further = [one for one in self._match(expression) if one not in found]
        return (found + further)[:PLACES]

    def _match(self, expression: str) -> list[str]:
        if not expression:
            return []
        rows = self._base.execute(
            "SELECT id FROM record WHERE record MATCH ? ORDER BY bm25(record, 0, 4, 1) LIMIT ?",
            (expression, PLACES),
        )
        return [str(row[0]) for row in rows]


def _ways(word: Word) -> str:
    parts = " AND ".join(f'"{part}"' for part in word.parts)
    return f'("{word.whole}" OR ({parts}))' if parts else f'"{word.whole}"'


class PostgreSQL:
    """PostgreSQL's full-text search in its German configuration, names weighing most."""

    name = "PostgreSQL german"

    def __init__(self, entries: Sequence[Entry], address: str) -> None:
        """Fill a table of a server and index it."""
        self._base = psycopg.connect(address, autocommit=True)
        self._base.execute("CREATE TEMPORARY TABLE record (id text, name text, body text)")
        with self._base.cursor().copy("COPY record FROM STDIN") as copy:
            for one in entries:
                copy.write_row((one.id, one.name, one.body))
        self._base.execute(
            "ALTER TABLE record ADD words tsvector GENERATED ALWAYS AS ("
            "setweight(to_tsvector('german', name), 'A') ||"
            "setweight(to_tsvector('german', body), 'C')) STORED"
        )
        self._base.execute("CREATE INDEX ON record USING gin (words)")

    def ask(self, text: str) -> list[str]:
        """Return the ids of the ten best records."""
        given = text.replace("\0", " ")
        found = self._match("plainto_tsquery('german', %s)", given)
        if len(found) >= PLACES:
            return found
        further = self._match(
            "replace(plainto_tsquery('german', %s)::text, '&', '|')::tsquery", given
        )
        return (found + [one for one in further if one not in found])[:PLACES]

    def _match(self, query: str, text: str) -> list[str]:
        rows = self._base.execute(
            f"WITH q AS (SELECT {query} AS words) SELECT id FROM record, q"  # noqa: S608 -- ours
            " WHERE record.words @@ q.words"
            " ORDER BY ts_rank_cd(record.words, q.words) DESC, id LIMIT %s",
            (text, PLACES),
        )
        return [str(row[0]) for row in rows]
