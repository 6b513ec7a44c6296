"""The audit as one page and one file of data, kept in build/audit."""

from __future__ import annotations

import datetime as dt
import html
import json
import os

from tests.audit import packages
from tests.bench.figures import Figure

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Audit</title>
<style>:root {{ color-scheme: light dark; font-family: sans-serif }}
td, th {{ padding: .25rem .75rem; text-align: start }}</style></head>
<body><main><h1>Audit</h1><p>{when}, {where}</p>
<table><thead><tr><th>figure</th><th>measured</th><th>aim</th><th>verdict</th></tr></thead>
<tbody>{rows}</tbody></table>
<p>Details: {links}</p></main></body></html>
"""


def write(figures: list[Figure]) -> None:
    """Write build/audit/report.html and report.json."""
    when = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    rows = [figure.row() for figure in figures]
    data = {"at": when, "machine": machine(), "figures": [list(row) for row in rows]}
    written = json.dumps(data, indent=2, ensure_ascii=False)
    (packages.FOLDER / "report.json").write_text(written, encoding="utf-8")
    cells = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
    page = PAGE.format(
        when=when, where=html.escape(machine()), links=links(),
        rows="\n".join(f"<tr>{row}</tr>" for row in cells),
    )  # fmt: skip
    (packages.FOLDER / "report.html").write_text(page, encoding="utf-8")


def machine() -> str:
    """Return what the figures depend on."""
    load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
    return f"{os.cpu_count()} processors; load of 1, 5, 15 minutes: {load}"


def links() -> str:
    """Return links to the single reports."""
    paths = [*packages.FOLDER.glob("lighthouse/*.html"), *packages.FOLDER.glob("*.json")]
    names = sorted(str(path.relative_to(packages.FOLDER)) for path in paths)
    names = [name for name in names if not name.startswith(("package", "report"))]
    return ", ".join(f'<a href="{html.escape(name)}">{html.escape(name)}</a>' for name in names)
