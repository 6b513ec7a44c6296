"""Vectors of phrases, kept in the data folder: a new start compares nothing twice.

Half precision, which moves no likeness by more than a thousandth. The file is disposable.
"""

from __future__ import annotations

import hashlib
import logging
import zipfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sozialatlas.search.understanding.sentences.model import DIMENSIONS, Vectors

log = logging.getLogger(__name__)

FILE = "phrases.npz"
_KEY_BYTES = 16
_Key = bytes


class KeptVectors:
    """The vectors of the phrases seen by one version of the model."""

    def __init__(self, folder: Path, version: str) -> None:
        """Read what is kept; a file that cannot be read counts as none."""
        self._path = folder / FILE
        self._version = version
        self._vectors = _read(self._path, version)

    def missing(self, texts: Iterable[str]) -> list[str]:
        """Return the texts whose vector is not known, each once."""
        return [text for text in dict.fromkeys(texts) if self._key(text) not in self._vectors]

    def add(self, text: str, vector: Vectors) -> None:
        """Remember the vector of a text."""
        self._vectors[self._key(text)] = vector.astype(np.float16)

    def of(self, texts: Iterable[str]) -> Vectors:
        """Return the vectors of known texts, one row each."""
        rows = [self._vectors[self._key(text)] for text in texts]
        return np.array(rows, dtype=np.float32).reshape(-1, DIMENSIONS)

    def forget_others(self, texts: Iterable[str]) -> None:
        """Forget all but these texts."""
        keys = {self._key(text) for text in texts}
        self._vectors = {key: kept for key, kept in self._vectors.items() if key in keys}

    def save(self) -> None:
        """Write the file, whole or not at all."""
        keys = b"".join(self._vectors)
        table = np.frombuffer(keys, np.uint8).reshape(-1, _KEY_BYTES)
        rows = np.array(list(self._vectors.values()), np.float16).reshape(-1, DIMENSIONS)
        unfinished = self._path.with_suffix(".part")
        with unfinished.open("wb") as file:
            np.savez(file, version=np.array(self._version), keys=table, vectors=rows)
        unfinished.replace(self._path)

    def _key(self, text: str) -> _Key:
        return hashlib.blake2b(text.encode(), digest_size=_KEY_BYTES).digest()


def _read(path: Path, version: str) -> dict[_Key, NDArray[np.float16]]:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            if str(held["version"]) != version:
                return {}
            keys, vectors = held["keys"], held["vectors"]
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        log.warning("kept phrases are not readable and are made anew: %s", error)
        return {}
    if vectors.shape != (len(keys), DIMENSIONS):
        return {}
    return {key.tobytes(): vector for key, vector in zip(keys, vectors, strict=True)}
