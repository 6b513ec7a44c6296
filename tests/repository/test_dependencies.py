"""Packages: all that the program imports are declared with a reason, and no others."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
import repository_tree as tree

# Needed without an import of ours: by Django's database, and by Python's zoneinfo.
NAMED_ONLY = {"psycopg", "tzdata"}


def imported() -> set[str]:
    names = set()
    for path in tree.files("src/sozialatlas/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    return names - set(sys.stdlib_module_names) - {"sozialatlas", "_typeshed"}


def declared() -> list[str]:
    project = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [re.match(r"[\w-]+", line)[0].lower() for line in project["dependencies"]]


def test_declared_packages_are_those_that_are_imported() -> None:
    distributions = packages_distributions()
    needed = {distributions[name][0].lower().replace("_", "-") for name in imported()} | NAMED_ONLY

    assert sorted(declared()) == sorted(needed)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("dependencies = [", "]"),
        ("[project.optional-dependencies]", "[project.scripts]"),
        ("bench = [", "]"),
    ],
)
def test_each_package_of_the_program_says_why_it_is_there(first: str, last: str) -> None:
    lines = (tree.ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    start = lines.index(first) + 1
    block = [line for line in lines[start : lines.index(last, start)] if line]
    unexplained = [
        line.strip()
        for before, line in zip(["", *block], block, strict=False)
        if not line.lstrip().startswith("#") and not before.lstrip().startswith("#")
    ]

    assert unexplained == []


def test_lock_of_the_program_holds_all_that_is_declared() -> None:
    text = (tree.ROOT / "requirements/run.txt").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([\w-]+)(?:\[\w+\])?==", text, re.MULTILINE))

    assert set(declared()) - locked == set()


def test_optional_packages_have_a_lock_of_their_own() -> None:
    project = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for extra, needed in project["optional-dependencies"].items():
        names = {re.match(r"[\w-]+", line)[0] for line in needed}
        locks = {
            name: set(re.findall(r"^([\w-]+)==", lock_of(name), re.MULTILINE))
            for name in (extra, "run")
        }

        assert (locks[extra], locks["run"] & names) == (names, set())


def test_what_only_the_bench_needs_comes_with_nothing_else() -> None:
    locks = {
        name: set(re.findall(r"^([\w-]+)==", lock_of(name), re.MULTILINE))
        for name in ("run", "dev", "node", "bench")
    }
    ours = {"datasette", "uvicorn"}

    assert {name: locked & ours for name, locked in locks.items()} == {
        "run": set(),
        "dev": set(),
        "node": set(),
        "bench": ours,
    }


def lock_of(name: str) -> str:
    return (tree.ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
