"""What scripts of the pages must not do."""

from __future__ import annotations

import re
from pathlib import Path

from sozialatlas import portal

_PUT_IN = re.compile(r"\.replace\(\s*(\"\{\w+\}\"|'\{\w+\}')\s*,(?!\s*\(\)\s*=>)")


def test_texts_are_put_into_sentences_as_they_are() -> None:
    """Given as a text, `$&` in a name would be read as a sign of its own."""
    scripts = sorted((Path(portal.__file__).parent / "static").rglob("*.js"))
    sentences = [path for path in scripts if '.replace("{' in path.read_text(encoding="utf-8")]

    wrong = [path.name for path in sentences if _PUT_IN.search(path.read_text(encoding="utf-8"))]

    assert [path.name for path in sentences] == [
        "characters_left.js",
        "combobox.js",
        "suggestion_list.js",
    ]
    assert wrong == []
