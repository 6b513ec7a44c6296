"""Which texts of the source the public sees: these are translated into every language.

English covers everything, since people in an office work with it. The other languages hold what
somebody reads who looks for help; administration, imports and commands stay German there.
"""

from __future__ import annotations

import ast
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

# Files below `src/sozialatlas/`. A new room of the public gets its line here.
SEEN = (
    "core/*",
    "portal/*",
    "directory/hours/weekdays.py",
    "directory/hours/wording.py",
    "directory/languages.py",
    "directory/recurrence_words.py",
    "directory/models/details.py:Kind",
    "directory/models/location.py:AccessibilityFeature",
    "directory/models/volunteering.py:Ability",
    "directory/models/volunteering.py:Availability",
    "directory/models/volunteering.py:Commitment",
    "exchange/menu.py",
    "marketplace/notices/*",
    "marketplace/review/hint_answers.py",
    "marketplace/review/views/policy.py",
    "marketplace/templates/marketplace/notices/*",
    "marketplace/templates/marketplace/review/policy.html",
    "places/queries.py",
    "search/models/embed.py:View",
    "search/labels.py",
)
# What stands in those rooms, too, but is read by editors and operators.
UNSEEN = (
    "*/admin.py",
    "*/admin/*",
    "*/apps.py",
    "*/management/*",
    "*/models.py",
    "core/conflicts.py",
    "core/jobs/*",
    "core/mail/*",
    "marketplace/notices/circulars/*",
    "marketplace/notices/tasks.py",
    "marketplace/templates/marketplace/notices/circulars/*",
)


def is_seen(place: str, source: Path, line: int) -> bool:
    """Return whether the public sees the text at a line of a file.

    A pattern `models/location.py:AccessibilityFeature` means the texts of that class alone.
    """
    if any(fnmatchcase(place, pattern) for pattern in UNSEEN):
        return False
    for pattern in SEEN:
        files, _, name = pattern.partition(":")
        if fnmatchcase(place, files) and (not name or line in _lines(source, name)):
            return True
    return False


@cache
def _lines(source: Path, name: str) -> frozenset[int]:
    """Return the lines of all classes of that name."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    return frozenset(
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name == name
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    )
