"""Translations: finds the German texts of each room, updates its English file, compiles it.

python tools/messages.py update     texts of the source into locale/en/LC_MESSAGES/django.po
python tools/messages.py compile    .po to .mo, where the .po is newer
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[1] / "src/sozialatlas"
CATALOG = Path("locale/en/LC_MESSAGES/django.po")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENT_TAGS = ("Translators",)

Text = tuple[int, str | tuple[str, ...], list[str], str | None]


def main(words: list[str]) -> int:
    """Do what the word says for each room."""
    actions = {"update": update, "compile": compile_}
    if words not in [[name] for name in actions]:
        sys.exit(f"usage: messages.py {' | '.join(actions)}")
    for room in rooms():
        actions[words[0]](room)
    return 0


def rooms() -> list[Path]:
    """Return the folders of all rooms."""
    return sorted(path.parent for path in SOURCE.glob("*/__init__.py"))


def update(room: Path) -> None:
    """Write the room's English file with all texts of its source; the unused ones go."""
    template = extract(room)
    path = room / CATALOG
    if not len(template):
        return
    catalog = read(path) if path.exists() else Catalog(locale="en")
    catalog.update(template, no_fuzzy_matching=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(
            file,
            catalog,
            width=99,
            sort_output=True,
            ignore_obsolete=True,
            include_lineno=False,
            omit_header=False,
        )
    _still_header(path)


def compile_(room: Path) -> None:
    """Write the .mo beside a .po that is newer."""
    path = room / CATALOG
    target = path.with_suffix(".mo")
    if not path.exists():
        return
    if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
        return
    unfinished = target.with_suffix(".new")
    with unfinished.open("wb") as file:
        write_mo(file, read(path))
    unfinished.replace(target)


def missing(room: Path) -> list[str]:
    """Return the German texts of a room that have no English one, or only a guessed one."""
    path = room / CATALOG
    catalog = read(path) if path.exists() else Catalog(locale="en")
    return [
        str(message.id)
        for message in extract(room)
        if message.id and not is_translated(catalog.get(message.id, message.context))
    ]


def is_translated(message: Message | None) -> bool:
    """Return whether a message has a text for each of its numbers."""
    if message is None or message.fuzzy:
        return False
    texts = message.string if isinstance(message.string, (tuple, list)) else [message.string]
    return all(texts)


def extract(room: Path) -> Catalog:
    """Return all texts of a room that are marked for translation."""
    catalog = Catalog(locale="en")
    for path in sorted(room.rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or "migrations" in path.parts:
            continue
        if path.suffix != ".py" and "templates" not in path.parts:
            continue
        for _, text, comments, context in texts(path):
            place = str(path.relative_to(SOURCE))
            catalog.add(text, None, [(place, 0)], auto_comments=comments, context=context)
    return catalog


def texts(path: Path) -> Iterator[Text]:
    """Yield line, text, comments and context of each text of a file."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # What is left of a template is X's, whose indents mean nothing to Python.
        lines = templatize(source, origin=str(path)).split("\n")
        source = "\n".join(line.lstrip() for line in lines)
    found = extract_python(io.BytesIO(source.encode()), KEYWORDS, COMMENT_TAGS, {})
    for line, function, arguments, comments in found:
        yield from _message(line, str(function), arguments, [str(each) for each in comments or ()])


def _message(line: int, function: str, arguments: object, comments: list[str]) -> Iterator[Text]:
    given = arguments if isinstance(arguments, tuple) else (arguments,)
    context = given[0] if "pgettext" in function else None
    parts = tuple(part for part in given[1 if context else 0 :] if part)[:2]
    if parts and "ngettext" in function.replace("npgettext", "ngettext"):
        yield line, parts, comments, context
    elif parts and parts[0]:
        yield line, parts[0], comments, context


def read(path: Path) -> Catalog:
    """Return the texts of a .po file."""
    with path.open("rb") as file:
        return read_po(file, locale="en", charset="utf-8", abort_invalid=True)


def _still_header(path: Path) -> None:
    """Replace Babel's header, whose dates would change with each call."""
    body = path.read_text(encoding="utf-8").split("\n\n", 1)[1]
    header = (
        'msgid ""\nmsgstr ""\n"Language: en\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    )
    path.write_text(f"{header}\n{body}", encoding="utf-8")


if __name__ == "__main__":
    settings.configure()  # templatize asks for nothing but defaults
    sys.exit(main(sys.argv[1:]))
