"""What a word of the program is, and how a wrong one is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from sozialatlas.core.errors import SozialatlasError


class UsageError(SozialatlasError):
    """The command line asks for something that does not exist."""


@dataclass(frozen=True)
class Command:
    """One word of the program, what it does, and the function that does it."""

    name: str
    meaning: str
    run: Callable[[list[str]], int]


def unknown(word: str, known: list[str]) -> str:
    """Return the sentence for a word that is no command."""
    near = get_close_matches(word, known, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(known)}."
    return f"{word} is not a command. {hint}"


def refuse_more(words: list[str], name: str) -> None:
    """Refuse words after a command that takes none.

    Raises: UsageError, naming the first of them.
    """
    if words:
        raise UsageError(
            f"{name} takes no {words[0]}; settings are environment variables (docs/settings.md)."
        )
