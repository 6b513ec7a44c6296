"""One thread for the numbers of the sentence process."""

from __future__ import annotations

import os

# Threads of both libraries wait for each other by spinning: with two of them on a busy machine a
# sentence took a second, with one it takes about 20 ms.
_ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OMP_WAIT_POLICY": "passive",
    "OPENBLAS_NUM_THREADS": "1",
}


def keep_to_one() -> None:
    """Let numpy and the model calculate in one thread; call before either is loaded."""
    os.environ.update(_ONE_THREAD)
