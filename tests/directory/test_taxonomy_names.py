"""Names and everyday words of the taxonomy in other languages."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import msgspec
import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from sozialatlas.directory.admin.lines import NamesField
from sozialatlas.directory.models import Topic
from sozialatlas.directory.models.taxonomy import check_names
from sozialatlas.directory.taxonomy import TaxonomyError, read_taxonomy
from sozialatlas.directory.taxonomy.names import Called, Names, read_names
from sozialatlas.directory.taxonomy.reader import Taxonomy, TopicEntry
from sozialatlas.directory.taxonomy.sync import sync_taxonomy

# Languages in which every term has its name. Whoever finishes one adds it.
COMPLETE: set[str] = {"uk", "ru", "tr", "ar"}
CARE = TopicEntry(code="care", name="Pflege", name_en="Care", plain="Hilfe", words=("a", "b"))


@pytest.mark.parametrize("language", sorted(COMPLETE))
def test_a_complete_language_names_every_term(language: str) -> None:
    taxonomy = read_taxonomy()
    terms = (*taxonomy.topics, *taxonomy.audiences, *taxonomy.life_situations)

    assert [term.code for term in terms if language not in term.in_languages] == []


def test_a_file_is_read_by_its_language(tmp_path: Path) -> None:
    (tmp_path / "uk.toml").write_text(
        '[topics.care]\nname = "Догляд"\nwords = ["сиділка"]\n[topics.debts]\nname = ""\n'
        "[audiences]\n[life_situations]\n"
    )

    names = read_names(tmp_path)

    assert [names["topics"].of(code) for code in ("care", "debts", "other")] == [
        {"uk": ("Догляд", "сиділка")},
        {},
        {},
    ]


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"crae": Called(name="Destek")}, r"names/tr\.toml, \[topics\.crae\]: unknown"),
        ({"care": Called(name="", words=("x",))}, r"\[topics\.care\]: has words, but no name"),
    ],
)
def test_a_wrong_file_says_where(terms: dict[str, Called], said: str) -> None:
    with pytest.raises(TaxonomyError, match=said):
        Names("topics", {"tr": terms}).check({"care"})


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("de", "Pflege"),
        ("de-simple", "Pflege"),
        ("en", "Care"),
        ("uk", "Догляд"),
        ("tr", "Pflege"),
    ],
)
def test_a_label_is_in_the_language_of_the_page_or_german(language: str, shown: str) -> None:
    topic = Topic(name="Pflege", name_en="Care", in_languages={"uk": ["Догляд", "сиділка"]})

    with translation.override(language):
        assert topic.label == shown


@pytest.mark.parametrize(
    "names",
    [
        ["uk"],
        {"xx": ["a"]},
        {"de": ["a"]},
        {"uk": []},
        {"uk": "Догляд"},
        {"uk": [""]},
        {"uk": [1]},
    ],
)
def test_wrong_names_are_refused(names: object) -> None:
    with pytest.raises(ValidationError, match="Sprachen: en, uk, ru, tr, ar"):
        check_names(names)


def test_editors_write_a_language_a_line() -> None:
    field = NamesField(required=False)
    names = {"uk": ["Догляд", "сиділка"], "tr": ["Destek"]}

    shown = field.prepare_value(names)

    assert shown == "uk: Догляд; сиділка\ntr: Destek"
    assert field.clean(shown) == names
    assert field.clean("") == {}


@pytest.mark.django_db
def test_an_edited_word_gets_languages_that_it_lacks_while_its_name_stands() -> None:
    sync_taxonomy(_with(CARE, {"uk": ("Догляд",)}))
    at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    Topic.objects.filter(code="care").update(edited_at=at, in_languages={"uk": ["Турбота"]})

    sync_taxonomy(_with(CARE, {"uk": ("Догляд",), "tr": ("Destek",)}))
    kept = Topic.objects.get(code="care").in_languages
    Topic.objects.filter(code="care").update(name="Anderes")
    sync_taxonomy(_with(CARE, {"ar": ("رعاية",)}))

    assert kept == {"uk": ["Турбота"], "tr": ["Destek"]}
    assert Topic.objects.get(code="care").in_languages == kept


def _with(topic: TopicEntry, names: dict[str, tuple[str, ...]]) -> Taxonomy:
    named = msgspec.structs.replace(topic, in_languages=names)
    return dataclasses.replace(Taxonomy((), (), ()), topics=(named,))
