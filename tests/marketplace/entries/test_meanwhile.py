"""What was decided or deleted while somebody wrote is said, and nothing typed is lost."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.directory import actions as directory
from sozialatlas.directory.models import Organization, ServiceAtLocation
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.models import Proposal
from tests.marketplace.entries import world

pytestmark = pytest.mark.django_db


def begun(client: Client, organization: Organization) -> Draft:
    """Begin to change a published entry, and save a new summary."""
    link = world.published(organization)
    answer = client.post(f"{world.MINE}/eintraege/angebot/{link.service_id}", {"seite": "was"})
    draft = Draft.objects.get(pk=answer.headers["Location"].split("/")[-2])
    world.save(client, draft, "was", name="Tagespflege", summary="Neu")
    return draft


def decided(client: Client, organization: Organization) -> Draft:
    """Return the draft of a change that the county has accepted."""
    draft = begun(client, organization)
    client.post(f"{world.MINE}/entwurf/{draft.pk}/senden")
    proposals.accept(
        Proposal.objects.get(),
        proposals.Choice(),
        by=world.person("amt@kreis.example"),
        at=timezone.now(),
    )
    return draft


def test_what_was_typed_after_the_decision_begins_a_new_change() -> None:
    organization, client = world.club()
    draft = decided(client, organization)

    late = client.post(
        f"{world.MINE}/entwurf/{draft.pk}/was", {"name": "Tagespflege", "summary": "Noch neuer"}
    )
    page = late.content.decode()
    again = client.post(
        late.context["again"], {"seite": "was", **dict(late.context["typed"])}, follow=True
    )

    assert late.status_code == 409
    assert "Noch neuer" in page
    assert "angenommen" in page
    assert Proposal.objects.filter(state="draft").count() == 1
    assert "Noch neuer" in again.content.decode()
    assert Proposal.objects.get(pk=draft.pk).state == "accepted"


@pytest.mark.parametrize("path", ["", "/was", "/vorschau"])
def test_the_link_of_a_decided_draft_leads_to_what_became_of_it(path: str) -> None:
    organization, client = world.club()
    draft = decided(client, organization)

    answer = client.get(f"{world.MINE}/entwurf/{draft.pk}{path}", follow=True)

    assert answer.redirect_chain[-1][0] == f"{world.MINE}/vorschlag/{draft.pk}"
    assert "lässt sich nicht mehr ändern" in answer.content.decode()


@pytest.mark.parametrize("act", ["senden", "verwerfen", "link"])
def test_nothing_is_done_to_a_decided_draft(act: str) -> None:
    organization, client = world.club()
    draft = decided(client, organization)

    answer = client.post(f"{world.MINE}/entwurf/{draft.pk}/{act}")

    assert answer.headers["Location"] == f"{world.MINE}/vorschlag/{draft.pk}"
    assert Proposal.objects.get(pk=draft.pk).state == "accepted"


@pytest.mark.parametrize("path", ["", "/was", "/kontakt", "/vorschau"])
def test_a_draft_of_something_deleted_is_said_and_can_be_thrown_away(path: str) -> None:
    organization, client = world.club()
    draft = begun(client, organization)
    _delete(ServiceAtLocation.objects.get())

    got = client.get(f"{world.MINE}/entwurf/{draft.pk}{path}")
    client.post(f"{world.MINE}/entwurf/{draft.pk}/verwerfen")

    assert got.status_code == 410
    assert "gibt es nicht mehr" in got.content.decode()
    assert not Draft.objects.exists()


def test_what_was_typed_for_something_deleted_is_shown() -> None:
    organization, client = world.club()
    draft = begun(client, organization)
    _delete(ServiceAtLocation.objects.get())

    answer = client.post(f"{world.MINE}/entwurf/{draft.pk}/was", {"summary": "Mein Text"})

    assert (answer.status_code, "Mein Text" in answer.content.decode()) == (410, True)


def test_what_was_typed_for_a_draft_that_was_thrown_away_is_shown() -> None:
    organization, client = world.club()
    draft = begun(client, organization)
    client.post(f"{world.MINE}/entwurf/{draft.pk}/verwerfen")

    answer = client.post(f"{world.MINE}/entwurf/{draft.pk}/was", {"summary": "Mein Text"})

    page = answer.content.decode()
    assert (answer.status_code, "Mein Text" in page) == (404, True)
    assert "Diesen Entwurf gibt es nicht mehr." in page
    assert client.get(f"{world.MINE}/entwurf/{draft.pk}/was").status_code == 404


def test_foreign_drafts_stay_unknown() -> None:
    organization, client = world.club()
    draft = decided(client, organization)
    stranger = world.signed_in(world.person("fremd@verein.example"))

    for path in ("", "/was", "/vorschau"):
        assert stranger.get(f"{world.MINE}/entwurf/{draft.pk}{path}").status_code == 404


def _delete(link: ServiceAtLocation) -> None:
    service = link.service
    directory.remove(link)
    directory.remove(service)
