"""The language of a page, in its path: the same page under another language's prefix."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import get_script_prefix
from django.utils.translation import get_language

GERMAN = "de"
"""The language in which records are written; all others are translations of it."""


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """A language, its own name, and this page in it."""

    code: str
    name: str
    url: str
    is_current: bool


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


def links(full_path: str, current: str) -> list[LanguageLink]:
    """Return this page in each language; a page outside the languages leads to their starts."""
    path, mark, query = full_path.partition("?")
    prefix = get_script_prefix()
    language, rest = split(path.removeprefix(prefix))
    target = f"{rest}{mark}{query}" if language else ""
    return [
        LanguageLink(code, name, f"{prefix}{code}/{target}", code == current)
        for code, name in settings.LANGUAGES
    ]
