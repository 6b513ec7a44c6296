"""The reduction of the two packages to one list of words."""

from __future__ import annotations

import importlib.util
from pathlib import Path

TOOL = Path(__file__).parents[2] / "tools/lexicon.py"


def test_only_nouns_with_a_common_band_are_kept_in_order() -> None:
    nouns = ["Heim", "Pflege", "Seltenheit", "Ei", "E-Mail"]
    bands = ["pflege\t10", "heim\t10", "seltenheit\t60", "ei\t10", "laufen\t10", "e-mail\t10"]

    spec = importlib.util.spec_from_file_location("lexicon_tool", TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)

    assert tool.reduce(nouns, bands) == ["heim 10\n", "pflege 10\n"]
