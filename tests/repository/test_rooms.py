"""Rooms use lower rooms only, where imports do not show it: names in text, templates, URLs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import repository_tree as tree
from django.apps import apps

STRING_RELATION = re.compile(
    r"(?:ForeignKey|OneToOneField|ManyToManyField)\(\s*\"(?P<room>[a-z]+)\.[A-Z]"
)
TEMPLATE_NAME = re.compile(r"\"(?P<room>[a-z_]+)/[\w./-]+\.(?:html|txt|xml)\"")
URL_NAME = re.compile(r"(?:\{% url |reverse\(\s*|redirect\(\s*)[\"'](?P<room>[a-z_]+):[\w-]+[\"']")
# Templates of packages that a room gives our look: Django finds them by the package's own names.
OF_PACKAGES = {"admin", "registration", "django", "account", "mfa", "socialaccount"}
ERROR_PAGE = re.compile(r"^[45]\d\d\.html$")


def upward(pattern: re.Pattern[str], *kinds: str) -> list[str]:
    rooms = set(tree.rooms())
    found = []
    for path in tree.files(*(f"src/sozialatlas/**/{kind}" for kind in kinds)):
        if "migrations" in path.parts or path.parent == tree.SOURCE:
            continue
        for match in pattern.finditer(path.read_text(encoding="utf-8")):
            other = match["room"]
            if other in rooms and not tree.may_use(tree.room_of(path), other):
                found.append(f"{tree.name_of(path)}: {match[0]}")
    return found


def test_no_relation_by_name_goes_upwards() -> None:
    assert upward(STRING_RELATION, "*.py") == []


def test_no_template_of_an_upper_room_is_used() -> None:
    assert upward(TEMPLATE_NAME, "*.py", "*.html") == []


def test_no_address_of_an_upper_room_is_named() -> None:
    assert upward(URL_NAME, "*.py", "*.html") == []


def test_no_relation_of_a_model_goes_upwards() -> None:
    rooms = set(tree.rooms())
    found = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in rooms
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model is not None
        if field.related_model._meta.app_label in rooms
        if not tree.may_use(model._meta.app_label, field.related_model._meta.app_label)
    ]

    assert found == []


def test_every_room_is_built_into_the_settings() -> None:
    from django.conf import settings

    installed = {app.split(".")[1] for app in settings.INSTALLED_APPS if "sozialatlas." in app}

    assert installed == set(tree.rooms())


@pytest.mark.parametrize("room", tree.rooms())
def test_templates_and_static_files_lie_under_the_name_of_their_room(room: str) -> None:
    folders = [
        path
        for kind in ("templates", "static")
        for path in (tree.SOURCE / room / kind).glob("*")
        if path.name not in {room, *OF_PACKAGES}
        if not ERROR_PAGE.search(path.name)
    ]

    assert [tree.name_of(Path(path)) for path in folders] == []


def test_no_template_lies_unused() -> None:
    sources = [
        path.read_text(encoding="utf-8")
        for path in tree.files("src/sozialatlas/**/*.py", "src/sozialatlas/**/*.html")
    ]
    everything = "\n".join(sources)
    found_by_django = re.compile(rf"/(?:{'|'.join(sorted(OF_PACKAGES))})/|(?:^|/)[45]\d\d\.html$")
    unused = []
    for path in tree.files("src/sozialatlas/*/templates/**"):
        name = str(path).split("/templates/", 1)[1]
        is_named = name in everything or f"{path.parent.name}/{{" in everything
        if not is_named and not found_by_django.search(f"/{name}"):
            unused.append(name)

    assert unused == []
