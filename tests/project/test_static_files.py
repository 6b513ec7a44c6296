"""Gathered files name each other by the hash of what is in them."""

from __future__ import annotations

import re
from pathlib import Path

from django.core.files.storage import FileSystemStorage

from sozialatlas.project.static_files import GatheredFiles

HASH = re.compile(r"\.[0-9a-f]{12}(?=\.js)")


def test_modules_import_each_other_by_hashed_names(tmp_path: Path) -> None:
    page = 'import { part } from "./part.js";\nconst later = await import("./later.js");\n'
    files = {"page.js": page, "part.js": "export const part = 1;\n", "later.js": "// later\n"}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    here = FileSystemStorage(tmp_path)

    gathered = GatheredFiles(location=str(tmp_path), base_url="/static/")
    named = {
        name: hashed
        for name, hashed, _ in gathered.post_process({name: (here, name) for name in files})
        if name in files
    }

    asked = (tmp_path / named["page.js"]).read_text()
    assert re.findall(r'"\./(.+)"', asked) == [named["part.js"], named["later.js"]]
    assert [HASH.sub("", hashed) for hashed in named.values() if HASH.search(hashed)] == [*named]
