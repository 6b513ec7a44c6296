"""Four questions lead to the address of a search, and none of their choices to nothing."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from sozialatlas.directory.models import Audience, LifeSituation, Topic, VolunteerRole
from sozialatlas.places.models import DataVersion, PostalPlace
from sozialatlas.search import indexing, portals
from sozialatlas.search.models import Portal
from tests.portal.searching import links, look, text
from tests.search.world import World

pytestmark = pytest.mark.django_db

START = "/de/vier-fragen"


@pytest.fixture
def county(world: World) -> World:
    """Return the county with care in the north and debts in the south, 33 km apart."""
    for number, area in enumerate((world.north, world.middle, world.south)):
        PostalPlace.objects.create(
            country="DE", postal_code=f"6400{number}", name=area.name, lat=area.lat,
            lon=area.lon, municipality=area,
        )  # fmt: skip
    DataVersion.renew()
    seniors, children = (Audience.objects.get(code=code) for code in ("seniors", "children"))
    for number in range(2):
        exact = {"precision": "exact"}
        care = world.record(f"Pflege {number}", world.north, place=exact, is_at_home=True).service
        care.topics.add(Topic.objects.get(code="home_care"))
        care.audiences.add(seniors)
        care.life_situations.add(LifeSituation.objects.get(code="care_needed"))
    debts = world.record("Schulden", world.south, is_by_phone=True).service
    debts.topics.add(Topic.objects.get(code="debt_counselling"))
    debts.audiences.add(children)
    indexing.build()
    return world


def test_the_first_question_offers_those_for_whom_there_is_something(
    client: Client, county: World
) -> None:
    found = links(look(client, START))

    assert {words: url for words, url in found.items() if url.startswith(f"{START}/")} == {
        "Für mich selbst": f"{START}/wo",
        "Für ein Kind 1 Angebot": f"{START}/wo?audience=children",
        "Für einen älteren Menschen 2 Angebote": f"{START}/wo?audience=seniors",
        "Weiß ich nicht, weiter": f"{START}/wo",
    }


def test_each_answer_leads_to_the_next_question_and_the_last_one_to_the_search(
    client: Client, county: World
) -> None:
    given = "audience=seniors"
    where = look(client, f"{START}/wo?{given}")
    what = look(client, f"{START}/worum?place=Nordhausen&radius_km=10&{given}")
    given = f"place=Nordhausen&radius_km=10&topic=home_care&{given}"
    how = look(client, f"{START}/wie?{given}")

    kept = re.findall(r'<input type="hidden" name="(.*?)" value="(.*?)">', where)
    assert (re.findall(r'action="(.*?)"', where), kept) == (
        [f"{START}/worum"],
        [("audience", "seniors")],
    )
    assert links(what)["Ambulante Pflegedienste"] == (
        f"{START}/wie?place=Nordhausen&radius_km=10&topic=home_care&audience=seniors"
    )
    assert links(what)["Jemand braucht Pflege"] == (
        f"{START}/wie?place=Nordhausen&radius_km=10&audience=seniors&life_situation=care_needed"
    )
    assert links(how)["Jemand kommt zu mir nach Hause 2 Angebote"] == (
        "/de/suche?place=Nordhausen&radius_km=10&topic=home_care&audience=seniors&at_home=1"
    )


def test_topics_of_everybody_are_one_step_away(client: Client, county: World) -> None:
    chosen, free = (
        look(client, f"{START}/worum?age=8{more}") for more in ("&audience=seniors", "")
    )
    words = "Nichts dabei? Alle Themen ansehen, auch für andere"

    assert links(chosen)[words] == f"{START}/worum?age=8"
    assert words not in links(free)


def test_what_leads_to_nothing_is_no_choice(client: Client, county: World) -> None:
    what = text(look(client, f"{START}/worum?audience=children"))
    how = text(look(client, f"{START}/wie?audience=children"))

    assert ("Schulden" in what, "Pflege" in what) == (True, False)
    assert ("Am Telefon 1 Angebot" in how, "nach Hause" in how) == (True, False)


def test_phone_and_screen_are_two_ways(client: Client, county: World) -> None:
    world = county
    world.service("Beratung per Video", is_online=True)
    world.service("Beides", is_online=True, is_by_phone=True)
    indexing.build()

    found = links(look(client, f"{START}/wie?remote=1"))

    ways = {words: url for words, url in found.items() if words.startswith(("Am Tel", "Onl"))}
    assert ways == {
        "Am Telefon 2 Angebote": "/de/suche?by_phone=1",
        "Online 2 Angebote": "/de/suche?online=1",
    }


def test_who_wants_to_come_by_finds_what_has_an_address(client: Client, county: World) -> None:
    near = "place=Nordhausen&radius_km=10"
    ways = [
        {words: url for words, url in links(page).items() if words.startswith("Ich komme")}
        for page in (
            look(client, f"{START}/wie"),
            look(client, f"{START}/wie?{near}&by_phone=1"),
            look(client, f"{START}/wie?audience=children"),
        )
    ]
    page = look(client, "/de/suche?in_person=1")

    assert ways == [
        {"Ich komme vorbei 2 Angebote": "/de/suche?in_person=1"},
        {"Ich komme vorbei Was nah ist, steht oben 2 Angebote": f"/de/suche?{near}&in_person=1"},
        {},
    ]
    assert [words for words in ("Pflege 0", "Pflege 1", "Schulden") if words in text(page)] == [
        "Pflege 0", "Pflege 1",
    ]  # fmt: skip
    assert links(page)["Vor Ort entfernen"] == "/de/suche"


def test_answers_so_far_are_told_and_each_can_be_changed(client: Client, county: World) -> None:
    page = look(client, f"{START}/wie?audience=seniors&place=Nordhausen&radius_km=10&age=80")
    given = "place=Nordhausen&radius_km=10&audience=seniors&age=80"

    assert "Frage 4 von 4" in text(page)
    assert "Für wen suchen Sie? Ältere Menschen, Alter: 80 Ändern" in text(page)
    assert "Wo suchen Sie? Nordhausen (Musterkreis), 10 km Umkreis Ändern" in text(page)
    assert links(page)["Ändern : Für wen suchen Sie?"] == f"{START}/fuer-wen?{given}"
    assert links(page)["Zurück"] == f"{START}/worum?{given}"


def test_to_skip_a_question_forgets_its_answer_only(client: Client, county: World) -> None:
    page = look(client, f"{START}/wo?audience=seniors&place=Nordhausen&radius_km=10")

    assert links(page)["Egal, überall suchen"] == f"{START}/worum?audience=seniors"


def test_a_place_that_nobody_knows_is_asked_for_again(client: Client, county: World) -> None:
    page = look(client, f"{START}/worum?place=Nordhaussen&radius_km=5&audience=seniors")

    assert "Frage 2 von 4" in text(page)
    assert "Diesen Ort kennen wir nicht." in text(page)
    assert links(page)["Nordhausen (Musterkreis)"] == (
        f"{START}/worum?place=Nordhausen+%28Musterkreis%29&radius_km=5&audience=seniors"
    )


def test_where_nothing_is_near_the_nearest_is_told_and_one_can_go_on(
    client: Client, county: World
) -> None:
    page = look(client, f"{START}/worum?place=Suedheim&radius_km=10&audience=seniors")

    assert "Das Nächste: 33 km, Nordhausen." in text(page)
    assert links(page)["Auch weiter weg suchen"] == (
        f"{START}/worum?place=Suedheim&audience=seniors"
    )


def test_towns_can_be_chosen_without_typing(client: Client, county: World) -> None:
    page = look(client, f"{START}/wo")

    assert links(page)["Nordhausen"] == f"{START}/worum?municipality=06999001"


def test_absurd_parameters_are_left_out(client: Client, county: World) -> None:
    page = look(client, f"{START}/worum?audience=xyz&topic=%00&age=-4&page=99&sort=nix&foo=1")

    assert links(page)["Weiß ich nicht, weiter"] == f"{START}/wie"
    assert client.get(f"{START}/warum").status_code == 404


def test_inside_a_portal_only_what_it_shows_is_a_choice(client: Client, county: World) -> None:
    made = Portal.objects.create(
        kind="theme", slug="kinder", name="Kinder", is_published=True, types=["service"]
    )
    made.audiences.add(Audience.objects.get(code="children"))
    portals.forget()

    page = look(client, "/kinder/de/vier-fragen/worum")

    assert [words for words in ("Schulden", "Pflege") if words in text(page)] == ["Schulden"]
    assert links(page)["Weiß ich nicht, weiter"] == "/kinder/de/vier-fragen/wie"
    assert links(look(client, "/kinder/de/vier-fragen/wie"))["Am Telefon 1 Angebot"] == (
        "/kinder/de/suche?by_phone=1"
    )


def test_a_portal_of_volunteering_asks_for_roles(client: Client, county: World) -> None:
    VolunteerRole.objects.create(
        organization=county.provider, location=county.location(), name="Vorlesen"
    )
    Portal.objects.create(
        kind="theme", slug="mitmachen-portal", name="Mitmachen", is_published=True,
        types=["volunteer_role"],
    )  # fmt: skip
    portals.forget()
    indexing.build()

    page = look(client, "/mitmachen-portal/de/vier-fragen/wo?radius_km=20")

    assert links(page)["1 Aufgabe gleich ansehen"] == "/mitmachen-portal/de/suche?radius_km=20"
