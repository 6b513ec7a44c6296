"""Pages are valid HTML, as html-validate reads the standard; in both languages.

It runs without a network, on the Node that set-up installs for tests.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import assets
import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from sozialatlas.core import addresses
from sozialatlas.core.components import Link
from sozialatlas.directory.models import Event, VolunteerRole
from sozialatlas.portal import saved_ids as ids, urls
from sozialatlas.portal.embed.options import VIEWS
from sozialatlas.portal.saved_address import COMPARISON, SavedList
from sozialatlas.portal.views import errors
from sozialatlas.search import indexing, portals
from sozialatlas.search.models import Portal
from tests.accounts import people
from tests.portal import detail_world, searching
from tests.search.world import World

PROGRAM = assets.MODULES / "html-validate/bin/html-validate.mjs"
RULES = {
    "root": True,
    "extends": ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
    "rules": {
        "require-sri": ["error", {"target": "crossorigin"}],
        # The menu stands there for wide and for narrow screens, and one of them is hidden.
        "unique-landmark": "off",
        # A matter of taste: a box that scrolls is a region by its role.
        "prefer-native-element": "off",
    },
}
LANGUAGES = ("de", "en")
# What people read under the language; the rest of the addresses answers with other formats.
FIXED = (
    "", "suche", "suche?q=Hilfe&free=1&language=ar&accessibility=step_free",
    "suche?q=Hilfe&page=2", "suche?q=Zxqwvy", "suche?q=Suizid", "suche?q=Hilfe&place=Mittstadt",
    "suche?place=Neustadt", "suche?open_now=1&radius_km=x&page=999", "veranstaltungen",
    "veranstaltungen?from=2020-01-01", "veranstaltungen?q=Zxqwvy", "veranstaltungen/monat",
    "veranstaltungen/karte", "veranstaltungen?profile=wheelchair&profile=deaf",
    "veranstaltungen/monat?profile=deaf",
    "vier-fragen", "vier-fragen/wo?audience=seniors", "vier-fragen/worum?place=Mittstadt",
    "vier-fragen/worum?place=Xyzzq", "vier-fragen/wie?topic=debt_counselling",
    "mitmachen", "soforthilfe",
    "barrieren?q=Hilfe&profile=deaf", "suche?q=Hilfe&profile=wheelchair&profile=deaf",
    "einbetten", "einbetten?adresse=%2Fde%2Fsuche%3Fq%3DHilfe&akzent=%238a3ffc",
    "impressum",
    "kontakt", "datenschutz", "barrierefreiheit",
    "merkliste",
)  # fmt: skip
BELOW_A_RECORD = ("aendern", "aendern/danke", "ergaenzen", "hilfreich", "hilfreich/danke")
IN_A_TOWN = ("suche", "suche?q=Hilfe&page=2", "suche?around=1", "suche?place=Mittstadt")
FOR_EDITORS = "suche/reihenfolge?q=Hilfe"


@pytest.fixture
def records(world: World) -> dict[str, object]:
    """Return one rich record of each kind, among enough for a second page."""
    service = detail_world.service()
    detail_world.serves(service, world.county)
    link = detail_world.at(service, world.middle, 3)
    detail_world.at(service, world.north, 2)
    for number in range(25):
        searching.full_record(world, number)
    given = {"organization": world.provider, "location": link.location, "name": '<Fest> & "Chor"'}
    event = Event.objects.create(starts_at=detail_world.tomorrow(), rrule="FREQ=WEEKLY", **given)
    role = VolunteerRole.objects.create(**given)
    Portal.objects.create(kind="county", name="Kreis", contact="Montags", is_published=True)
    town = Portal.objects.create(kind="town", slug="nordhausen", name="N", is_published=True)
    town.areas.add(world.north)
    searching.towns_called("Neustadt", postal_codes=("16845", "01844"))
    indexing.build()
    portals.renew()
    return {"service": link, "event": event, "volunteer_role": role}


def paths(records: dict[str, object], language: str) -> list[str]:
    """Return the addresses of all kinds of pages."""
    found = [f"/{language}/{path}" for path in FIXED]
    found += [f"/nordhausen/{language}/{path}" for path in IN_A_TOWN]
    for kind, record in records.items():
        page = addresses.record(kind, "name", record.pk, language)
        found += [page, *(f"{page}/{rest}" for rest in BELOW_A_RECORD)]
    saved = SavedList(tuple(ids.short(record.pk) for record in records.values()))
    found.append(f"{saved.url(language)}&id=AAAAAAAAAA&id=x&q=Hilfe")
    found.append(saved.url(language, COMPARISON))
    found.append(f"/embed/v1/angebot?lang={language}&angebot={records['service'].pk}")
    return [*found, *(f"/embed/v1/{view}?lang={language}" for view in VIEWS if view != "angebot")]


def page_of(client: Client, path: str) -> str:
    answer = client.get(path, follow=True)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def faults(pages: dict[str, str], folder: Path) -> list[str]:
    """Return what the validator finds wrong, with page and place."""
    rules = folder / "rules.json"
    rules.write_text(json.dumps(RULES))
    files = {folder / f"{number}.html": name for number, name in enumerate(pages)}
    for file, name in files.items():
        file.write_text(pages[name], encoding="utf-8")
    # Through a pipe a long report ends in the middle.
    report = folder / "report.json"
    words = [assets.NODE, PROGRAM, "--config", rules, "--formatter", f"json={report}", *files]
    told = subprocess.run(words, capture_output=True, text=True, check=False)
    assert told.returncode in (0, 1), told.stderr
    return [
        f"{files[Path(file['filePath'])]}:{found['line']} {found['ruleId']}: {found['message']}"
        for file in json.loads(report.read_text(encoding="utf-8"))
        for found in file["messages"]
    ]


@pytest.mark.slow
@pytest.mark.any_database
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_for_people_is_valid(
    client: Client, records: dict[str, object], tmp_path: Path, language: str
) -> None:
    pages = {path: page_of(client, path) for path in paths(records, language)}
    form = f"{addresses.record('service', 'name', records['service'].pk, language)}/aendern"
    refused = client.post(form, {"text": "", "email": "x"}, follow=True)
    pages["refused form"] = refused.content.decode()
    client.force_login(people.editor("redaktion@beispiel.test", "county_editor"))
    pages[FOR_EDITORS] = page_of(client, f"/{language}/{FOR_EDITORS}")

    assert faults(pages, tmp_path) == []


@pytest.mark.slow
@pytest.mark.any_database
@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_an_error_is_valid(
    client: Client, rf: RequestFactory, tmp_path: Path, language: str
) -> None:
    request = rf.get(f"/{language}/gibt-es-nicht")
    with translation.override(language):
        answers = [
            errors.bad_request(request, ValueError()),
            errors.forbidden(request),
            errors.gone(request, name="A & <B>", alternatives=[Link("Nord", "/de/x")]),
            errors.server_error(request),
        ]
    answers.append(client.get(f"/{language}/gibt-es-nicht"))
    pages = {str(answer.status_code): answer.content.decode() for answer in answers}

    assert (set(pages), faults(pages, tmp_path)) == ({"400", "403", "404", "410", "500"}, [])


@pytest.mark.slow
@pytest.mark.any_database
@pytest.mark.django_db
def test_sign_in_and_the_page_about_the_interface_are_valid(
    client: Client, tmp_path: Path
) -> None:
    pages = {path: page_of(client, path) for path in ("/admin/login/", "/api/", "/api/opendata/")}
    refused = client.post("/admin/login/", {"username": "niemand", "password": "falsch"})
    pages["refused sign-in"] = refused.content.decode()

    assert faults(pages, tmp_path) == []


def test_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    page = (
        '<!DOCTYPE html><html lang="de"><head><title>Seite</title></head><body>'
        '<p id="a"><div>Text</div></p><ul><p id="a">Text</p></ul><img src="/x.png"></body></html>'
    )

    rules = {fault.split()[1].rstrip(":") for fault in faults({"x": page}, tmp_path)}

    assert rules == {"close-order", "element-permitted-content", "no-dup-id", "wcag/h37"}


def test_no_kind_of_page_is_left_out(records: dict[str, object]) -> None:
    asked = [path.partition("?")[0] for path in (*paths(records, "de"), f"/de/{FOR_EDITORS}")]
    left_out = [
        str(pattern.pattern)
        for pattern in urls.urlpatterns
        if not any(pattern.resolve(path.removeprefix("/de/")) for path in asked)
    ]

    # What a mark of the map stands for is a piece of a page.
    others = (".json", ".ics", ".pdf", r"\.ics$", "/auswahl")
    assert [words for words in left_out if not words.endswith(others)] == []
