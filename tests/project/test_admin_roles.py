"""Who may open and do what in the administration: every table, asked by everybody."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest
from django.contrib import admin
from django.db.models import Model

from tests.marketplace import roles_world as world
from tests.marketplace.roles_told import all_rows, told
from tests.marketplace.roles_world import PEOPLE, SECRET

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.any_database]

ALL = "list add change history delete"
EDITED = "list add change history"
READ = "list view history"
COUNTY = ("county_editor", "county_editor_elsewhere")
TOWN = ("town_editor", "town_editor_elsewhere")
ELSEWHERE = ("county_editor_elsewhere", "town_editor_elsewhere")


def of(people: tuple[str, ...], what: str) -> dict[str, str]:
    return dict.fromkeys(people, what)


ADMINISTRATOR = {"administrator": "list add change history delete"}
WORDS = {
    **of((*TOWN, "planner"), READ),
    **of((*COUNTY, "administrator"), EDITED),
}
"""What describes all entries is the county's to word."""
ENTRY = {
    **of(("county_editor", "town_editor"), EDITED),
    **of(ELSEWHERE, "list add"),
    "planner": READ,
    "administrator": ALL,
}
NO_ROW_OF_THEIRS = {**of((*COUNTY, *TOWN, "administrator"), "list add"), "planner": "list"}
BY_COUNTY = of((*COUNTY, "administrator"), "list add")
MAY: Mapping[str, Mapping[str, str]] = {
    "accounts.User": ADMINISTRATOR,
    "auth.Group": {"administrator": "list add"},
    "directory.Audience": WORDS,
    "directory.Event": NO_ROW_OF_THEIRS,
    "directory.LifeSituation": WORDS,
    "directory.Location": ENTRY,
    "directory.Organization": ENTRY,
    "directory.Revision": {"administrator": "list"},
    "directory.Service": ENTRY,
    "directory.ServiceAtLocation": ENTRY,
    "directory.Topic": WORDS,
    "directory.VolunteerRole": NO_ROW_OF_THEIRS,
    "exchange.ImportRun": {"administrator": "list"},
    "freshness.FreshnessSettings": {"administrator": "list add"},
    "freshness.Interval": {"administrator": "list add"},
    "freshness.Quiet": {"administrator": "list"},
    "freshness.Verification": {"administrator": "list"},
    "jobs.Job": {"administrator": "list"},
    "mail.Letter": {"administrator": "list"},
    "marketplace.HelpfulCount": of((*COUNTY, *TOWN, "administrator"), "list"),
    "marketplace.PublicMessage": {
        **of(("county_editor", "town_editor"), READ),
        **of(ELSEWHERE, "list"),
        "administrator": f"{READ} delete",
    },
    "places.Area": {
        **of((*TOWN, "planner"), READ),
        "county_editor": EDITED,
        "county_editor_elsewhere": "list add view history",
        "administrator": EDITED,
    },
    "places.AreaChange": {"administrator": "list"},
    "places.PostalPlace": {"administrator": "list"},
    "proposals.PolicyRule": of((*COUNTY, "administrator"), ALL),
    "proposals.ReviewSettings": BY_COUNTY,
    "search.Embed": BY_COUNTY,
    "search.Portal": {**BY_COUNTY, **of(TOWN, "list")},
    "search.Synonym": of((*COUNTY, "administrator"), EDITED),
}
MODELS = {model._meta.label: model for model in admin.site._registry}


def pages(model: type[Model]) -> dict[str, str]:
    """Return the addresses of a table, and those of the row that holds the secret."""
    meta = model._meta
    table = f"/admin/{meta.app_label}/{meta.model_name}/"
    found = {"list": table, "add": f"{table}add/"}
    rows = list(model._default_manager.all()[:200])
    row = next((each for each in rows if SECRET in str(each)), rows[0] if rows else None)
    if row is not None:
        found |= {word: f"{table}{row.pk}/{word}/" for word in ("change", "history", "delete")}
    return found


def test_the_table_names_all_there_are() -> None:
    assert sorted(MODELS) == sorted(MAY)


def test_everybody_may_in_the_administration_what_the_table_says() -> None:
    made = world.made()
    found = {label: pages(model) for label, model in MODELS.items()}

    may: dict[str, dict[str, str]] = {label: {} for label in found}
    for label, name in product(found, PEOPLE):
        answers = {word: made.clients[name].get(url) for word, url in found[label].items()}
        opened = [word for word, answer in answers.items() if answer.status_code == 200]
        if "change" in opened and b'name="_save"' not in answers["change"].content:
            opened[opened.index("change")] = "view"
        if opened:
            may[label][name] = " ".join(opened)

    assert {label: told for label, told in may.items() if told != MAY[label]} == {}


def test_who_may_not_learns_and_changes_nothing_in_the_administration() -> None:
    made = world.made()
    found = {label: pages(model) for label, model in MODELS.items()}
    before = all_rows()

    learned = {
        f"{name} {method} {url}": told(getattr(made.clients[name], method)(url))
        for label, name in product(found, PEOPLE)
        for word, url in found[label].items()
        if word not in MAY[label].get(name, "").replace("view", "change").split()
        for method in ("get", "post")
    }

    assert {who: what for who, what in learned.items() if what} == {}
    assert all_rows() == before


@pytest.mark.parametrize("name", ELSEWHERE)
def test_lists_of_the_administration_name_nothing_of_elsewhere(name: str) -> None:
    client = world.made().clients[name]
    lists = [pages(model)["list"] for label, model in MODELS.items() if name in MAY[label]]

    assert [url for url in lists if SECRET.encode() in client.get(url).content] == []
