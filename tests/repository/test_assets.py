"""The front-end files that set-up copies: all that pages name are there."""

from __future__ import annotations

import json
import re

import assets
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
