"""The front-end files that set-up copies: all that pages name are there."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import assets
import pytest
import repository_tree as tree

STATIC_NAME = re.compile(r"{% static ['\"](?P<name>[^'\"]+)['\"]")
CSS_ADDRESS = re.compile(r"url\(['\"]?(?!data:|#)(?P<name>[^'\")]+)")


def test_every_listed_icon_is_there() -> None:
    missing = [
        name
        for name in sorted(assets.listed_icons())
        if not (assets.TARGET / "icons" / f"{name}.svg").exists()
    ]

    assert missing == []


def test_every_static_file_that_a_template_names_is_there() -> None:
    from django.contrib.staticfiles import finders

    names = {
        match["name"]
        for path in tree.files("src/sozialatlas/**/*.html")
        for match in STATIC_NAME.finditer(path.read_text(encoding="utf-8"))
    }

    assert names
    assert [name for name in sorted(names) if finders.find(name) is None] == []


def test_every_file_that_a_stylesheet_names_is_there() -> None:
    missing = [
        f"{tree.name_of(path)}: {match['name']}"
        for path in tree.files("src/sozialatlas/**/*.css")
        for match in CSS_ADDRESS.finditer(path.read_text(encoding="utf-8"))
        if not (path.parent / match["name"]).resolve().exists()
    ]

    assert missing == []


def test_licences_travel_with_their_files() -> None:
    folders = {path.name for path in assets.TARGET.iterdir() if path.is_dir()}
    licensed = {path.parent.name for path in assets.TARGET.glob("*/LICENSE*")}

    assert licensed == folders


def test_packages_of_tests_alone_are_not_copied_for_pages() -> None:
    lock = json.loads((tree.ROOT / "package-lock.json").read_text(encoding="utf-8"))
    only_tests = {
        name.removeprefix("node_modules/") + "/"
        for name, package in lock["packages"].items()
        if package.get("dev")
    }

    assert {"axe-core/", "html-validate/"} <= only_tests
    assert [name for name, _ in assets.FILES if name.startswith(tuple(only_tests))] == []


def _page(source: Path) -> None:
    os.utime(source / "room/page.html", (300, 300))


def _new_page(source: Path) -> None:
    (source / "room/new.html").touch()


def _page_gone(source: Path) -> None:
    (source / "room/page.html").unlink()


def _compiled(source: Path) -> None:
    (source / "room/__pycache__/page.pyc").touch()


def _copied(source: Path) -> None:
    (source / "room/packages/kern.css").touch()


def _no_stamp(source: Path) -> None:
    (source / "room/packages/STAMP").unlink()


@pytest.mark.parametrize(
    ("change", "is_newer"),
    [
        (_page, True),
        (_new_page, True),
        (_page_gone, True),
        (_compiled, False),
        (_copied, False),
        (_no_stamp, True),
    ],
)
def test_files_are_copied_anew_only_after_a_change(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path], None],
    is_newer: bool,
) -> None:
    stamp = tmp_path / "room/packages/STAMP"
    (tmp_path / "room/__pycache__").mkdir(parents=True)
    stamp.parent.mkdir()
    (tmp_path / "room/page.html").touch()
    stamp.touch()
    for name, value in {"ROOT": tmp_path, "SOURCE": tmp_path, "TARGET": stamp.parent}.items():
        monkeypatch.setattr(assets, name, value)
    monkeypatch.setattr(assets, "STAMP", stamp)
    monkeypatch.setattr(assets, "__file__", str(tmp_path / "package-lock.json"))
    monkeypatch.setattr(assets.kern, "__file__", str(tmp_path / "package-lock.json"))
    (tmp_path / "package-lock.json").touch()
    for path in (tmp_path, *tmp_path.rglob("*")):
        os.utime(path, (100, 100))
    os.utime(stamp, (200, 200))

    before = assets.is_anything_newer()
    change(tmp_path)

    assert (before, assets.is_anything_newer()) == (False, is_newer)
