"""The reduction of the two packages to lists of words."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).parents[2] / "tools/lexicon.py"


BANDS = ["pflege\t10", "heim\t10", "seltenheit\t60", "ei\t10", "laufen\t10", "e-mail\t10"]


@pytest.fixture
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lexicon_tool", TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def test_only_nouns_with_a_common_band_are_kept_in_order(tool: ModuleType) -> None:
    nouns = ["Heim", "Pflege", "Seltenheit", "Ei", "E-Mail"]

    assert tool.reduce(nouns, BANDS) == ["heim 10\n", "pflege 10\n"]


def test_words_of_all_kinds_are_everyday_words(tool: ModuleType) -> None:
    words = ["e-mail", "ei", "heim", "laufen", "pflege", "seltenheit"]

    assert tool.everyday(BANDS) == [f"{word}\n" for word in words]
