"""What embeds answer: good ones, odd ones, forged ones; never more than their portal has."""

from __future__ import annotations

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from sozialatlas.directory.models import Address
from sozialatlas.search import embeds, indexing, portals
from sozialatlas.search.keeping import Keeping
from sozialatlas.search.models import Embed
from tests.portal.embed.conftest import Filled
from tests.search.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
ORIGIN = "http://testserver"


def words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split()).replace("\xa0", " ")


def asked(client: Client, rest: str, status: int = 200) -> str:
    answer = client.get(f"/embed/v1/{rest}")
    text = answer.content.decode()
    assert answer.status_code == status, (rest, words(text))
    return text


def fixed(**given: object) -> Embed:
    return Embed.objects.create(**{"name": "Bücherei", **given})


def names(text: str) -> list[str]:
    found = re.findall(r'__name">(.*?)</h', text, re.DOTALL)
    return sorted(words(one) for one in found)


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("liste.html?portal=eigen&anzahl=1", "3 Angebote"),
        ("karte.html?portal=eigen", "3 Angebote"),
        ("termine.html?portal=eigen", "Nächste Veranstaltungen"),
        ("zahl.html?portal=eigen", "3 Angebote stehen in „Eigen"),
        ("liste.html?portal=eigen&type=volunteer_role", "1 Aufgabe"),
        ("liste.html?portal=eigen&lang=en", "3 services"),
    ],
)
def test_each_view_shows_its_portal(client: Client, filled: Filled, rest: str, told: str) -> None:
    text = asked(client, rest)

    assert told in words(text)
    assert "Fremd" not in text


def test_one_record_is_shown_in_short(client: Client, filled: Filled) -> None:
    text = asked(client, f"angebot.html?portal=eigen&angebot={filled.inside.pk}")

    assert words(text).startswith('Eigen & <2> "x" Beispielwerk')
    assert f"{ORIGIN}/eigen/de/angebote/" in text


def test_all_addresses_are_whole_and_lead_into_the_portal(client: Client, filled: Filled) -> None:
    found = [
        address
        for view in ("liste", "karte", "termine", "zahl")
        for address in re.findall(r'href="([^"]*)"', asked(client, f"{view}.html?portal=eigen"))
    ]

    assert len(found) > 10
    assert {address[: len(ORIGIN) + 10] for address in found} == {f"{ORIGIN}/eigen/de/"}


def test_a_fragment_holds_no_script_no_style_and_no_id(client: Client, filled: Filled) -> None:
    for view in ("liste", "karte", "termine", "zahl"):
        text = asked(client, f"{view}.html?portal=eigen&q=%3Cscript%3E")

        assert re.findall(r"<(?:script|style|link|img|iframe)| on\w+=| id=| style=", text) == []
        assert text.count("<section") == 1


def test_headings_begin_where_the_partner_says(client: Client, filled: Filled) -> None:
    text = asked(client, "liste.html?portal=eigen&ebene=4&anzahl=1")

    assert re.findall(r"<h(\d)", text) == ["4", "5"]


def test_arabic_runs_from_right_to_left(client: Client, filled: Filled) -> None:
    text = asked(client, "liste.html?lang=ar")

    assert '<section class="sozialatlas sozialatlas--liste" lang="ar" dir="rtl">' in text


def test_answers_are_open_to_all_pages_and_set_nothing(client: Client, filled: Filled) -> None:
    for path in ("/embed/v1/liste.html", "/embed/v1/liste", "/embed/v1.js", "/embed/v2.js"):
        answer = client.get(path)

        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert not answer.cookies


def test_only_the_page_for_a_frame_may_stand_in_one(client: Client, filled: Filled) -> None:
    page, fragment = client.get("/embed/v1/liste"), client.get("/embed/v1/liste.html")

    assert page["Content-Security-Policy"].endswith("frame-ancestors *")
    assert "unsafe" not in page["Content-Security-Policy"]
    assert "X-Frame-Options" not in page
    assert fragment["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("rest", "status", "told"),
    [
        ("liste.html?portal=gibt-es-nicht", 404, "Dieses Portal gibt es hier nicht."),
        ("liste.html?portal=entwurf", 404, "Dieses Portal gibt es hier nicht."),
        ("nichts.html", 404, "Diese Ansicht gibt es nicht."),
        ("liste.html?anzahl=9999", 400, "„anzahl“ ist eine Zahl von 1 bis 20."),
        ("liste.html?anzahl=0", 400, "„anzahl“ ist eine Zahl von 1 bis 20."),
        ("liste.html?anzahl=²", 400, "„anzahl“ ist eine Zahl von 1 bis 20."),
        ("liste.html?lang=xx", 400, "„lang“ kennt nur: de,"),
        ("liste.html?ebene=9", 400, "„ebene“ kennt nur: 2, 3, 4, 5."),
        ("liste.html?akzent=url(x)", 400, "„akzent“ ist eine Farbe"),
        ("liste.html?schema=bunt", 400, "„schema“ kennt nur: hell, dunkel."),
        ("liste.html?portal=eigen&portal=fremd", 400, "„portal“ darf nur einmal vorkommen."),
        ("liste.html?<b>x=1", 400, "Die Angabe „<b>x“ ist hier nicht bekannt."),
        ("liste.html?around=1", 400, "Die Angabe „around“ ist hier nicht bekannt."),
        ("liste.html?outside=1", 400, "Die Angabe „outside“ ist hier nicht bekannt."),
        ("liste.html?topic=gibt-es-nicht", 400, "Die Angabe „topic“ passt hier nicht"),
        ("liste.html?type=service&type=event", 400, "„type“ kennt nur:"),
        ("liste.html?place=Xyzzq", 400, "Den Ort „Xyzzq“ kennen wir nicht"),
        ("liste.html?q=" + "x" * 10_000, 400, "Diese Adresse ist zu lang."),
        ("angebot.html", 400, "Es fehlt „angebot“"),
        ("angebot.html?angebot=zzz", 400, "„angebot“ ist die Kennung"),
        ("angebot.html?angebot=" + "0" * 8 + "-0000-4000-8000-" + "0" * 12, 404, "Dieses Angebot"),
        *(
            (
                f"{view}.html?angebot={'0' * 8}-0000-4000-8000-{'0' * 12}",
                400,
                f"Die Angabe „angebot“ gehört nicht zur Ansicht „{view}“.",
            )
            for view in ("liste", "karte", "termine", "zahl")
        ),
        ("angebot.html?q=x", 400, "Die Angabe „q“ gehört nicht zur Ansicht „angebot“."),
        ("angebot.html?anzahl=3", 400, "Die Angabe „anzahl“ gehört nicht zur Ansicht „angebot“."),
        ("zahl.html?anzahl=3", 400, "Die Angabe „anzahl“ gehört nicht zur Ansicht „zahl“."),
        (
            "termine.html?type=service",
            400,
            "Die Angabe „type“ gehört nicht zur Ansicht „termine“.",
        ),
        ("liste.html?preset=1.gefälscht", 400, "Ihre Unterschrift stimmt nicht."),
    ],
)
def test_what_makes_no_sense_is_answered_in_a_sentence(
    client: Client, filled: Filled, rest: str, status: int, told: str
) -> None:
    for each in (rest, rest.replace(".html", "", 1)):
        text = asked(client, each, status)

        assert told in words(text)
        assert f'<a href="{ORIGIN}/de/">Zum Sozialatlas</a>' in text
        assert "<b>x" not in text


def test_another_version_is_no_page(client: Client) -> None:
    answer = client.get("/embed/v2/liste?portal=eigen")

    assert answer.status_code == 404
    assert "Diese Fassung der Einbettung gibt es nicht. Es gibt: v1." in answer.content.decode()


def test_a_record_of_elsewhere_is_none_of_the_portal(client: Client, filled: Filled) -> None:
    rest = f"angebot.html?angebot={filled.outside.pk}"

    assert "Fremd Haus" in asked(client, rest)
    assert "Fremd Haus" not in asked(client, f"{rest}&portal=eigen", 404)


def test_no_parameter_leads_out_of_the_portal(client: Client, filled: Filled) -> None:
    for attack in (
        "q=Fremd", "q=Fremd&exact=1", "topic=x-foreign", "topic=x-own&topic=x-foreign",
        "municipality=06999003", "place=Suedheim&radius_km=500", "bbox=-180,-90,180,90",
        "sort=name", "audience=", "scope=", "home=06999003", "page_size=100", "portal=fremd",
    ):  # fmt: skip
        for view in ("liste", "karte", "termine"):
            text = client.get(f"/embed/v1/{view}.html?portal=eigen&{attack}").content.decode()

            assert not any(name.startswith("Fremd") for name in names(text)), attack

    assert "Fremd Haus" in names(asked(client, "liste.html"))


def test_a_fixed_embed_shows_what_the_county_fixed(client: Client, filled: Filled) -> None:
    embed = fixed(portal=filled.portal, title="Unsere Hilfen", count=2)

    text = asked(client, f"liste.html?preset={embeds.token(embed)}")

    assert words(text).startswith("Unsere Hilfen 3 Angebote Eigen")
    assert len(names(text)) == 2


@pytest.mark.parametrize(
    ("more", "view", "told"),
    [
        ("&q=Fremd", "liste", "Diese Einbettung ist fest"),
        ("&topic=x-foreign", "liste", "Diese Einbettung ist fest"),
        ("", "karte", "Diese Einbettung ist fest"),
        ("&portal=fremd", "liste", "gehört zu einem anderen Portal"),
    ],
)
def test_nobody_changes_a_fixed_embed(
    client: Client, filled: Filled, more: str, view: str, told: str
) -> None:
    embed = fixed(portal=filled.portal)

    assert told in words(asked(client, f"{view}.html?preset={embeds.token(embed)}{more}", 400))


def test_a_fixed_embed_that_was_stopped_says_so(client: Client, filled: Filled) -> None:
    embed = fixed(is_active=False)

    text = asked(client, f"liste.html?preset={embeds.token(embed)}", 410)

    assert "Diese Einbettung wurde beendet." in words(text)


def test_a_fixed_search_that_became_wrong_is_not_widened(client: Client, filled: Filled) -> None:
    for preset in ({"topic": ["x-gone"]}, {"outside": ["1"]}):
        asked(client, f"liste.html?preset={embeds.token(fixed(preset=preset))}", 400)


def test_under_a_host_of_its_own_there_is_only_one_portal(
    client: Client, filled: Filled, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["eigen.example"]
    filled.portal.host = "eigen.example"
    filled.portal.save()
    portals.forget()

    own, other = (
        client.get(f"/embed/v1/liste.html{query}", headers={"host": "eigen.example"})
        for query in ("", "?portal=fremd")
    )

    assert (own.status_code, other.status_code) == (200, 404)
    assert "http://eigen.example/de/angebote/" in own.content.decode()


def test_the_colour_of_a_frame_is_a_colour_and_nothing_else(client: Client) -> None:
    good = client.get("/embed/v1/farben.css?akzent=%238A3FFC")
    bad = client.get("/embed/v1/farben.css?akzent=red;}body{display:none")

    assert good.content == b".sozialatlas{--sozialatlas-accent:#8a3ffc}"
    assert bad.status_code == 400


def test_the_frame_follows_what_the_partner_chose(client: Client, filled: Filled) -> None:
    text = asked(client, "liste?portal=eigen&schema=dunkel&akzent=8a3ffc&lang=uk")

    assert '<html lang="uk" dir="ltr" data-schema="dunkel">' in text
    assert '<link rel="stylesheet" href="/embed/v1/farben.css?akzent=8a3ffc">' in text
    assert re.findall(r"<h(\d)", text)[:2] == ["1", "2"]


def test_a_confidential_address_never_leaves(client: Client, world: World) -> None:
    town = world.middle
    shelter = world.record(
        "Zufluchtswohnung", town, place={"name": "Geheimhaus", "is_confidential": True}
    )
    Address.objects.create(
        location=shelter.location, street="Geheimweg 7", postal_code="16845", city="Mittstadt"
    )
    indexing.build()
    portals.forget()

    for rest in ("liste.html", "karte.html", "zahl.html", f"angebot.html?angebot={shelter.pk}"):
        text = asked(client, rest)

        assert "Geheim" not in text, rest
        assert str(town.lat) not in text
    assert "Die genaue Adresse ist zum Schutz der Menschen dort geheim." in text


def test_many_records_cost_as_many_questions_as_few(
    client: Client, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = []
    asked(client, "liste.html?portal=eigen")
    # Once a second a request looks whether anything has changed, with a few questions more.
    monkeypatch.setattr(Keeping, "_is_due", lambda _keeping: False)
    # In a language each: cards are kept in memory, and then cost nothing.
    for number, language in ((1, "en"), (3, "tr")):
        with CaptureQueriesContext(connection) as told:
            asked(client, f"liste.html?portal=eigen&anzahl={number}&lang={language}")
        counts.append(len(told))

    assert counts[0] > 1
    assert counts[1] - counts[0] < 2


def test_a_fault_is_told_in_the_language_of_the_page(client: Client, filled: Filled) -> None:
    text = asked(client, f"liste.html?lang=en&angebot={filled.inside.pk}", 400)

    assert "“angebot” does not belong to the view “liste”." in words(text)


def test_what_is_empty_belongs_to_every_view(client: Client, filled: Filled) -> None:
    asked(client, f"angebot.html?angebot={filled.inside.pk}&q=&topic=&anzahl=")
    asked(client, "termine.html?type=event&angebot=")
