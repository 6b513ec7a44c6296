"""Answers that stand on one another are taken back in their turn."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.duplicates import actions
from sozialatlas.marketplace.duplicates.actions import Answer
from sozialatlas.marketplace.duplicates.errors import LaterAnswer
from sozialatlas.marketplace.duplicates.models import Candidate
from tests.accounts import people
from tests.directory import factories

NOW = factories.NOW
HOUR = dt.timedelta(hours=1)

pytestmark = pytest.mark.django_db


def pair(one: Organization, other: Organization) -> Candidate:
    first, second = sorted((one, other), key=lambda each: each.pk)
    return Candidate.objects.create(
        kind="organization",
        first_id=first.pk,
        second_id=second.pk,
        first_name=first.name,
        second_name=second.name,
        score=0.9,
        reasons=[],
        found_at=NOW,
    )


def answered(
    one: Organization, other: Organization, state: str, *, by: User, hours: int
) -> Candidate:
    """Answer that the second one is a branch of the first, or the same and goes into it."""
    given = Answer(state=state, keep=one.pk)
    return actions.answer(pair(one, other), given, by=by, at=NOW + hours * HOUR)


def belongs() -> dict[str, str]:
    rows = Organization.objects.order_by("name")
    return {each.name: each.parent.name if each.parent else "" for each in rows}


@pytest.fixture
def editor() -> User:
    return people.editor("redaktion@kreis.example", "county_editor")


@pytest.fixture
def chain(editor: User) -> list[Candidate]:
    """Return three answers: A below B, B below C, then C went into A."""
    a, b, c = (factories.organization(name) for name in "ABC")
    return [
        answered(b, a, "branch", by=editor, hours=1),
        answered(c, b, "branch", by=editor, hours=2),
        answered(a, c, "same", by=editor, hours=3),
    ]


def test_what_a_later_merger_moved_is_not_taken_back_before_it(
    chain: list[Candidate], editor: User
) -> None:
    before = belongs()

    for each in chain[:2]:
        with pytest.raises(LaterAnswer):
            actions.take_back(each, by=editor, at=NOW + 4 * HOUR)

    assert belongs() == before
    assert set(Candidate.objects.values_list("state", flat=True)) == {"branch", "same"}


def test_the_newest_first_everything_is_as_it_was(chain: list[Candidate], editor: User) -> None:
    for each in reversed(chain):
        actions.take_back(each, by=editor, at=NOW + 4 * HOUR)

    assert belongs() == {"A": "", "B": "", "C": ""}


def test_a_branch_that_became_one_of_another_comes_back_in_its_turn(editor: User) -> None:
    a, b, c = (factories.organization(name) for name in "ABC")
    older = answered(b, a, "branch", by=editor, hours=1)
    newer = answered(c, a, "branch", by=editor, hours=2)

    with pytest.raises(LaterAnswer):
        actions.take_back(older, by=editor, at=NOW + 3 * HOUR)
    actions.take_back(newer, by=editor, at=NOW + 3 * HOUR)

    assert belongs() == {"A": "B", "B": "", "C": ""}


def test_other_branches_of_the_same_whole_do_not_wait_for_each_other(editor: User) -> None:
    a, b, c = (factories.organization(name) for name in "ABC")
    older = answered(c, a, "branch", by=editor, hours=1)
    answered(c, b, "branch", by=editor, hours=2)

    actions.take_back(older, by=editor, at=NOW + 3 * HOUR)

    assert belongs() == {"A": "", "B": "C", "C": ""}


def test_the_page_names_the_answer_that_comes_first(chain: list[Candidate], editor: User) -> None:
    client = Client()
    client.force_login(editor)

    page = client.post(f"/de/redaktion/dubletten/{chain[0].pk}/zuruecknehmen")

    text = "Eine spätere Antwort baut darauf auf. Nehmen Sie zuerst diese zurück: "
    assert (page.status_code, f"{text}{chain[2]}." in page.content.decode()) == (409, True)
