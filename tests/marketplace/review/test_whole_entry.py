"""An entry as a provider writes it, decided by the form as the page offers it."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.directory.models import Service
from sozialatlas.marketplace.proposals import actions
from sozialatlas.marketplace.proposals.models import Proposal
from tests.marketplace.entries import world
from tests.marketplace.review.desk import QUEUE, reviewer, signed_in

pytestmark = pytest.mark.django_db


def sent() -> tuple[Proposal, Client]:
    """Return a proposal of a new entry, and the browser of who checks it."""
    organization, client = world.club()
    draft = world.training(client, organization)
    client.post(f"{world.MINE}/entwurf/{draft.pk}/senden")
    return Proposal.objects.get(), signed_in(reviewer(area_key=""))


def offered(page: str, name: str) -> list[str]:
    """Return the values of the fields of a form, which all go out if nobody unticks them."""
    return re.findall(rf'name="{name}" value="([^"]*)"', page)


def decide(client: Client, proposal: Proposal, without: str = "") -> Proposal:
    page = client.get(f"{QUEUE}/{proposal.pk}").content.decode()
    said = {name: offered(page, name) for name in ("fassung", "gelesen", "feld")}
    said["feld"] = [each for each in said["feld"] if not without or not each.endswith(without)]
    client.post(f"{QUEUE}/{proposal.pk}/annehmen", said)
    return Proposal.objects.get(pk=proposal.pk)


def test_what_is_accepted_as_it_is_offered_is_accepted_whole() -> None:
    proposal, client = sent()

    done = decide(client, proposal)

    assert done.state == "accepted"
    assert Service.objects.get().fees == "5 Euro im Monat"


def test_who_decides_sees_the_public_page_before_and_nothing_is_published() -> None:
    proposal, client = sent()
    url = f"{QUEUE}/{proposal.pk}/vorschau"

    asked = client.get(f"{QUEUE}/{proposal.pk}").content.decode()
    shown = client.get(url).content.decode()

    assert f'href="{url}"' in asked
    assert [words in shown for words in ("Turnen für Ältere", "9 bis 11 Uhr", "Vorschau:")] == [
        True,
        True,
        True,
    ]
    assert Service.objects.count() == 0


def test_what_is_decided_has_no_preview_any_more() -> None:
    proposal, client = sent()
    decide(client, proposal)

    assert client.get(f"{QUEUE}/{proposal.pk}/vorschau").status_code == 404
    assert "vorschau" not in client.get(f"{QUEUE}/{proposal.pk}").content.decode()


def test_who_may_not_read_a_proposal_sees_no_preview_of_it() -> None:
    proposal, _client = sent()
    stranger = signed_in(reviewer(area_key="07111", name="fern"))

    assert stranger.get(f"{QUEUE}/{proposal.pk}/vorschau").status_code == 404


def test_one_field_less_is_a_part() -> None:
    proposal, client = sent()

    done = decide(client, proposal, without=":fees")

    assert done.state == "partly"
    assert Service.objects.get().fees == ""


def test_the_rest_of_a_new_entry_is_accepted_after_an_appeal() -> None:
    proposal, client = sent()
    partly = decide(client, proposal, without=":fees")
    author = partly.author
    assert author is not None
    actions.appeal(partly, by=author, at=timezone.now(), text="Der Preis stimmt.")

    done = decide(client, partly)

    assert (partly.state, done.state) == ("partly", "accepted")
    assert Service.objects.get().fees == "5 Euro im Monat"
