"""Writes the index: one writer, delete and add."""

from __future__ import annotations

import fcntl
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import tantivy

from sozialatlas.search.engine import generations
from sozialatlas.search.engine.reader import damage_named
from sozialatlas.search.engine.schema import ID_LOW, schema
from sozialatlas.search.errors import IndexerRunningError
from sozialatlas.search.ids import low_half

Value = str | int | list[str]
Fields = Mapping[str, Value]

_HEAP_BYTES = 64_000_000


@contextmanager
def only_writer() -> Iterator[None]:
    """Hold the index of this data folder against all other processes.

    The operating system lets go when the process ends, however it ends.
    Raises: IndexerRunningError, if another process holds it.
    """
    with (generations.folder() / "indexer.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexerRunningError("another process writes this index") from error
        yield


class Writer:
    """The one writer of a generation."""

    def __init__(self, generation: Path, *, is_new: bool = False) -> None:
        """Open a generation for writing."""
        with damage_named():
            path = str(generation)
            index = tantivy.Index(schema(), path) if is_new else tantivy.Index.open(path)
            # One thread: 24,000 documents then make one segment, which is searched fastest.
            self._writer = index.writer(_HEAP_BYTES, 1)
        self.generation = generation

    def add(self, documents: Iterable[Fields]) -> None:
        """Add documents that the index does not hold yet."""
        with damage_named():
            for fields in documents:
                self._writer.add_document(_document(fields))

    def remove(self, ids: Iterable[uuid.UUID]) -> None:
        """Remove the documents of some ids."""
        with damage_named():
            for record_id in ids:
                self._writer.delete_documents_by_term(ID_LOW, low_half(record_id))

    def commit(self) -> None:
        """Make everything since the last commit count."""
        with damage_named():
            self._writer.commit()

    def close(self) -> None:
        """Wait for the engine's own threads."""
        with damage_named():
            self._writer.wait_merging_threads()


def _document(fields: Fields) -> tantivy.Document:
    # With the schema, a wrong type fails here and not at the commit.
    return tantivy.Document.from_dict(dict(fields), schema())
