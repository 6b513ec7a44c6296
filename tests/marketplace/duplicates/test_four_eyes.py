"""Where two people decide, none of them merges alone."""

from __future__ import annotations

import pytest
from django.test import Client

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.directory.models import Organization, Status
from sozialatlas.marketplace.duplicates import actions
from sozialatlas.marketplace.duplicates.actions import Answer
from sozialatlas.marketplace.duplicates.models import Candidate
from sozialatlas.marketplace.proposals.errors import NeedsSecondPerson
from sozialatlas.marketplace.proposals.models import ReviewSettings
from tests.directory import factories

pytestmark = pytest.mark.django_db
NOW = factories.NOW


@pytest.fixture
def open_pair() -> Candidate:
    """Return a pair that waits, where the county wants four eyes."""
    ReviewSettings.objects.create(pk=1, is_four_eyes=True)
    for _ in range(2):
        factories.organization("Tafel Lindental e. V.", email="info@tafel.example")
    actions.renew(at=NOW)
    return Candidate.objects.get()


def person(name: str) -> User:
    user = User.objects.create_user(f"{name}@kreis.example", name=name.title())
    RoleAssignment.objects.create(user=user, role="county_editor")
    return user


def same(pair: Candidate) -> Answer:
    return Answer(state="same", keep=pair.first_id)


def closed() -> int:
    return Organization.objects.filter(status=Status.CLOSED).count()


def test_the_first_person_approves_and_the_second_merges(open_pair: Candidate) -> None:
    first = actions.answer(open_pair, same(open_pair), by=person("anna"), at=NOW)
    before = closed()

    second = actions.answer(open_pair, same(open_pair), by=person("bert"), at=NOW)

    assert (first.state, before) == ("open", 0)
    assert (second.state, closed(), second.approved_by.name) == ("same", 1, "Anna")


def test_nobody_is_the_second_person_to_themselves(open_pair: Candidate) -> None:
    anna = person("anna")
    actions.answer(open_pair, same(open_pair), by=anna, at=NOW)

    with pytest.raises(NeedsSecondPerson):
        actions.answer(open_pair, same(open_pair), by=anna, at=NOW)

    assert closed() == 0


def test_another_answer_is_approved_of_anew(open_pair: Candidate) -> None:
    actions.answer(open_pair, same(open_pair), by=person("anna"), at=NOW)
    branch = Answer(state="branch", keep=open_pair.first_id)

    found = actions.answer(open_pair, branch, by=person("bert"), at=NOW)

    assert (found.state, found.approved_state, found.approved_by.name) == (
        "open",
        "branch",
        "Bert",
    )


def test_keeping_apart_changes_nothing_and_needs_one_person(open_pair: Candidate) -> None:
    found = actions.answer(open_pair, Answer(state="not"), by=person("anna"), at=NOW)

    assert found.state == "not"


def test_a_pair_that_says_something_else_now_is_approved_of_anew(open_pair: Candidate) -> None:
    actions.answer(open_pair, same(open_pair), by=person("anna"), at=NOW)
    Organization.objects.filter(pk=open_pair.first_id).update(url="https://tafel.example/")

    actions.renew(at=NOW)

    assert Candidate.objects.get().approved_state == ""


def test_the_page_says_who_has_approved_and_what_is_next(open_pair: Candidate) -> None:
    anna, bert = Client(), Client()
    anna.force_login(person("anna"))
    bert.force_login(person("bert"))
    path = f"/de/redaktion/dubletten/{open_pair.pk}"
    before = anna.get(path).content.decode()
    said = anna.post(f"{path}/antwort", {"antwort": "same", "bleibt": "erster"}, follow=True)

    again = anna.post(f"{path}/antwort", {"antwort": "same", "bleibt": "erster"})
    page = bert.get(path).content.decode()
    bert.post(f"{path}/antwort", {"antwort": "same", "bleibt": "erster"})

    assert "freigeben (erste Person)" in before
    assert "eine zweite Person entscheidet" in said.content.decode()
    assert (again.status_code, "Anna hat freigegeben" in page) == (409, True)
    assert Candidate.objects.get().state == "same"
