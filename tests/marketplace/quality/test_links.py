"""How addresses are asked, and when one is called broken."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.core.fetching import (
    Answer,
    BadAddress,
    BadCertificate,
    FetchError,
    ForbiddenAddress,
    ForbiddenByRobots,
    Hop,
    NoSuchHost,
)
from sozialatlas.marketplace.quality import asking, link_answers
from sozialatlas.marketplace.quality.checks.links import problem_of
from sozialatlas.marketplace.quality.link_answers import Verdict
from sozialatlas.marketplace.quality.models import CheckedLink
from tests.core.fetching.servers import answer, served
from tests.marketplace.quality import world
from tests.marketplace.quality.world import TODAY

ADDRESS = "https://verein.example/"
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, "fine"), (204, "fine"), (304, "fine"), (401, "refused"), (403, "refused"),
        (429, "refused"), (999, "refused"), (404, "failed"), (410, "failed"), (500, "failed"),
        (503, "failed"),
    ],
)  # fmt: skip
def test_page_that_refuses_programs_is_not_broken(status: int, state: str) -> None:
    assert link_answers.of_answer(Answer(ADDRESS, status, {})) == Verdict(state, status)


def test_moved_page_suggests_its_new_address_only_if_it_is_there() -> None:
    hops = (Hop(ADDRESS, 301),)
    new = "https://neu.example/"

    told = [link_answers.of_answer(Answer(new, status, {}, hops=hops)) for status in (200, 404)]

    assert told == [Verdict("fine", 200, new), Verdict("failed", 404)]


def test_new_address_that_is_too_long_to_be_noted_is_not_cut() -> None:
    moved = Answer(f"https://neu.example/{'a' * 2_000}", 200, {}, hops=(Hop(ADDRESS, 301),))

    assert link_answers.of_answer(moved) == Verdict("fine", 200, "")


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (NoSuchHost(ADDRESS, ""), "failed"),
        (BadCertificate(ADDRESS, ""), "certificate"),
        (ForbiddenByRobots(ADDRESS, ""), "refused"),
        (BadAddress(ADDRESS, ""), "bad"),
        (ForbiddenAddress(ADDRESS, ""), "bad"),
        (ForbiddenAddress("http://10.0.0.1/", "behind a redirect"), "failed"),
    ],
)
def test_error_says_how_the_address_stands(error: FetchError, state: str) -> None:
    assert link_answers.of_error(error, ADDRESS) == Verdict(state)


def asked(*states: str, pause: int = 1) -> list[tuple[int, int, str | None]]:
    """Return failed days, days until the next time, and the problem, after each of some days."""
    link, day, told = CheckedLink(address=ADDRESS, due_on=TODAY), TODAY, []
    for state in states:
        link_answers.note(link, Verdict(state), day)
        told.append((link.failed_days, (link.due_on - day).days, problem_of(link)))
        day += pause * DAY
    return told


def test_address_is_broken_after_three_different_days_and_then_asked_weekly() -> None:
    assert asked("failed", "failed", "failed", "failed") == [
        (1, 1, None),
        (2, 1, None),
        (3, 7, "link_broken"),
        (4, 7, "link_broken"),
    ]


def test_several_failures_on_one_day_count_as_one() -> None:
    assert asked("failed", "failed", "failed", pause=0) == [(1, 1, None)] * 3


def test_good_day_begins_the_count_anew() -> None:
    assert asked("failed", "failed", "fine", "failed") == [
        (1, 1, None),
        (2, 1, None),
        (0, 7, None),
        (1, 1, None),
    ]


def test_certificate_is_a_problem_of_its_own_and_no_address_one_at_once() -> None:
    assert [asked(*["certificate"] * 3)[-1], asked("bad")[-1], asked("refused")[-1]] == [
        (3, 7, "link_certificate"),
        (0, 7, "link_address"),
        (0, 7, None),
    ]


@pytest.mark.django_db
def test_table_holds_the_addresses_of_today_and_keeps_what_is_known() -> None:
    asking.enlist(["https://a.example/", "https://b.example/", ""], TODAY)
    CheckedLink.objects.filter(address="https://b.example/").update(state="fine")

    asking.enlist(["https://b.example/", "http://[kaputt", "x" * 501], TODAY + DAY)

    assert list(CheckedLink.objects.values_list("address", "host", "state", "due_on")) == [
        ("http://[kaputt", "", "", TODAY + DAY),
        ("https://b.example/", "b.example", "fine", TODAY),
    ]


@pytest.mark.django_db
def test_step_asks_what_is_due_and_notes_the_answers() -> None:
    with served() as server:
        server.answers |= {
            "/gut": answer(b""),
            "/alt": answer(status="301 Moved", location="/gut"),
        }
        urls = [f"{server.url}/{name}" for name in ("alt", "gut", "weg")]
        asking.enlist([*urls, "http://localhost/"], TODAY)

        told = [asking.step(server.fetcher(), TODAY) for _ in range(2)]

    assert told == [False, False]
    rows = CheckedLink.objects.values_list("address", "state", "status", "moved_to", "due_on")
    assert list(rows) == [
        ("http://localhost/", "bad", None, "", TODAY + 7 * DAY),
        (urls[0], "fine", 200, urls[1], TODAY + 7 * DAY),
        (urls[1], "fine", 200, "", TODAY + 7 * DAY),
        (urls[2], "failed", 404, "", TODAY + DAY),
    ]
    assert server.asked.count("HEAD /gut") == 2  # once for the one that moved


@pytest.mark.django_db
def test_step_asks_few_of_one_host_and_says_that_more_are_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "MOST_OF_A_HOST", 2)
    with served() as server:
        asking.enlist([f"{server.url}/{number}" for number in range(3)], TODAY)
        told = [asking.step(server.fetcher(), TODAY) for _ in range(3)]

    assert told == [True, False, False]


@pytest.mark.django_db
def test_findings_follow_what_was_asked() -> None:
    for name, url in (("A", "https://a.example/"), ("B", "https://b.example/")):
        world.entry(world.town(f"0699700{ord(name) - 60}"), name=name, url=url)
    asking.enlist(["https://a.example/", "https://b.example/"], TODAY)
    first, second = CheckedLink.objects.all()
    first.state, first.failed_days = "failed", 3
    second.state, second.moved_to = "fine", "https://neu.example/"
    first.save()
    second.save()

    assert world.checked("links") == [
        ("link_broken", "service", "https://a.example/", ""),
        ("link_moved", "service", "https://b.example/", "https://neu.example/"),
    ]
