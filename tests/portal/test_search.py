"""The page of results: what it says, where its links lead, and that it never breaks."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.core import formats
from sozialatlas.directory.models import LocalizedText, Topic
from sozialatlas.search import indexing
from tests.counted_queries import fewest_queries
from tests.portal.searching import full_record, links, look, names, text
from tests.search.world import World


def test_results_say_who_offers_it_where_and_at_what_cost(client: Client, world: World) -> None:
    full_record(world, 1)
    indexing.build()

    words = text(look(client, "/de/suche?q=Hilfe"))

    for part in ("1 Angebot", "Hilfe 1", "Beispielwerk", "Beistand.", "Mittstadt", "Kostenlos"):
        assert part in words


def test_facets_show_their_counts(client: Client, world: World) -> None:
    for where in (world.north, world.north, world.south):
        world.record("Hilfe", where)
    indexing.build()

    page = look(client, "/de/suche")

    counts = re.findall(
        r'name="municipality" value="(\d+)".*?filter-choice__count">(\d+)<', page, re.DOTALL
    )
    assert counts == [("06999001", "2"), ("06999003", "1")]


def test_a_chip_leads_to_the_page_without_its_filter(client: Client, world: World) -> None:
    full_record(world, 1)
    indexing.build()

    found = links(look(client, "/de/suche?q=Hilfe&topic=t-1&language=ar&free=1&page=2"))

    assert [found[f"{label} entfernen"] for label in ("Thema 1", "Arabisch", "Kostenlos")] == [
        "/de/suche?q=Hilfe&language=ar&free=1",
        "/de/suche?q=Hilfe&topic=t-1&free=1",
        "/de/suche?q=Hilfe&topic=t-1&language=ar",
    ]
    assert found["Alle entfernen"] == "/de/suche?q=Hilfe"


def test_equal_searches_have_one_canonical_address(client: Client, world: World) -> None:
    for code in ("a", "b"):
        Topic.objects.create(code=code, name=code)
    indexing.build()

    pages = [
        look(client, f"/de/suche?{query}")
        for query in ("topic=b&topic=a&q=Hilfe&free=1&place=", "free=1&q=Hilfe&topic=a&topic=b")
    ]

    assert [re.findall(r'rel="canonical" href="([^"]+)"', page) for page in pages] == [
        ["http://testserver/de/suche?q=Hilfe&amp;topic=a&amp;topic=b&amp;free=1"]
    ] * 2


def test_further_locations_of_a_service_are_one_link(client: Client, world: World) -> None:
    service = world.service("Sozialberatung")
    near = world.link(service, world.middle)
    for where in (world.north, world.south):
        world.link(service, where)
    indexing.build()

    page = look(client, "/de/suche?place=Mittstadt")

    assert names(page) == ["Sozialberatung"]
    assert links(page)["und 2 weitere Standorte"] == (
        f"/de/angebote/sozialberatung-{near.pk}#standorte"
    )


def test_nothing_found_offers_ways_out(client: Client, world: World) -> None:
    far = world.record("Hilfe", world.north)
    far.service.topics.add(Topic.objects.create(code="t-1", name="Thema 1"))
    world.record("Hilfe", world.middle)
    indexing.build()

    page = look(client, "/de/suche?q=Hilfe&place=Mittstadt&radius_km=5&topic=t-1")

    assert "Dazu haben wir nichts gefunden" in text(page)
    found = links(page)
    assert {
        label: found[label] for label in found if "uchen" in label and "=" in found[label]
    } == {
        "Im Umkreis von 20 km suchen": "/de/suche?q=Hilfe&place=Mittstadt&radius_km=20&topic=t-1",
        "Überall suchen, das Nächste zuerst": (
            "/de/suche?q=Hilfe&place=Mittstadt&topic=t-1&sort=distance"
        ),
        "Ohne Filter suchen": "/de/suche?q=Hilfe&place=Mittstadt&radius_km=5",
    }


def test_no_way_out_leads_to_nothing_again(client: Client, world: World) -> None:
    full_record(world, 1)
    indexing.build()

    page = look(client, "/de/suche?q=Zirkus&place=Mittstadt&radius_km=5&topic=t-1")

    found = links(page)
    assert [label for label in found if "suchen" in label and "=" in found[label]] == []


def test_nothing_found_is_said_in_the_quotes_of_the_language_and_only_what_is_true(
    client: Client, world: World
) -> None:
    world.record("Hilfe")
    indexing.build()

    words = text(look(client, "/en/suche?q=xylophonquark+quarkxylophon"))

    assert [
        part in words
        for part in ("0 services", "few exact matches", "“xylophonquark”", "„", "another word")
    ] == [True, False, True, False, True]


def test_an_empty_installation_gives_no_advice_on_words(client: Client, world: World) -> None:
    indexing.build()

    page = look(client, "/de/suche")

    assert [
        part in text(page)
        for part in ("Hier ist noch nichts eingetragen", "anderen Wort", "Oder:", "Eingrenzen")
    ] == [True, False, False, False]


def test_one_word_names_what_is_counted(client: Client, world: World) -> None:
    for number in range(2):
        world.record(f"Hilfe {number}", is_free="yes")
    indexing.build()

    page = look(client, "/de/suche")

    heading = re.findall(r"data-count>([^<]+)<", page)
    assert heading + re.findall(r'kern-label">([^<]+) anzeigen<', page) == ["2 Angebote"] * 2


def test_the_usual_type_needs_no_word_in_the_address(client: Client, world: World) -> None:
    world.record("Hilfe")
    indexing.build()

    pages = [
        look(client, f"/de/suche?q=Hilfe&{query}") for query in ("type=service", "type=event")
    ]

    assert [re.findall(r'rel="canonical" href="([^"]+)"', page) for page in pages] == [
        ["http://testserver/de/suche?q=Hilfe"],
        ["http://testserver/de/suche?q=Hilfe&amp;type=event"],
    ]


def test_german_texts_are_marked_on_the_english_page(client: Client, world: World) -> None:
    link = full_record(world, 1)
    LocalizedText.objects.create(
        kind="service",
        record_id=link.service_id,
        field="summary",
        language="en",
        text="Support.",
        origin="machine",
    )
    indexing.build()

    english, german = (look(client, f"/{code}/suche?q=Hilfe") for code in ("en", "de"))

    row = english.split('<ol class="results">')[1].split("</ol>")[0]
    assert re.findall(r'<(?:a|p)[^>]*lang="(\w+)"[^>]*>([^<]+)<', row) == [
        ("de", "Hilfe 1"),
        ("de", "Beispielwerk"),
    ]
    assert '<p class="result__summary">Support.</p>' in row
    assert 'lang="de"' not in german.split('<ol class="results">')[1].split("</ol>")[0]


def printed(page: str) -> list[str]:
    """Return the lines that stand on paper only."""
    (block,) = re.findall(r'<div class="printed">(.*?)</div>', page, re.DOTALL)
    return [html.unescape(line) for line in re.findall(r"<p[^>]*>([^<]*)</p>", block)]


def title(page: str) -> str:
    """Return what stands in the tab of the browser, without the name of the site."""
    words, *_of_the_picture = re.findall(r"<title>(.*?)</title>", page)
    return html.unescape(words).partition(" · Sozialatlas")[0]


def test_a_printed_list_says_what_was_asked_when_and_from_where(
    client: Client, world: World
) -> None:
    for number in range(21):
        world.record(f"Hilfe {number}", is_free="yes")
    indexing.build()

    page = look(client, "/de/suche?q=Hilfe&free=1")

    today = formats.full_date(timezone.localdate())
    assert printed(page) == [
        "Gesucht: „Hilfe“",
        "Filter: Kostenlos",
        "Sortiert nach: Beste Treffer",
        "Seite 1 von 2",
        f"Gedruckt am {today} von http://testserver/de/suche?q=Hilfe&free=1",
    ]


def test_the_tab_tells_one_search_from_the_next(client: Client, world: World) -> None:
    for number in range(21):
        world.record(f"Hilfe {number}", is_free="yes")
    indexing.build()

    titles = [
        title(look(client, address))
        for address in (
            "/de/suche",
            "/de/suche?q=Hilfe&free=1&page=2",
            "/de/suche?q=Hilfe&place=Mittstadt",
            "/de/suche?q=Hilfe&place=Xanadu",
            "/en/suche?q=Hilfe&page=2",
            "/de/suche?q=Quantenflux",
            "/de/veranstaltungen/karte",
        )
    ]

    assert titles == [
        "21 Angebote, Seite 1 von 2 · Angebote finden",
        "Hilfe, Kostenlos (21 Angebote, Seite 2 von 2) · Angebote finden",
        "Hilfe, Mittstadt (21 Angebote, Seite 1 von 2) · Angebote finden",
        "Hilfe (21 Angebote, Seite 1 von 2) · Angebote finden",
        "Hilfe (21 services, Page 2 of 2) · Find services",
        "Quantenflux (0 Angebote) · Angebote finden",
        "0 Veranstaltungen · Veranstaltungen",
    ]


def test_words_that_tell_of_danger_stand_in_no_tab_and_on_no_paper(
    client: Client, world: World
) -> None:
    world.record("Hilfe")
    indexing.build()

    page = look(client, "/de/suche?q=mein+Mann+schlägt+mich")

    assert "Hilfe bei Gewalt" in text(page)
    assert re.fullmatch(r"\d+ Angebote? · Angebote finden", title(page))
    today = formats.full_date(timezone.localdate())
    assert printed(page)[-1] == f"Gedruckt am {today}"
    assert [line for line in printed(page) if "schl" in line] == []


def test_a_page_behind_the_end_leads_back_into_the_list(client: Client, world: World) -> None:
    for number in range(21):
        world.record(f"Hilfe {number}")
    indexing.build()

    page = look(client, "/de/suche?q=Hilfe&page=999")

    assert text(page).rpartition("21 Angebote")[2].partition(" Karte ")[0].strip() == (
        "Diese Seite der Liste gibt es nicht Die Liste hat 2 Seiten."
        " Zur ersten Seite Zur letzten Seite"
    )
    assert {words: links(page)[words] for words in ("Zur ersten Seite", "Zur letzten Seite")} == {
        "Zur ersten Seite": "/de/suche?q=Hilfe",
        "Zur letzten Seite": "/de/suche?q=Hilfe&page=2",
    }


def test_a_word_that_nothing_contains_is_said_once_and_as_typed(
    client: Client, world: World
) -> None:
    world.record("Hilfe")
    indexing.build()

    page = text(look(client, "/de/suche?q=QuantenFlux"))

    assert page.count("In keinem Eintrag kommt vor: „QuantenFlux“.") == 1
    assert page.count("Quantenflux") + page.count("quantenflux") == 0


@pytest.mark.parametrize("word", ["Zwölfgrößenflux", "zwoelfgroessenflux"])
def test_a_word_that_nothing_contains_keeps_its_umlauts(
    client: Client, world: World, word: str
) -> None:
    world.record("Hilfe")
    indexing.build()

    page = text(look(client, f"/de/suche?q={word}"))

    assert page.count(f"In keinem Eintrag kommt vor: „{word}“.") == 1


def test_joined_locations_are_said_beside_the_number(client: Client, world: World) -> None:
    service = world.record("Hilfe").service
    alone = text(rebuilt(client))
    world.link(service, world.north)

    joined = text(rebuilt(client))

    assert ["jeder Standort zählt" in page for page in (alone, joined)] == [False, True]
    assert "2 Angebote jeder Standort zählt" in joined


def rebuilt(client: Client) -> str:
    """Return the page of all services by a new index."""
    indexing.build()
    return look(client, "/de/suche")


def test_what_lies_outside_has_no_map_and_no_numbers(client: Client, world: World) -> None:
    world.record("Hilfe", place={"is_outside": True})
    indexing.build()

    page = look(client, "/de/suche?outside=1")

    assert names(page) == ["Hilfe"]
    assert ["results-map" in page.partition("<main")[2], "result__number" in page] == [
        False,
        False,
    ]


def test_what_is_closed_for_now_says_so_first(client: Client, world: World) -> None:
    world.record("Hilfe", status="temporarily_closed")
    indexing.build()

    row = look(client, "/de/suche").split('<ul class="facts">')[1]

    assert re.findall(r"<li([^>]*)>", row)[0] == ' class="facts__warning"'
    assert "Vorübergehend geschlossen" in row.split("</li>")[0]


@pytest.mark.parametrize("path", ["veranstaltungen", "mitmachen"])
def test_pages_of_other_types_answer_in_both_languages(
    client: Client, world: World, path: str
) -> None:
    indexing.build()

    assert [client.get(f"/{code}/{path}").status_code for code in ("de", "en")] == [200, 200]


def test_the_english_page_says_nothing_in_german(client: Client, world: World) -> None:
    full_record(world, 1)
    world.link(world.service("Advice"), is_outside=True)
    indexing.build()

    words = text(look(client, "/en/suche?q=Hilfe&free=1&place=Mittstadt&page=x"))
    empty = text(look(client, "/en/suche?q=Zirkus&place=Xyzhausen"))

    german = re.compile(
        r"\b(und|der|die|das|nicht|Angebote?|Eingrenzen|Kostenlos|Gemeinde|Sprache|Karte"
        r"|Sortiert|Treffer|Ort|Umkreis|Suchen|Standort|Liste|Geprüft|Uhr)\b"
    )
    assert german.findall(words) == []
    assert german.findall(empty) == []


def test_three_records_cost_the_queries_of_one(client: Client, world: World) -> None:
    counts = []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            full_record(world, number)
        indexing.build()
        page = look(client, "/de/suche?q=Hilfe&place=Mittstadt")  # areas stay in memory
        fewest = fewest_queries(lambda: look(client, "/de/suche?q=Hilfe&place=Mittstadt"))
        counts.append((len(names(page)), fewest))

    assert [shown for shown, _count in counts] == [1, 3]
    assert counts[0][1] == counts[1][1]
