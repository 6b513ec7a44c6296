"""The numbers that close all rounds: added up, and a failed step counted where no test did."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
import repository_tree as tree

RESULT = '<testsuites><testsuite tests="10" failures="1" errors="2" skipped="3" /></testsuites>'


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    # Its name is that of a package of Python's own.
    spec = importlib.util.spec_from_file_location("tools_test", tree.ROOT / "tools/test.py")
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


def test_tests_of_a_round_are_counted_by_how_they_ended(
    program: ModuleType, tmp_path: Path
) -> None:
    result = tmp_path / "result.xml"
    result.write_text(RESULT)

    assert program.count(result) == {"passed": 4, "failed": 3, "skipped": 3}


@pytest.mark.parametrize(
    ("failed", "tests", "line"),
    [
        ([], {"passed": 5, "skipped": 1}, "5 passed, 0 failed, 1 skipped"),
        (["types"], {"passed": 5}, "5 passed, 1 failed, 0 skipped"),
        (["tests: SQLite"], {"passed": 5, "failed": 2}, "5 passed, 2 failed, 0 skipped"),
        (["tests: SQLite", "lint"], {"failed": 2}, "0 passed, 3 failed, 0 skipped"),
        # A round that broke off before it wrote its numbers.
        (["tests: SQLite"], {}, "0 passed, 1 failed, 0 skipped"),
    ],
)
def test_failed_step_is_never_lost_in_the_numbers(
    program: ModuleType, failed: list[str], tests: dict[str, int], line: str
) -> None:
    run = program.Run(failed=failed, tests=Counter(tests))

    assert program.closing_line(run) == f"\n{line}"


def test_rounds_share_no_file(program: ModuleType, tmp_path: Path) -> None:
    one, two = (program.tests(name, (), tmp_path) for name in ("SQLite", "PostgreSQL"))
    shared = set(one.command) & set(two.command)

    assert shared == {str(program.BIN / "pytest"), "--quiet", "--durations=8", "-o"}
    assert set(one.variables.items()) & set(two.variables.items()) == {
        ("SOZIALATLAS_SECRET_KEY", "only-for-tests-" * 4),
        ("PYTHONUNBUFFERED", "1"),
    }
