"""Stands in for the sentence model: sentences are alike that share letters."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

import numpy as np

from sozialatlas.search.understanding.sentences import protocol, serving
from sozialatlas.search.understanding.sentences.model import DIMENSIONS, Vectors


class LetterModel:
    """Makes a vector of each text's groups of three letters."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def query(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        rows = np.zeros((len(texts), DIMENSIONS), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for at in range(len(text)):
                row[crc32(text[at : at + 3].encode()) % DIMENSIONS] += 1
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1)


class FakeProcess:
    """Answers each question with the same bytes, after a while."""

    def __init__(self, opened: socket.socket, answer: bytes, seconds: float) -> None:
        self.asked: list[bytes] = []
        self._opened, self._answer, self._seconds = opened, answer, seconds

    def run(self, over: threading.Event) -> None:
        self._opened.settimeout(0.05)
        while not over.is_set():
            try:
                client, _ = self._opened.accept()
            except TimeoutError:
                continue
            with client:
                self.asked.append(client.recv(protocol.MOST_BYTES))
                over.wait(self._seconds)
                try:
                    client.sendall(self._answer)
                except OSError:
                    continue


@contextmanager
def answering(folder: Path, answer: bytes, seconds: float = 0) -> Iterator[FakeProcess]:
    """Yield a process that answers at the socket of a data folder."""
    (folder / protocol.FOLDER).mkdir(exist_ok=True)
    over = threading.Event()
    with serving.listening(folder) as opened:
        fake = FakeProcess(opened, answer, seconds)
        thread = threading.Thread(target=fake.run, args=(over,))
        thread.start()
        try:
            yield fake
        finally:
            over.set()
            thread.join()
