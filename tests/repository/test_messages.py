"""The tool for translations: what it finds in sources, and what it counts as missing."""

from __future__ import annotations

from pathlib import Path

import messages
import pytest

PAGE = """{% load i18n %}
<h1>{% translate "Angebote" %}</h1>
    <p>{% translate "Mai" context "month" %}</p>
  <p>{% blocktranslate count n=total trimmed %}
     {{ n }} Angebot
  {% plural %}
     {{ n }} Angebote
  {% endblocktranslate %}</p>
<a title="it's">ist nicht markiert</a>
"""
MODULE = """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy
title = _("Suche")
name = pgettext_lazy("person", "Träger")
count = ngettext("%d Tag", "%d Tage", 2)
plain = "ist nicht markiert"
"""
TRANSLATED = """
msgid "Suche"
msgstr "Search"

#, fuzzy
msgid "Angebote"
msgstr "Service"

msgid "%d Tag"
msgid_plural "%d Tage"
msgstr[0] "%d day"
msgstr[1] ""
"""


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(messages, "SOURCE", tmp_path)
    room = tmp_path / "room"
    (room / "templates").mkdir(parents=True)
    (room / "templates/page.html").write_text(PAGE)
    (room / "__init__.py").write_text(MODULE)
    return room


def test_marked_texts_are_found_in_modules_and_templates(room: Path) -> None:
    found = {(message.id, message.context) for message in messages.extract(room) if message.id}

    assert found == {
        ("Suche", None),
        ("Träger", "person"),
        (("%d Tag", "%d Tage"), None),
        ("Angebote", None),
        ("Mai", "month"),
        (("%(n)s Angebot", "%(n)s Angebote"), None),
    }


def test_guessed_and_half_translated_texts_count_as_missing(room: Path) -> None:
    path = room / messages.CATALOG
    path.parent.mkdir(parents=True)
    path.write_text(TRANSLATED)

    assert sorted(messages.missing(room)) == [
        "('%(n)s Angebot', '%(n)s Angebote')",
        "('%d Tag', '%d Tage')",
        "Angebote",
        "Mai",
        "Träger",
    ]


def test_update_keeps_what_is_translated_and_changes_nothing_twice(room: Path) -> None:
    path = room / messages.CATALOG
    path.parent.mkdir(parents=True)
    path.write_text(TRANSLATED)

    messages.update(room)
    first = path.read_text()
    messages.update(room)

    assert path.read_text() == first
    assert messages.read(path).get("Suche").string == "Search"
    assert messages.read(path).get("Mai", "month").string == ""


def test_compiled_file_is_read_by_gettext(room: Path) -> None:
    import gettext

    path = room / messages.CATALOG
    path.parent.mkdir(parents=True)
    path.write_text('msgid "Träger"\nmsgstr "Provider „x“"\n')

    messages.compile_(room)

    with path.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Träger") == "Provider „x“"
