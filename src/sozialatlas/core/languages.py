"""The language of a page, in its path: the same page under another language's prefix."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.urls import get_script_prefix
from django.utils.translation import get_language

from sozialatlas.core import addresses

GERMAN = "de"
"""The language in which records are written; all others are translations of it."""
PLAIN_GERMAN = "de-simple"
"""German in short sentences and common words: a variant of its own that BCP 47 registers."""
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """A language, its own name, and this page in it."""

    code: str
    name: str
    url: str
    is_current: bool

    @property
    def is_plain(self) -> bool:
        """Whether it is plain German, which stands apart: who needs it looks for no language."""
        return self.code == PLAIN_GERMAN


def current() -> str:
    """Return the language of the page that is being made."""
    return get_language() or GERMAN


def foreign(language: str) -> str:
    """Return a text's language where it is not that of the page, else an empty text.

    Templates put it in `lang`, so that a screen reader speaks the words as they are meant.
    """
    return "" if language == current() else language


def split(path: str) -> tuple[str, str]:
    """Return the language of a path and the rest; the language is empty where there is none."""
    first, _, rest = path.lstrip("/").partition("/")
    return (first, rest) if first in dict(settings.LANGUAGES) else ("", path.lstrip("/"))


def links(full_path: str, current: str, offered: Collection[str] = ()) -> list[LanguageLink]:
    """Return this page in each language; a page outside the languages leads to their starts.

    A portal that names the languages it offers gets links to those alone.
    """
    path, mark, query = full_path.partition("?")
    language, rest = split(path.removeprefix(get_script_prefix()))
    target = f"{rest}{mark}{query}" if language else ""
    return [
        LanguageLink(code, name, addresses.page(target, code), code == current)
        for code, name in settings.LANGUAGES
        if not offered or code in offered
    ]


def is_german(language: str) -> bool:
    """Return whether a text is written in German, plain or not: no page says it is foreign."""
    return language.partition("-")[0] == GERMAN
