"""German for what `argparse` says of itself: its words come in the language of the system only."""

from __future__ import annotations

import re

_HEADINGS = (
    ("usage: ", "Aufruf: "),
    ("\npositional arguments:\n", "\nAngaben:\n"),
    ("\noptions:\n", "\nOptionen:\n"),
    ("show this help message and exit", "diese Hilfe zeigen"),
)
_ERRORS = (
    (r"unrecognized arguments: (.+)", r"unbekannte Angabe: \1"),
    (r"the following arguments are required: (.+)", r"Es fehlt: \1"),
    (r"argument (.+): expected one argument", r"\1 braucht einen Wert"),
    (
        r"argument (.+): invalid choice: (.+) \(choose from (.+)\)",
        r"\1: \2 gibt es nicht; möglich sind \3",
    ),
    (r"argument (.+): invalid int value: (.+)", r"\1: \2 ist keine ganze Zahl"),
    (r"argument (.+): invalid \w+ value: (.+)", r"\1: \2 ist nicht lesbar"),
)


def help_text(text: str) -> str:
    """Return the help of a command with German headings."""
    for english, german in _HEADINGS:
        text = text.replace(english, german, 1)
    return text


def error(text: str) -> str:
    """Return a refusal in German; one that is not known here stands as it was given."""
    for pattern, german in _ERRORS:
        if re.fullmatch(pattern, text):
            return re.sub(pattern, german, text)
    return text
