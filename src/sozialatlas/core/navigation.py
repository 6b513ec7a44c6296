"""The entries of the header and the footer, which the rooms put in."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from sozialatlas.core import addresses


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its words, its path under the language (from "/" on: the whole path), its place.

    `also` are further paths on which the entry is the current one.
    """

    label: str | Promise
    path: str
    order: int
    also: tuple[str, ...] = ()

    def address(self, language: str) -> str:
        """Return where the entry leads on a page in a language."""
        return self.path if self.path.startswith("/") else addresses.page(self.path, language)

    def covers(self, path: str) -> bool:
        """Return whether a page's path, without its language, belongs to this entry."""
        return any(path == root or path.startswith(f"{root}/") for root in (self.path, *self.also))


_header: dict[str, Entry] = {}
_footer: dict[str, Entry] = {}


def add_to_header(entry: Entry) -> None:
    """Put an entry in the header; one with the same path replaces the earlier."""
    _header[entry.path] = entry


def add_to_footer(entry: Entry) -> None:
    """Put an entry in the footer; one with the same path replaces the earlier."""
    _footer[entry.path] = entry


def header() -> list[Entry]:
    """Return the entries of the header in their order."""
    return sorted(_header.values(), key=lambda entry: (entry.order, entry.path))


def footer() -> list[Entry]:
    """Return the entries of the footer in their order."""
    return sorted(_footer.values(), key=lambda entry: (entry.order, entry.path))
