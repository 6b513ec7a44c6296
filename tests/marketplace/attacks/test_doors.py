"""Every address of the marketplace: which ways of asking it takes, and that forms are its own."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from pytest_django import Settings

from sozialatlas.marketplace.freshness.models import Quiet
from sozialatlas.marketplace.notices.models import Subscription
from tests.marketplace import roles_world
from tests.marketplace.attacks import world
from tests.marketplace.test_roles import all_rows

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.any_database]

# Mail programs end mails by one POST, without a cookie and so without its token (RFC 8058).
BY_MAIL_PROGRAMS = ("abmelden", "rundschreiben")
NEVER_TAKEN = ("put", "patch", "delete", "trace")


@pytest.fixture(autouse=True)
def _mail(settings: Settings) -> None:
    settings.EMAIL_HOST = "mail.example"


@pytest.fixture(params=world.WALKERS)
def walk(request: pytest.FixtureRequest) -> tuple[Client, list[str]]:
    """Return somebody's browser and all addresses that it may open."""
    made = roles_world.made()
    paths = world.addresses(made)[request.param]
    browser = world.browser_like(made.clients[request.param])
    return browser, paths


def takes_post(client: Client, path: str) -> bool:
    with world.undone():
        return bool(client.post(path).status_code != 405)


def test_no_post_counts_without_the_token_of_a_page(walk: tuple[Client, list[str]]) -> None:
    client, paths = walk
    posts = [path for path in paths if takes_post(client, path)]
    client.handler.enforce_csrf_checks = True

    answers = {path: client.post(path).status_code for path in posts}

    taken = [path for path, status in answers.items() if status != 403]
    assert [path for path in taken if not any(word in path for word in BY_MAIL_PROGRAMS)] == []
    assert len(posts) >= 3


def test_other_ways_of_asking_are_refused(walk: tuple[Client, list[str]]) -> None:
    client, paths = walk
    before = all_rows()

    answers = {
        (path, method): getattr(client, method)(path).status_code
        for path in paths
        if "unbekannt" not in path
        for method in NEVER_TAKEN
    }

    assert {asked: status for asked, status in answers.items() if status != 405} == {}
    assert all_rows() == before


def test_looking_changes_nothing_however_often_a_scanner_does_it(
    walk: tuple[Client, list[str]],
) -> None:
    """Mail scanners open each link, some ask for the head first, and follow what they find."""
    client, paths = walk
    before = all_rows()

    heads = {path: client.head(path).status_code for path in paths}
    pages = {path: client.get(path).status_code for path in paths}

    assert all_rows() == before
    assert {path: status for path, status in heads.items() if status != pages[path]} == {}
    assert {path: status for path, status in pages.items() if status >= 500} == {}


def test_a_mail_program_leaves_by_post_alone() -> None:
    paths = world.addresses(roles_world.made())["citizen"]
    leaving = [path for path in paths if path.rpartition("/")[0].endswith("abo/abmelden")
               or path.endswith("/abmelden")]  # fmt: skip
    known = [path for path in leaving if "unbekannt" not in path]
    program = Client(enforce_csrf_checks=True)

    looked = [(program.get(path).status_code, program.head(path).status_code) for path in known]
    before = (Subscription.objects.count(), Quiet.objects.count())
    posted = [program.post(path, {"List-Unsubscribe": "One-Click"}).status_code for path in known]

    assert (len(known), looked) == (2, [(200, 200)] * 2)
    assert (before, set(posted) <= {200, 302}) == ((1, 0), True)
    assert (Subscription.objects.count(), Quiet.objects.count()) == (0, 1)


def test_every_address_is_below_a_language() -> None:
    """An address without one is no second door to the same view."""
    for route in world.ROUTES:
        if "<" not in route:
            with pytest.raises(Resolver404):
                resolve(f"/{route}")
