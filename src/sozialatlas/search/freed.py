"""Memory that is free again, given back to the system."""

from __future__ import annotations

import ctypes
import sys

# Counts in a county's columns are smaller, and quicker to get from what is free.
_LARGE_BYTES = 2**20
_M_MMAP_THRESHOLD = -3


def hold_nothing_large() -> None:
    """Let what is large be given back as soon as it is freed; call once in a process.

    Otherwise glibc takes to keeping pieces of up to 32 MB after the first one was freed.
    """
    if sys.platform == "linux":
        limit = getattr(ctypes.CDLL(None), "mallopt", None)
        if limit is not None:
            limit(_M_MMAP_THRESHOLD, _LARGE_BYTES)


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
