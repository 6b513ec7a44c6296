"""The box of a crisis: the right numbers for danger and country, to be dialled at a touch."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.core.cache import cache
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from sozialatlas.places.models import Area
from sozialatlas.portal import crisis_box
from sozialatlas.search.understanding import crisis
from sozialatlas.search.understanding.medical import MEDICAL
from tests.search import world

COUNTRIES = ("DE", "AT", "CH")


def shown(kind: str, country: str) -> list[tuple[str, str]]:
    return [(call.url, call.name) for call in crisis_box.box(kind, country).calls]


def test_violence_in_germany_shows_police_emergency_and_the_lines_for_women_and_men() -> None:
    with translation.override("de"):
        assert shown(crisis.VIOLENCE, "DE") == [
            ("tel:110", "Polizei"),
            ("tel:112", "Notruf"),
            ("tel:116016", "Hilfetelefon Gewalt gegen Frauen"),
            ("tel:08001239900", "Hilfetelefon Gewalt an Männern"),
            ("tel:08001110111", "TelefonSeelsorge"),
        ]


def test_austria_and_switzerland_have_their_own_numbers() -> None:
    with translation.override("en"):
        assert shown(crisis.SUICIDE, "AT") == [
            ("tel:144", "Ambulance"),
            ("tel:142", "Someone to talk to"),
            ("tel:147", "Rat auf Draht"),
        ]
        assert shown(crisis.SUICIDE, "CH") == [
            ("tel:144", "Ambulance"),
            ("tel:143", "Die Dargebotene Hand"),
            ("tel:147", "Pro Juventute"),
        ]


@pytest.mark.parametrize(
    ("country", "calls"),
    [
        (
            "DE",
            [
                ("Polizei", "110"),
                ("Notruf", "112"),
                ("Gewalt gegen Frauen", "116 016"),
                ("Telefonseelsorge", "0800 111 0 111"),
                ("Kinder", "116 111"),
                ("Ärztlicher Dienst", "116 117"),
            ],
        ),
        (
            "AT",
            [
                ("Polizei", "133"),
                ("Rettung", "144"),
                ("Gewalt gegen Frauen", "0800 222 555"),
                ("Telefonseelsorge", "142"),
                ("Kinder", "147"),
                ("Gesundheitsberatung", "1450"),
            ],
        ),
        (
            "CH",
            [
                ("Polizei", "117"),
                ("Sanität", "144"),
                ("Die Dargebotene Hand", "143"),
                ("Kinder", "147"),
            ],
        ),
    ],
)
def test_the_line_has_the_numbers_of_the_country(
    country: str, calls: list[tuple[str, str]]
) -> None:
    with translation.override("de"):
        assert [(call.name, call.number) for call in crisis_box.line(country)] == calls


@pytest.mark.parametrize(
    ("country", "number"),
    [("DE", "0800 111 0 111"), ("AT", "142"), ("CH", "143"), ("LU", "0800 111 0 111")],
)
def test_one_number_of_each_country_listens(country: str, number: str) -> None:
    assert crisis_box.listener(country).number == number


@pytest.mark.django_db
def test_pages_show_the_numbers_of_their_country(client: Client) -> None:
    cache.clear()
    world.area("399", Area.Kind.COUNTY, name="Beispielbezirk", country="AT")

    found = [
        re.findall(r'href="tel:(\d+)"', client.get(path).content.decode())
        for path in ("/de/", "/de/gibt-es-nicht", "/de/suche?q=Zirkusschule")
    ]

    cache.clear()
    line = ["133", "144", "0800222555", "142", "147", "1450"]
    assert found == [line, line, ["142"]]


@pytest.mark.django_db
def test_who_needs_a_doctor_sees_whom_to_call_and_what_was_found(client: Client) -> None:
    cache.clear()

    page = client.get("/de/suche?q=Arzt+am+Wochenende").content.decode()

    box = page[page.index('class="crisis-box"') :].split("</section>")[0]
    assert re.findall(r'href="tel:(\d+)"', box) == ["112", "116117"]
    assert "data-quick-exit" not in page


@pytest.mark.parametrize(
    ("country", "numbers"),
    [("DE", ["112", "116117"]), ("AT", ["144", "1450"]), ("CH", ["144"])],
)
def test_a_doctor_is_called_at_the_numbers_of_the_country(
    country: str, numbers: list[str]
) -> None:
    assert [url for url, _ in shown(MEDICAL, country)] == [f"tel:{each}" for each in numbers]


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("kind", crisis.KINDS)
def test_every_danger_has_numbers_in_every_country(kind: str, country: str) -> None:
    assert len(shown(kind, country)) >= 2


def test_an_unknown_country_gets_the_numbers_of_germany() -> None:
    assert crisis_box.box(crisis.SUICIDE, "LU") == crisis_box.box(crisis.SUICIDE, "DE")


def test_all_words_of_the_numbers_are_named_for_translation() -> None:
    words = {
        word
        for listed in crisis_box.numbers().values()
        for number in listed
        for word in (number.name, number.note, number.short)
        if word
    }

    assert words == set(crisis_box.WORDS_OF_NUMBERS)


def test_kinds_of_the_numbers_are_those_that_the_search_tells() -> None:
    kinds = {
        kind
        for listed in crisis_box.numbers().values()
        for number in listed
        for kind in number.kinds
    }

    assert kinds == {*crisis.KINDS, MEDICAL}


def test_the_part_shows_title_lead_and_numbers_as_links() -> None:
    with translation.override("de"):
        box = crisis_box.box(crisis.CHILD_PROTECTION, "DE")
        html = render_to_string("portal/parts/crisis.html", {"crisis": box})

    assert re.findall(r'<a href="(tel:\d+)">.*?__number">([\d ]+)<', html, re.DOTALL) == [
        ("tel:110", "110"),
        ("tel:112", "112"),
        ("tel:116111", "116 111"),
        ("tel:08001110550", "0800 111 0 550"),
    ]
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>\s*<p>([^<]+)</p>", html) == [(box.title, box.lead)]


def test_without_danger_the_part_shows_nothing() -> None:
    assert render_to_string("portal/parts/crisis.html", {"crisis": None}).strip() == ""


@pytest.mark.django_db
def test_the_country_is_that_of_the_loaded_county() -> None:
    cache.clear()
    before = crisis_box.country()
    cache.clear()
    world.area("399", Area.Kind.COUNTY, name="Beispielbezirk", country="AT")

    assert (before, crisis_box.country()) == ("DE", "AT")


@pytest.mark.django_db
def test_the_numbers_stand_before_the_form(client: Client) -> None:
    page = client.get("/de/suche?q=mein+Mann+schlägt+mich").content.decode()

    assert 0 < page.index('class="crisis-box"') < page.index("<form")


@pytest.mark.django_db
@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_the_start_page_of_every_language_has_the_line_and_leads_to_all_numbers(
    client: Client, language: str
) -> None:
    cache.clear()
    page = client.get(f"/{language}/").content.decode()

    assert re.findall(r'href="tel:(\d+)"', page) == [
        "110", "112", "116016", "08001110111", "116111", "116117",
    ]  # fmt: skip
    assert f'href="/{language}/soforthilfe"' in page


@pytest.mark.django_db
def test_the_page_of_all_numbers_names_each_once(client: Client) -> None:
    cache.clear()
    page = client.get("/de/soforthilfe").content.decode()

    assert re.findall(r'href="tel:(\d+)"', page) == [
        "110", "112", "116016", "08001239900", "08001110111", "116111", "08001110550", "116117",
    ]  # fmt: skip


def test_a_call_that_stands_on_no_bill_is_told_in_violence_only() -> None:
    with translation.override("de"):
        found = [
            crisis_box.box(kind, country).advice
            for kind, country in (
                (crisis.VIOLENCE, "DE"),
                (crisis.SUICIDE, "DE"),
                (crisis.VIOLENCE, "CH"),
            )
        ]

    text = "Der Anruf bei 116\xa0016 kostet nichts und steht auf keiner Telefonrechnung."
    assert found == [text, "", ""]
