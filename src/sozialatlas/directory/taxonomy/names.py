"""What the terms of the taxonomy are called in other languages: one file each.

A file has the sections of `Names`; its name is the language. Who translates works on one file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import msgspec

from sozialatlas.directory.taxonomy.toml_files import TaxonomyError, entry, tables, toml_files


class Called(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A term in one language: its name, empty where nobody has told it, and everyday words."""

    name: str
    words: tuple[str, ...] = ()


class Sections(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file: each term by the code that it has in the taxonomy."""

    topics: Mapping[str, Called]
    audiences: Mapping[str, Called]
    life_situations: Mapping[str, Called]


@dataclass(frozen=True, slots=True)
class Names:
    """The terms of one kind in all languages that the package knows."""

    section: str
    by_language: Mapping[str, Mapping[str, Called]]

    def of(self, code: str) -> dict[str, tuple[str, ...]]:
        """Return, for each language, the name of a term and then its everyday words."""
        told = {language: terms.get(code) for language, terms in self.by_language.items()}
        return {
            language: (called.name, *called.words)
            for language, called in told.items()
            if called is not None and called.name
        }

    def check(self, codes: set[str]) -> None:
        """Refuse a file that names what is no term, or a word without a name."""
        for language, terms in self.by_language.items():
            place = f"names/{language}.toml, [{self.section}."
            if unknown := set(terms) - codes:
                raise TaxonomyError(f"{place}{min(unknown)}]: unknown")
            if nameless := [code for code, term in terms.items() if term.words and not term.name]:
                raise TaxonomyError(f"{place}{nameless[0]}]: has words, but no name")


def read_names(folder: Traversable) -> Mapping[str, Names]:
    """Return the names of topics, audiences and life situations."""
    read = {
        file.name.removesuffix(".toml"): entry(file.name, "", tables(file), Sections)
        for file in toml_files(folder)
    }
    return {
        "topics": Names("topics", {code: file.topics for code, file in read.items()}),
        "audiences": Names("audiences", {code: file.audiences for code, file in read.items()}),
        "life_situations": Names(
            "life_situations", {code: file.life_situations for code, file in read.items()}
        ),
    }
