"""Memory that is free again, given back to the system."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Give free memory back to the system; call after something large was built or let go.

    The C library of Linux (glibc) keeps it otherwise, in pieces between what is in use: after
    the suggestions of a million records have been made, 25 MB. Elsewhere nothing is done.
    """
    if sys.platform != "linux":
        return
    # musl, another C library of Linux, has no such function and needs none.
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
