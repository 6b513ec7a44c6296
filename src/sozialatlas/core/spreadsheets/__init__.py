"""Spreadsheets that somebody sends: read in a process of its own, which may die without harm.

A file of 1,450 bytes can ask for hundreds of gigabytes; none is ever read in a web process.
"""

from sozialatlas.core.spreadsheets.packing import weigh
from sozialatlas.core.spreadsheets.reading import Line, read
from sozialatlas.core.spreadsheets.refusing import Limits, Unreadable

__all__ = ["Limits", "Line", "Unreadable", "read", "weigh"]
