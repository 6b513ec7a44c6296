"""Translations: finds the German texts of each room, updates the files of all languages.

python tools/messages.py update     texts of the source into locale/<language> of their room
python tools/messages.py compile    .po to .mo, where the .po is newer
python tools/messages.py missing    what is not translated yet, by language and room
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize
from public_texts import is_seen

SOURCE = Path(__file__).parents[1] / "src/sozialatlas"
ENGLISH = "en"
# Names of folders as Django finds them; plain German is a variant that Babel does not know.
LANGUAGES = {ENGLISH: "en", "de_Simple": "de", "uk": "uk", "ru": "ru", "tr": "tr", "ar": "ar"}
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
    """Do what the word says for each language of each room."""
    actions = {"update": update, "compile": compile_, "missing": report}
    if words not in [[name] for name in actions]:
        sys.exit(f"usage: messages.py {' | '.join(actions)}")
    for language in LANGUAGES:
        for room in rooms():
            actions[words[0]](room, language)
    return 0


def rooms() -> list[Path]:
    """Return the folders of all rooms."""
    return sorted(path.parent for path in SOURCE.glob("*/__init__.py"))


def catalog_path(room: Path, language: str) -> Path:
    """Return where the texts of a room stand in a language."""
    return room / "locale" / language / "LC_MESSAGES/django.po"


def update(room: Path, language: str = ENGLISH) -> None:
    """Write the room's file with all texts of its source; the unused ones go."""
    template = extract(room, language)
    path = catalog_path(room, language)
    if not len(template):
        path.unlink(missing_ok=True)
        return
    catalog = read(path, language)
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
    _still_header(path, language)


def compile_(room: Path, language: str = ENGLISH) -> None:
    """Write the .mo beside a .po that is newer."""
    path = catalog_path(room, language)
    target = path.with_suffix(".mo")
    if not path.exists():
        return
    if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
        return
    # Two at once each write a file of their own.
    unfinished = target.with_suffix(f".{os.getpid()}.new")
    with unfinished.open("wb") as file:
        write_mo(file, read(path, language))
    unfinished.replace(target)


def report(room: Path, language: str = ENGLISH) -> None:
    """Print what a room lacks in a language."""
    lacking = missing(room, language)
    if lacking:
        print(f"{language} {room.name}: {len(lacking)} missing", *lacking, sep="\n    ")


def missing(room: Path, language: str = ENGLISH) -> list[str]:
    """Return the German texts of a room without a translation, or with only a guessed one."""
    catalog = read(catalog_path(room, language), language)
    return [
        str(message.id)
        for message in extract(room, language)
        if message.id and not is_translated(catalog.get(message.id, message.context))
    ]


def is_translated(message: Message | None) -> bool:
    """Return whether a message has a text for each of its numbers."""
    if message is None or message.fuzzy:
        return False
    texts = message.string if isinstance(message.string, (tuple, list)) else [message.string]
    return all(texts)


def extract(room: Path, language: str = ENGLISH) -> Catalog:
    """Return the texts of a room that a language translates: English all, others the public's."""
    catalog = Catalog(locale="en")
    for path in sorted(room.rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or "migrations" in path.parts:
            continue
        if path.suffix != ".py" and "templates" not in path.parts:
            continue
        place = str(path.relative_to(SOURCE))
        for line, text, comments, context in texts(path):
            if language == ENGLISH or is_seen(place, path, line):
                catalog.add(text, None, [(place, 0)], auto_comments=comments, context=context)
    return catalog


@cache
def texts(path: Path) -> tuple[Text, ...]:
    """Return line, text, comments and context of each text of a file."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # What is left of a template is X's, whose indents mean nothing to Python.
        lines = templatize(source, origin=str(path)).split("\n")
        source = "\n".join(line.lstrip() for line in lines)
    found = extract_python(io.BytesIO(source.encode()), KEYWORDS, COMMENT_TAGS, {})
    return tuple(
        message
        for line, function, arguments, comments in found
        for message in _message(
            line, str(function), arguments, [str(each) for each in comments or ()]
        )
    )


def _message(line: int, function: str, arguments: object, comments: list[str]) -> Iterator[Text]:
    given = arguments if isinstance(arguments, tuple) else (arguments,)
    context = given[0] if "pgettext" in function else None
    parts = tuple(part for part in given[1 if context else 0 :] if part)[:2]
    if parts and "ngettext" in function.replace("npgettext", "ngettext"):
        yield line, parts, comments, context
    elif parts and parts[0]:
        yield line, parts[0], comments, context


def read(path: Path, language: str = ENGLISH) -> Catalog:
    """Return the texts of a .po file; without the file a catalog with its header alone."""
    text = path.read_bytes() if path.exists() else header(language).encode()
    return read_po(
        io.BytesIO(text), locale=LANGUAGES[language], charset="utf-8", abort_invalid=True
    )


@cache
def header(language: str) -> str:
    """Return the head of a file: Babel's has dates, which would change with each call.

    The forms of numbers are Django's own, so that its texts and ours are merged into one.
    """
    path = (
        Path(django.__file__).parent / f"conf/locale/{LANGUAGES[language]}/LC_MESSAGES/django.po"
    )
    head = path.read_text(encoding="utf-8").partition("\n\nmsg")[0]
    forms = read_po(io.StringIO(head)).plural_forms
    return (
        f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {forms}\\n"\n'
    )


def _still_header(path: Path, language: str) -> None:
    body = path.read_text(encoding="utf-8").split("\n\n", 1)[1]
    path.write_text(f"{header(language)}\n{body}", encoding="utf-8")


if __name__ == "__main__":
    settings.configure()  # templatize asks for nothing but defaults
    sys.exit(main(sys.argv[1:]))
