"""What a word of the program is, and how a wrong one is answered.

Whatever the program says on the command line is German; what is said before Django is started
stands here without translation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from sozialatlas.core.errors import SozialatlasError

HELP = frozenset({"-h", "--help"})


class UsageError(SozialatlasError):
    """The command line asks for something that does not exist."""


@dataclass(frozen=True)
class Command:
    """One word of the program, what it does, and the function that does it.

    `details` are the rest of its help; without any, the function answers `--help` itself.
    """

    name: str
    meaning: str
    run: Callable[[list[str]], int]
    details: str = ""

    def help(self) -> str:
        """Return what `--help` says of a command that takes no words."""
        return f"Aufruf: sozialatlas {self.name}\n\n{self.meaning}. {self.details}\n"


def listing(usage: str, meanings: Iterable[tuple[str, str]]) -> str:
    """Return how the program is called, and a line for each word that may follow."""
    rows = list(meanings)
    width = max(len(name) for name, _ in rows)
    lines = [f"  {name:<{width}}  {meaning}" for name, meaning in rows]
    return "\n".join([f"Aufruf: sozialatlas {usage}", "", *lines, ""])


def unknown(word: str, known: list[str]) -> str:
    """Return the sentence for a word that is no command."""
    near = get_close_matches(word, known, n=1)
    hint = f"Ist {near[0]} gemeint?" if near else f"Es gibt: {', '.join(known)}."
    return f"{word} ist kein Befehl. {hint}"


def refuse_more(words: list[str], name: str) -> None:
    """Refuse words after a command that takes none.

    Raises: UsageError, naming the first of them.
    """
    if words:
        raise UsageError(
            f"{name} kennt {words[0]} nicht;"
            " Einstellungen sind Umgebungsvariablen (docs/settings.md)."
        )
