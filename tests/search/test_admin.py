"""Editors keep the words that mean the same, and try what a query becomes."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.search.models import Synonym
from tests.accounts import people

pytestmark = pytest.mark.django_db

LIST = "/admin/search/synonym/"
ADD = "/admin/search/synonym/add/"
TRIAL = "/admin/search/synonym/probe/"


@pytest.fixture(autouse=True)
def _static_folder() -> None:
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True)
def kita(db: None) -> Synonym:
    """Return the only set."""
    Synonym.objects.all().delete()
    return Synonym.objects.create(code="kita", words=["Kita", "Kindertagesstätte"])


def sign_in(client: Client, role: str, area_key: str = "") -> User:
    person = people.editor("redaktion@kreis.example", role, area_key)
    client.force_login(person)
    return person


@pytest.fixture
def editor(client: Client) -> User:
    """Return the signed-in editor of the county."""
    return sign_in(client, RoleAssignment.Role.COUNTY_EDITOR)


def errors(client: Client, path: str = ADD, **form: object) -> list[str]:
    """Return what the form says against its words."""
    page = client.post(path, {"is_active": "on", **form})
    return [] if page.status_code == 302 else list(page.context["adminform"].form.errors["words"])


def stored() -> list[tuple[list[str], bool, bool, bool]]:
    rows = Synonym.objects.order_by("pk")
    return [(row.words, row.is_one_way, row.is_own, row.edited_at is not None) for row in rows]


def test_a_new_set_is_the_county_s_own(client: Client, editor: User) -> None:
    assert (
        errors(client, words="  Tafel \n\nLebensmittel   ausgabe\u200b\n", is_one_way="on") == []
    )

    assert stored()[1:] == [(["Tafel", "Lebensmittel ausgabe"], True, True, True)]


def test_an_edited_set_is_kept(client: Client, editor: User, kita: Synonym) -> None:
    assert errors(client, f"{LIST}{kita.pk}/change/", words="Kita\nZwergenhaus") == []

    assert stored() == [(["Kita", "Zwergenhaus"], False, False, True)]


@pytest.mark.parametrize(
    ("words", "problems"),
    [
        ("", ["Dieses Feld ist zwingend erforderlich."]),
        ("Tafel\n \n", ["Es braucht mindestens zwei Wörter, eines pro Zeile."]),
        ("Tafel\nund", ["„und“ sagt der Suche nichts."]),
        (
            "Tafel\nwo ich etwas zu essen bekomme",
            [
                "„wo ich etwas zu essen bekomme“ hat mehr als 5 Wörter; Sätze gehören zu den"
                " Themen."
            ],
        ),
        ("Tafel\n" + "x" * 101, ["„" + "x" * 30 + " …“ ist länger als 100 Zeichen."]),
        ("\n".join(f"Wort{n}" for n in range(12)), ["Höchstens 11 Wörter."]),
        (
            "Tafel\nTafeln",
            ["„Tafeln“ und „Tafel“ sind für die Suche dasselbe; eines genügt."],
        ),
        (
            "Krippe\nKitas\nKinder-Tagesstätte",
            [
                "„Kinder-Tagesstätte“ steht schon bei „Kita = Kindertagesstätte“. Ergänzen Sie"
                " jenen Eintrag, oder lassen Sie das Wort hier weg."
            ],
        ),
    ],
)
def test_what_the_search_cannot_use_is_refused(
    client: Client, editor: User, words: str, problems: list[str]
) -> None:
    assert errors(client, words=words) == problems
    assert len(stored()) == 1


def test_one_way_only_first_words_exclude_each_other(client: Client, editor: User) -> None:
    assert errors(client, words="Kita\nKrippe", is_one_way="on") == []
    assert errors(client, words="Hort\nKita", is_one_way="on") == []
    assert errors(client, words="Kita\nZwergenhaus", is_one_way="on") == [
        "„Kita“ steht schon bei „Kita → Krippe“. Ergänzen Sie jenen Eintrag, oder lassen Sie das"
        " Wort hier weg."
    ]


def test_a_set_that_is_switched_off_excludes_nothing(client: Client, editor: User) -> None:
    Synonym.objects.update(is_active=False)

    assert errors(client, words="Kita\nZwergenhaus") == []


def test_own_sets_may_be_deleted_packaged_ones_not(
    client: Client, editor: User, kita: Synonym
) -> None:
    own = Synonym.objects.create(words=["Tafel", "Ausgabe"], is_own=True)

    answers = [
        client.post(f"{LIST}{row.pk}/delete/", {"post": "yes"}).status_code for row in (kita, own)
    ]

    assert answers == [403, 302]
    assert list(Synonym.objects.all()) == [kita]


def test_a_town_s_editor_may_not(client: Client, kita: Synonym) -> None:
    sign_in(client, RoleAssignment.Role.TOWN_EDITOR, "06997001")
    paths = (LIST, ADD, TRIAL, f"{LIST}{kita.pk}/change/")

    assert [client.get(path).status_code for path in paths] == [403, 403, 403, 403]
    assert client.post(ADD, {"words": "a\nb"}).status_code == 403


def test_strangers_have_to_sign_in(client: Client) -> None:
    assert client.get(TRIAL, {"q": "Kita"}).status_code == 302


@pytest.mark.parametrize(("sought", "count"), [("kindertagesstätte", 1), ("TAGESST", 1), ("x", 0)])
def test_words_are_found_however_they_are_written(
    client: Client, editor: User, sought: str, count: int
) -> None:
    page = client.get(LIST, {"q": sought})

    assert len(page.context["cl"].result_list) == count


def test_the_list_shows_all_words(client: Client, editor: User) -> None:
    Synonym.objects.create(words=["Spitex", "Pflegedienst", "Hilfe"], is_one_way=True)

    text = client.get(LIST).content.decode()

    assert "Kita = Kindertagesstätte" in text
    assert "Spitex → Pflegedienst, Hilfe" in text


@pytest.mark.parametrize("name", ["search_synonym", "directory_topic"])
def test_the_lists_lead_to_the_trial(client: Client, editor: User, name: str) -> None:
    page = client.get(reverse(f"admin:{name}_changelist"))

    assert page.content.decode().count(f'href="{TRIAL}"') == 1


def test_the_trial_asks_first(client: Client, editor: User) -> None:
    page = client.get(TRIAL)

    assert (page.status_code, page.context["told"]) == (200, None)


@pytest.mark.slow
def test_the_trial_shows_what_a_query_becomes(
    client: Client, editor: User, index_folder: Path
) -> None:
    page = client.get(TRIAL, {"q": "Kita <b>und</b> Schlösser"})
    text = page.content.decode()

    assert [word.surface for word in page.context["told"].words] == ["kita", "b", "schlosser"]
    assert "<dt>kita</dt><dd>Kindertagesstätte</dd>" in text
    assert ('value="Kita &lt;b&gt;und' in text, "<b>und</b>" in text) == (True, False)
