"""The board and its lists: who reads what, and what a press does."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from pytest_django import Settings

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.marketplace.membership.models import Membership
from sozialatlas.marketplace.quality import actions
from sozialatlas.marketplace.quality.models import Finding, Snapshot
from sozialatlas.marketplace.quality.problems import Check
from sozialatlas.marketplace.quality.views import board
from sozialatlas.places.models import Area
from tests.counted_queries import fewest_queries
from tests.directory import factories
from tests.marketplace.quality import world
from tests.marketplace.quality.world import NOW, TODAY

pytestmark = pytest.mark.django_db

BOARD = "/de/redaktion/qualitaet"
PAGES = (
    BOARD, f"{BOARD}?nach=thema", f"{BOARD}?nach=traeger", f"{BOARD}/tabelle.csv",
    f"{BOARD}/liste", f"{BOARD}/liste?fehlt=verified", f"{BOARD}/liste.csv",
)  # fmt: skip


def measure() -> None:
    for name in Check.values:
        actions.check(name, at=NOW, today=TODAY)
    actions.measure(at=NOW, today=TODAY)


@pytest.fixture
def towns() -> None:
    """Two towns with one entry each, that lack their sentence."""
    world.no_other_topics()
    world.entry(world.town(), name="Pflegetreff", summary="")
    other = world.town("06997002", "Auenburg", west=8.6)
    service = world.service(name="Wohnhilfe", summary="")
    service.topics.set([world.topic("wohnen")])
    factories.record(service=service, location=world.place(other, lon=8.7))
    measure()


def client_of(role: str, area_key: str = "", scope: str = "") -> Client:
    user = User.objects.create_user(f"{role}@kreis.example")
    from sozialatlas.accounts import actions as accounts

    accounts.assign(user=user, role=role, area_key=area_key)
    if scope:
        RoleAssignment.objects.filter(user=user).update(scope=scope)
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    return client


def text(client: Client, path: str) -> str:
    reply = client.get(path)
    assert reply.status_code == 200
    return reply.content.decode()


def shown(client: Client, path: str) -> list[str]:
    """Return which of the names of this world stand on a page."""
    page = text(client, path)
    names = ("Pflegetreff", "Wohnhilfe", "Lindental", "Auenburg")
    return [name for name in names if name in page]


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize(
    ("role", "area_key", "scope", "entries"),
    [
        ("county_editor", "06997", "", ["Pflegetreff", "Wohnhilfe"]),
        ("county_editor", "", "", ["Pflegetreff", "Wohnhilfe"]),
        ("planner", "06997", "", ["Pflegetreff", "Wohnhilfe"]),
        ("town_editor", "06997002", "", ["Wohnhilfe"]),
        ("reviewer", "06997001", "", ["Pflegetreff"]),
        ("reviewer", "06997", "topic:wohnen", ["Wohnhilfe"]),
        ("reviewer", "06998", "", []),
    ],
)
def test_each_reads_what_lies_within_reach(
    role: str, area_key: str, scope: str, entries: list[str]
) -> None:
    client = client_of(role, area_key, scope)

    told = [
        [name for name in shown(client, path) if name in ("Pflegetreff", "Wohnhilfe")]
        for path in (f"{BOARD}/liste", f"{BOARD}/liste?fehlt=verified", f"{BOARD}/liste.csv")
    ]

    assert told == [entries] * 3


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize(
    ("role", "area_key", "scope", "count", "lines"),
    [
        ("county_editor", "06997", "", 2, ["Auenburg", "Lindental"]),
        ("town_editor", "06997002", "", 1, ["Auenburg"]),
        ("reviewer", "06997", "topic:wohnen", 1, []),
    ],
)
def test_board_counts_what_lies_within_reach(
    role: str, area_key: str, scope: str, count: int, lines: list[str]
) -> None:
    client = client_of(role, area_key, scope)

    page = text(client, BOARD)

    found = sorted(name for name in ("Lindental", "Auenburg") if f'row">{name}' in page)
    assert (f"{count} Eintr" in page, found) == (True, lines)


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize("path", PAGES)
def test_who_looks_after_nothing_is_let_in_nowhere(path: str) -> None:
    client = Client()
    client.force_login(User.objects.create_user("kasse@verein.example"))

    assert (Client().get(path).status_code, client.get(path).status_code) == (302, 403)


@pytest.mark.parametrize("path", PAGES)
def test_pages_stand_before_the_first_night(path: str) -> None:
    assert client_of("county_editor").get(path).status_code == 200


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize(
    "query",
    ["befund=unsinn", "fehlt=alles", "traeger=x", "ort=%00", "thema=%00'", "seite=99", "nach=x",
     "nach=thema&gruppe=%00"],
)  # fmt: skip
def test_senseless_addresses_limit_nothing(query: str) -> None:
    client = client_of("county_editor")

    statuses = [client.get(f"{path}?{query}").status_code for path in (BOARD, f"{BOARD}/liste")]

    assert statuses == [200, 200]


@pytest.mark.usefixtures("towns")
def test_list_says_what_to_do_and_where_to_edit() -> None:
    service = world.Service.objects.get(name="Pflegetreff")

    page = text(client_of("county_editor"), f"{BOARD}/liste?befund=no_summary&ort=06997001")

    assert [
        part in page
        for part in (
            "In einem Satz sagen, was man hier bekommt.",
            f"/de/angebote/pflegetreff-{service.pk}",
            f"/admin/directory/service/{service.pk}/change/",
            "Satz für die Trefferliste fehlt · Lindental",
        )
    ] == [True] * 4


@pytest.mark.usefixtures("towns")
def test_where_most_is_missing_stands_first_with_what_helps_there() -> None:
    empty = world.service(name="Stiller Treff", summary="", description="")
    factories.record(service=empty, location=world.place(Area.objects.get(key="06997001")))
    measure()

    page = text(client_of("county_editor", "06997"), BOARD)

    assert page.index("Lindental<a") < page.index("Auenburg<a")
    assert re.findall(r'<a class="quality-table__most" href="[^"]*">([^<]+)</a>', page) == [
        "2 unvollständig",
        "1 unvollständig",
    ]


@pytest.mark.usefixtures("towns")
def test_a_long_table_is_folded_behind_the_worst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board, "OPEN", 1)

    page = text(client_of("county_editor", "06997"), BOARD)

    assert re.findall(r"<summary>([^<]+)<span", page) == ["1 weitere"]
    assert [page.count("Lindental<a"), page.count("Auenburg<a")] == [1, 1]


@pytest.mark.usefixtures("towns")
def test_table_is_sent_with_shares_and_counts() -> None:
    reply = client_of("county_editor").get(f"{BOARD}/tabelle.csv?nach=gemeinde")

    assert reply["Content-Disposition"] == (
        f'attachment; filename="datenqualitaet-gemeinde-{TODAY}.csv"'
    )
    assert reply.content.decode().splitlines()[1:] == [
        "Auenburg;1;0;0,0000;0;0,0000;1;1,0000;1;1,0000",
        "Lindental;1;0;0,0000;0;0,0000;1;1,0000;1;1,0000",
    ]


@pytest.mark.usefixtures("towns")
def test_board_speaks_english() -> None:
    page = text(client_of("county_editor"), f"{BOARD.replace('/de/', '/en/')}?nach=traeger")

    assert ("<h1>Data quality</h1>" in page, "What helps most now" in page) == (True, True)


def test_topic_without_entry_is_told_by_its_name() -> None:
    world.no_other_topics()
    world.topic("leer_code", name="Schuldenberatung")
    world.entry(world.town())
    measure()

    page = text(client_of("county_editor", "06997"), f"{BOARD}/liste?befund=topic_empty")

    assert ("Schuldenberatung" in page, "leer_code" in page) == (True, False)


def test_name_that_is_a_formula_stays_a_text() -> None:
    organization = factories.organization("=HYPERLINK(1)")
    world.entry(world.town(), organization=organization, name="@SUM(1)", summary="")
    measure()
    client = client_of("county_editor")

    table = text(client, f"{BOARD}/tabelle.csv?nach=traeger")
    listed = text(client, f"{BOARD}/liste.csv?befund=no_summary")

    assert ("'=HYPERLINK(1)" in table, "'@SUM(1)" in listed) == (True, True)


def test_script_in_a_name_is_a_text() -> None:
    name = "<script>alert(1)</script>"
    world.entry(world.town(), name=name, summary="")
    measure()

    page = text(client_of("county_editor"), f"{BOARD}/liste?befund=no_summary")

    assert (name in page, "&lt;script&gt;alert(1)" in page) == (False, True)


def accepted() -> list[tuple[str, bool]]:
    rows = Finding.objects.filter(problem="no_summary").order_by("title")
    return [(row.title, row.accepted_at is not None) for row in rows]


def press(client: Client, title: str, **given: str) -> tuple[int, str]:
    finding = Finding.objects.get(problem="no_summary", title=title)
    reply = client.post(f"{BOARD}/befund/{finding.pk}", given)
    return reply.status_code, reply.headers.get("Location", "")


@pytest.mark.usefixtures("towns")
def test_reviewer_says_it_is_right_so_and_takes_it_back() -> None:
    client, back = client_of("reviewer", "06997001"), f"{BOARD}/liste?befund=no_summary"

    pressed = press(client, "Pflegetreff", weiter=back)
    first = accepted()
    client.get(BOARD)  # the message names the entry once
    quiet = shown(client, f"{BOARD}/liste?befund=no_summary")
    listed = shown(client, f"{BOARD}/liste?befund=no_summary&richtig=1")
    press(client, "Pflegetreff", doch="1")

    assert pressed == (302, back)
    assert first == [("Pflegetreff", True), ("Wohnhilfe", False)]
    assert ("Pflegetreff" in quiet, "Pflegetreff" in listed) == (False, True)
    assert accepted() == [("Pflegetreff", False), ("Wohnhilfe", False)]


@pytest.mark.usefixtures("towns")
def test_provider_says_it_of_own_entries_only() -> None:
    user = User.objects.create_user("kasse@verein.example")
    own = world.Service.objects.get(name="Pflegetreff").organization
    Membership.objects.create(user=user, organization=own, role="editor", since=NOW)
    client = Client()
    client.force_login(user)

    statuses = [press(client, title)[0] for title in ("Pflegetreff", "Wohnhilfe")]

    assert statuses == [302, 404]
    assert accepted() == [("Pflegetreff", True), ("Wohnhilfe", False)]


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize(("role", "area_key"), [("planner", "06997"), ("reviewer", "06997002")])
def test_who_only_reads_cannot_say_so(role: str, area_key: str) -> None:
    assert press(client_of(role, area_key), "Pflegetreff")[0] == 404
    assert accepted() == [("Pflegetreff", False), ("Wohnhilfe", False)]


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize("target", ["https://boese.example/", "//boese.example/", "x"])
def test_press_leads_to_no_other_site(target: str) -> None:
    assert press(client_of("county_editor"), "Pflegetreff", weiter=target) == (302, BOARD)


@pytest.mark.parametrize("path", PAGES)
def test_pages_ask_no_more_of_many_entries_than_of_one(path: str) -> None:
    town = world.town()
    client = client_of("county_editor")
    world.entry(town, summary="", organization=factories.organization("A"))
    measure()
    counts = [fewest_queries(lambda: client.get(path))]
    for name in ("B", "C", "D"):
        world.entry(town, summary="", organization=factories.organization(name))
    measure()
    counts.append(fewest_queries(lambda: client.get(path)))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(("is_on", "says"), [(True, False), (False, True)])
def test_the_board_says_when_no_address_is_asked(
    settings: Settings, towns: None, is_on: bool, says: bool
) -> None:
    settings.CHECK_LINKS = is_on

    html = text(client_of("county_editor"), BOARD)

    assert ("SOZIALATLAS_CHECK_LINKS=no" in html) is says


@pytest.mark.usefixtures("towns")
@pytest.mark.parametrize("by", ["gemeinde", "thema", "traeger"])
def test_each_line_says_how_it_changed_within_four_weeks(by: str) -> None:
    before = list(Snapshot.objects.all())
    for row in before:
        row.pk, row.measured_on = None, TODAY - dt.timedelta(weeks=4)
        row.reachable, row.complete = row.total - row.reachable, row.total - row.complete
    client = client_of("county_editor", "06997")
    alone = text(client, f"{BOARD}?nach={by}")
    Snapshot.objects.bulk_create(before)

    page = text(client, f"{BOARD}?nach={by}")

    changes = ("gestiegen um", "gesunken um")
    assert [word in alone for word in ("Prozentpunkte", *changes)] == [False] * 3
    assert "wie viele Prozentpunkte" in page
    assert sum(page.count(word) for word in changes) == 4
    assert page.count("▲") == page.count(changes[0])
