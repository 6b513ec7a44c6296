"""Pictures that somebody sends: decoded in a process of its own, which may die without harm.

A PNG of 100 kB can ask for gigabytes; none is ever unpacked in a web process.
"""

from sozialatlas.core.pictures.reading import MOST_BYTES, Read, Reason, Refused, read

__all__ = ["MOST_BYTES", "Read", "Reason", "Refused", "read"]
