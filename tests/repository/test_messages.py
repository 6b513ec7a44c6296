"""The tool for translations: what it finds in sources, and what it counts as missing."""

from __future__ import annotations

from pathlib import Path

import messages
import placeholders
import public_texts
import pytest
from django.conf import settings
from django.utils.translation import to_locale

# Languages in which every text of theirs is translated. Whoever finishes one adds it.
COMPLETE = {"ar", "de_Simple", "en", "ru", "tr", "uk"}

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
    path = messages.catalog_path(room, "en")
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
    path = messages.catalog_path(room, "en")
    path.parent.mkdir(parents=True)
    path.write_text(TRANSLATED)

    messages.update(room)
    first = path.read_text()
    messages.update(room)

    assert path.read_text() == first
    assert messages.read(path).get("Suche").string == "Search"
    assert messages.read(path).get("Mai", "month").string == ""


@pytest.mark.parametrize("language", sorted(COMPLETE))
def test_a_complete_language_lacks_no_text(language: str) -> None:
    lacking = {room.name: messages.missing(room, language) for room in messages.rooms()}

    assert {room: texts for room, texts in lacking.items() if texts} == {}


@pytest.mark.parametrize("language", sorted(messages.LANGUAGES))
def test_translations_keep_the_gaps_of_their_german_text(language: str) -> None:
    paths = [messages.catalog_path(room, language) for room in messages.rooms()]

    assert [wrong for path in paths for wrong in wrong_ones(path, language)] == []


def wrong_ones(path: Path, language: str) -> list[str]:
    return placeholders.wrong(messages.read(path, language))


def test_each_language_of_the_pages_has_its_files() -> None:
    offered = {to_locale(code) for code, _name in settings.LANGUAGES} - {"de"}

    assert set(messages.LANGUAGES) == offered


RUSSIAN = """
msgid "{n} Tag"
msgid_plural "{n} Tage"
msgstr[0] "день"
msgstr[1] "{n} дня"
msgstr[2] "{n} дней"
msgstr[3] "{m} дней"

msgid "ab %(day)s"
msgstr "c %(dey)s"

msgid "bis {place}"
msgstr "до {place}"
"""


def test_a_lost_and_a_misspelt_gap_are_told(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    path.write_text(messages.header("ru") + RUSSIAN)

    # The first form stands for 1, 21 and 31: it needs its number.
    assert wrong_ones(path, "ru") == ["день", "{m} дней", "c %(dey)s"]


def test_a_form_for_one_number_needs_no_gap(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    path.write_text(
        messages.header("ar")
        + 'msgid "{n} Tag"\nmsgid_plural "{n} Tage"\n'
        + "".join(f'msgstr[{form}] "{text}"\n' for form, text in enumerate("zotfmx"))
    )

    assert wrong_ones(path, "ar") == ["f", "m", "x"]


def test_one_thing_may_be_named_where_many_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    path.write_text(
        messages.header("en")
        + 'msgid "Stimmt {name} noch?"\nmsgid_plural "Stimmen {count} noch?"\n'
        + 'msgstr[0] "Is {name} right?"\nmsgstr[1] "Are {name} right?"\n'
    )

    assert wrong_ones(path, "en") == ["Are {name} right?"]


PUBLIC_MODULE = """
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
class Feature(TextChoices):
    RAMP = "ramp", _("Rampe")
class Place:
    name = _("Name")
"""


def test_other_languages_hold_what_the_public_sees(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (room / "models.py").write_text(PUBLIC_MODULE)
    monkeypatch.setattr(public_texts, "SEEN", ("room/templates/*", "room/models.py:Feature"))
    monkeypatch.setattr(public_texts, "UNSEEN", ("*/admin.py",))

    found = {message.id for message in messages.extract(room, "uk") if message.id}

    assert found == {"Angebote", "Mai", "Rampe", ("%(n)s Angebot", "%(n)s Angebote")}


def test_compiled_file_is_read_by_gettext(room: Path) -> None:
    import gettext

    path = messages.catalog_path(room, "en")
    path.parent.mkdir(parents=True)
    path.write_text('msgid "Träger"\nmsgstr "Provider „x“"\n')

    messages.compile_(room)

    with path.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Träger") == "Provider „x“"


@pytest.mark.parametrize("language", sorted(messages.LANGUAGES))
def test_a_german_text_has_one_translation_in_all_rooms(language: str) -> None:
    """Which room's would be shown is chance; another sense takes another word or a context."""
    found: dict[tuple[str | None, str], dict[str, str]] = {}
    for room in messages.rooms():
        for message in messages.read(messages.catalog_path(room, language), language):
            one = message.id if isinstance(message.id, str) else message.id[0]
            if one and message.string:
                said = found.setdefault((message.context, one), {})
                said[room.name] = str(message.string)

    several = {text: said for text, said in found.items() if len(set(said.values())) > 1}
    assert several == {}
