"""Lines of mails as every program shows them: not longer than 76 signs, addresses in one piece."""

from __future__ import annotations

import re
import textwrap

WIDTH = 76
_INDENT = re.compile(r"(?:> ?|[-*•] |\s+)*")


def wrapped(text: str) -> str:
    """Return a text with its long lines broken at spaces; quotes and lists keep their edge."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("\n".join(_broken(line.rstrip())) for line in lines)


def _broken(line: str) -> list[str]:
    if len(line) <= WIDTH or " " not in line.strip():
        return [line]
    found = _INDENT.match(line)
    first = found[0] if found else ""
    later = first if ">" in first else " " * len(first)
    return textwrap.wrap(
        line[len(first) :],
        WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [line]
