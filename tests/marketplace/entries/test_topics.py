"""Topics are offered by what an entry says, and found by everyday words."""

from __future__ import annotations

import pytest

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Topic
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.forms.about import AboutForm
from sozialatlas.marketplace.entries.models import Draft
from tests.marketplace.entries import world

pytestmark = pytest.mark.django_db


def _draft(name: str) -> Draft:
    organization, client = world.club()
    group = Topic.objects.create(code="money", name="Geld")
    Topic.objects.create(
        code="debts", name="Schuldnerberatung", words=["Privatinsolvenz"], parent=group
    )
    draft = world.begin(client, organization)
    world.save(client, draft, "was", name=name, summary="Hilfe bei Schulden, Privatinsolvenz.")
    draft.refresh_from_db()
    return draft


def test_what_an_entry_is_about_is_offered_first_and_once() -> None:
    groups = AboutForm(Entry(_draft("Schuldnerberatung"))).groups

    assert next((group.name, group.is_open) for group in groups) == ("Das passt vielleicht", True)
    assert [tick.code for group in groups for tick in group.topics].count("debts") == 1


def test_who_has_chosen_is_offered_nothing() -> None:
    draft = _draft("Schuldnerberatung")
    form = AboutForm(Entry(draft), {"topics": ["debts"]})

    money = next(group for group in form.groups if group.name == "Geld")
    assert not any(group.is_open for group in form.groups)
    assert [tick.words for tick in money.topics] == ["Privatinsolvenz"]


def test_a_text_that_is_about_nothing_known_offers_nothing() -> None:
    draft = _draft("Qwx")
    draft.proposal.changes.update(values={"name": "Qwx"})

    assert not any(group.is_open for group in AboutForm(Entry(draft)).groups)


def test_a_faint_likeness_is_not_offered() -> None:
    draft = _draft("Kindersport")
    client = world.signed_in(User.objects.get())
    summary = "Bewegung für Kinder von 2 bis 5 Jahren, zusammen mit Mama, Papa oder Oma"
    world.save(client, draft, "was", name="Kindersport mit Eltern", summary=summary)

    draft.refresh_from_db()
    assert not any(group.is_open for group in AboutForm(Entry(draft)).groups)
