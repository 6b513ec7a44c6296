"""What lies in the repository: short files, nothing of others, no address of a registry."""

from __future__ import annotations

import json
import re
from pathlib import Path

import messages
import pytest
import repository_tree as tree

LONGEST = 400
# Kinds of files that people here write; data that is reviewed as a table may be longer.
WRITTEN = ("*.py", "*.html", "*.css", "*.js", "*.md", "Makefile")
LARGEST = 300_000
OTHERS = re.compile(r"\.min\.(js|css)$|(^|/)(vendor|node_modules)/|\.(woff2?|ttf|otf)$|uv\.lock$")
REGISTRY = re.compile(
    r"pypi\.(org|python)|pythonhosted|registry\.npm|npmjs\.(org|com)|unpkg|jsdelivr"
    r"|\"resolved\":|^--(extra-)?index-url|^--find-links|/opt/(pypi|wheels)",
    re.MULTILINE,
)


def test_no_file_is_longer_than_a_reader_bears() -> None:
    long = [
        tree.name_of(path)
        for path in tree.files(*WRITTEN)
        if "migrations" not in path.parts
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST
    ]

    assert long == []


def test_no_file_of_others_is_kept() -> None:
    names = [tree.name_of(path) for path in tree.files()]

    assert [name for name in names if OTHERS.search(name)] == []


def test_no_large_file_is_kept() -> None:
    large = [tree.name_of(path) for path in tree.files() if path.stat().st_size > LARGEST]

    assert [name for name in large if not name.startswith("docs/images/")] == []


def test_no_address_of_a_registry_is_recorded() -> None:
    named = []
    for path in tree.files():
        if path == Path(__file__) or path.suffix in {".png", ".ico"}:
            continue
        match = REGISTRY.search(path.read_text(encoding="utf-8"))
        if match:
            named.append(f"{tree.name_of(path)}: {match[0]}")

    assert named == []


@pytest.mark.parametrize("name", ["run", "dev", "node", "semantic", "bench"])
def test_every_locked_package_has_hashes_and_no_address(name: str) -> None:
    text = (tree.ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
    packages = [line for line in text.splitlines() if not line.startswith(" ")]

    assert "://" not in text
    assert len(packages) == len(re.findall(r"==.*\n    --hash=sha256:", text))


def test_every_front_end_package_has_its_hash_and_no_address() -> None:
    lock = json.loads((tree.ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}

    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if "integrity" not in package] == []


def test_every_test_file_has_a_name_of_its_own_in_its_room() -> None:
    names = [tree.name_of(path) for path in tree.files("tests/**/*.py")]
    wrong = [
        name for name in names if Path(name).name.endswith("_test.py") or len(Path(name).parts) > 4
    ]

    assert wrong == []


def test_list_of_german_words_is_there() -> None:
    words = tree.SOURCE / "search/german/words/nouns.txt"

    assert len(words.read_text(encoding="utf-8").splitlines()) > 40_000


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_translations_are_compiled_from_what_is_written(language: str) -> None:
    written = [messages.catalog_path(tree.SOURCE / room, language) for room in tree.rooms()]

    wanted = {path.with_suffix(".mo") for path in written if path.exists()}

    assert {path for path in wanted if path.exists()} == wanted != set()
