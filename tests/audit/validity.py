"""The Nu HTML checker reads every kind of page in German and Arabic, and those about errors."""

from __future__ import annotations

import json
import subprocess
import urllib.parse

from tests.audit import packages, pages
from tests.bench.figures import Figure

LANGUAGES = ("de", "ar")
FOLDER = packages.FOLDER / "pages"
REPORT = packages.FOLDER / "validity.json"
# Pages for people in front of which no language stands, and one part for other sites.
REST = {"sign-in": "/admin/login/", "interface": "/api/", "embedded list": "/embed/v1/list"}


def measure(site: str) -> list[Figure]:
    """Return the number of errors; which they are stands in the report."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.html"):
        old.unlink()
    written = {}
    for language in LANGUAGES:
        print(f"Nu HTML checker: pages in {language} ...", flush=True)
        for name, path in {**pages.every(site, language), **REST}.items():
            file = FOLDER / f"{language}-{name.replace(' ', '-').replace(',', '')}.html"
            file.write_text(pages.text(site + path), encoding="utf-8")
            written[file.name] = path
    found = errors(written)
    REPORT.write_text(json.dumps(found, indent=2, ensure_ascii=False), encoding="utf-8")
    for line in found:
        print(f"  {line}")
    name = f"Nu HTML checker, {len(written)} pages in {', '.join(LANGUAGES)}"
    return [Figure(name, len(found), "errors", 1)]


def errors(written: dict[str, str]) -> list[str]:
    """Return what is wrong, with path, line and words of the checker."""
    options = ("--format", "json", "--stdout", "--exit-zero-always")
    files = [FOLDER / name for name in written]
    words = ["java", "-jar", packages.CHECKER, *options, *files]
    told = subprocess.run(words, capture_output=True, text=True, check=True)
    return [
        f"{written[urllib.parse.unquote(each['url'].rpartition('/')[2])]}:"
        f"{each.get('lastLine', 0)} {each['message']}"
        for each in json.loads(told.stdout)["messages"]
        if each["type"] == "error"
    ]
