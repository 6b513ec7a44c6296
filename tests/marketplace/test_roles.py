"""Who may open and do what: every address of the marketplace, asked by everybody."""

from __future__ import annotations

import re

import pytest
from pytest_django import Settings

from sozialatlas.marketplace import urls
from tests.marketplace import roles_world as world
from tests.marketplace.roles_told import all_rows, told
from tests.marketplace.roles_world import PEOPLE, SECRET

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.any_database]

HERE = {"county_editor", "town_editor", "reviewer", "administrator"}
DESK = {*HERE, "county_editor_elsewhere", "town_editor_elsewhere", "reviewer_elsewhere"}
SIGNED_IN = set(PEOPLE) - {"citizen"}
EVERYBODY = set(PEOPLE)
# Who only checks proposals neither writes to all providers nor decides who speaks for whom.
EDITORS = DESK - {"reviewer", "reviewer_elsewhere"}
# Who is let in by the beginning of an address; the longest beginning counts. What is not said
# of an address with numbers counts for the one thing behind it, else for the list.
LISTS = {
    "abo": EVERYBODY,
    "aufnahme": EVERYBODY,
    "bestaetigen": EVERYBODY,
    "eintragen": EVERYBODY,
    "mein": SIGNED_IN,
    "redaktion": DESK,
    "redaktion/neuigkeiten": EDITORS,
    "redaktion/qualitaet": {*DESK, "planner"},
}
THINGS = {
    "abo": EVERYBODY,
    "bestaetigen": EVERYBODY,
    "mein": {"provider"},
    "mein/antrag": {"newcomer"},
    "mein/fuer-wen": SIGNED_IN,
    "mein/einladung": SIGNED_IN,
    "redaktion": HERE,
    "redaktion/neuigkeiten": HERE & EDITORS,
    "redaktion/qualitaet/befund": {*HERE, "provider"},
    "redaktion/zugaenge": HERE & EDITORS,
}


@pytest.fixture(autouse=True)
def _mail(settings: Settings) -> None:
    """Let mails go out: some pages are there only then."""
    settings.EMAIL_HOST = "mail.example"


def beginning(route: str, table: dict[str, set[str]]) -> str:
    parts = route.split("/")
    found = ["/".join(parts[:count]) for count in range(len(parts), 0, -1)]
    return next(each for each in found if each in table)


def may(route: str) -> set[str]:
    table = THINGS if "<" in route else LISTS
    return table[beginning(route, table)]


def address(route: str, numbers: dict[str, dict[str, object]]) -> str:
    if "<" not in route:
        return f"/de/{route}"
    parts = route.split("/<")[0]
    values = numbers[beginning(parts, numbers)]
    return "/de/" + re.sub(r"<\w+:(\w+)>", lambda match: str(values[match[1]]), route)


ROUTES = sorted(set(world.routes(urls.urlpatterns)))


@pytest.mark.parametrize("route", ROUTES)
def test_who_may_not_learns_nothing_and_changes_nothing(route: str) -> None:
    made = world.made()
    url = address(route, made.numbers)
    refused = [name for name in PEOPLE if name not in may(route)]
    before = all_rows()

    learned = {
        f"{name} {method}": told(getattr(made.clients[name], method)(url))
        for name in refused
        for method in ("get", "post")
    }

    assert {who: what for who, what in learned.items() if what} == {}
    assert all_rows() == before


@pytest.mark.parametrize("route", [each for each in ROUTES if "token" not in each])
def test_who_may_is_let_in(route: str) -> None:
    made = world.made()
    url = address(route, made.numbers)

    answers = {name: made.clients[name].get(url).status_code for name in sorted(may(route))}

    assert {
        name: status for name, status in answers.items() if status not in {200, 302, 405}
    } == {}


@pytest.mark.parametrize("name", sorted(set(PEOPLE) - {"provider", *HERE, "planner"}))
def test_lists_of_others_do_not_name_what_is_not_theirs(name: str) -> None:
    client = world.made().clients[name]

    lists = [f"/de/{route}" for route in ROUTES if "<" not in route and name in may(route)]

    naming = [url for url in lists if SECRET.encode() in client.get(url, follow=True).content]
    assert [url for url in naming if not (name == "newcomer" and "/mein" in url)] == []
