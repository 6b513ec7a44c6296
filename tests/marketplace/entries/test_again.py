"""What was refused or taken back is mended and sent once more; nobody types it twice."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.directory import actions as directory
from sozialatlas.directory.models import Organization, Service, ServiceAtLocation
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.models import Proposal
from tests.marketplace.entries import world

pytestmark = pytest.mark.django_db
BUTTON = "Überarbeiten und neu einreichen"


def sent(client: Client, organization: Organization) -> Proposal:
    draft = world.training(client, organization)
    client.post(f"{world.MINE}/entwurf/{draft.pk}/senden")
    return Proposal.objects.get(pk=draft.pk)


def rejected(client: Client, organization: Organization) -> Proposal:
    proposal = sent(client, organization)
    editor = world.person("amt@kreis.example")
    return proposals.reject(proposal, by=editor, at=timezone.now(), text="Ohne Kontakt.")


def accepted(proposal: Proposal) -> Proposal:
    editor = world.person("amt2@kreis.example")
    return proposals.accept(proposal, proposals.Choice(), by=editor, at=timezone.now())


def again(client: Client, proposal: Proposal, **sent: str) -> Draft:
    answer = client.post(f"{world.MINE}/vorschlag/{proposal.pk}/noch-einmal", sent)
    assert answer.status_code == 302, answer.content.decode()[:500]
    key = answer.headers["Location"].removeprefix(f"{world.MINE}/entwurf/").partition("/")[0]
    return Draft.objects.get(pk=key)


def test_a_rejected_entry_is_mended_sent_and_published() -> None:
    organization, client = world.club()
    proposal = rejected(client, organization)
    offered = client.get(f"{world.MINE}/vorschlag/{proposal.pk}").content.decode()

    draft = again(client, proposal)
    check = client.get(f"{world.MINE}/entwurf/{draft.pk}").content.decode()
    world.save(client, draft, "kontakt", phones="06031 5678 Büro")
    client.post(f"{world.MINE}/entwurf/{draft.pk}/senden")
    accepted(Proposal.objects.get(pk=draft.pk))

    link = ServiceAtLocation.objects.get()
    assert BUTTON in offered
    assert "Bewegung im Sitzen." in check
    assert (link.service.name, link.location.address.street) == ("Turnen für Ältere", "Anger 1")
    assert link.service.organization == organization
    assert Proposal.objects.get(pk=proposal.pk).state == "rejected"


def test_two_presses_begin_one_draft() -> None:
    organization, client = world.club()
    proposal = rejected(client, organization)

    first, second = again(client, proposal), again(client, proposal)

    assert first == second
    assert Proposal.objects.filter(state="draft").count() == 1


def test_what_was_typed_after_the_rejection_goes_into_the_new_draft() -> None:
    organization, client = world.club()
    proposal = rejected(client, organization)
    late = client.post(
        f"{world.MINE}/entwurf/{proposal.pk}/was",
        {"name": "Turnen", "summary": "Mit Übungsleiter"},
    )
    typed = {"seite": "was", **dict(late.context["typed"])}

    page = client.post(late.context["again"], typed, follow=True).content.decode()

    assert late.status_code == 409
    assert "Mit Übungsleiter" in page


def test_what_was_taken_back_is_begun_again() -> None:
    organization, client = world.club()
    proposal = sent(client, organization)
    client.post(f"{world.MINE}/vorschlag/{proposal.pk}/zurueckziehen")

    page = client.get(f"{world.MINE}/vorschlag/{proposal.pk}").content.decode()
    draft = again(client, proposal)

    assert BUTTON in page
    assert draft.proposal.title == "Turnen für Ältere"


def test_a_refused_change_of_a_published_entry_is_begun_again() -> None:
    organization, client = world.club()
    link = world.published(organization)
    address = f"{world.MINE}/eintraege/angebot/{link.service_id}"
    begun = client.post(address, {"seite": "was"}).headers["Location"].split("/")[-2]
    world.save(client, Draft.objects.get(pk=begun), "was", name="Tagespflege", summary="Neu")
    client.post(f"{world.MINE}/entwurf/{begun}/senden")
    editor = world.person("amt@kreis.example")
    proposals.reject(Proposal.objects.get(), by=editor, at=timezone.now(), text="Zu kurz.")

    draft = again(client, Proposal.objects.get(pk=begun))
    client.post(f"{world.MINE}/entwurf/{draft.pk}/senden")
    accepted(Proposal.objects.get(pk=draft.pk))

    assert Service.objects.get().summary == "Neu"


def test_what_was_deleted_meanwhile_is_said() -> None:
    organization, client = world.club()
    link = world.published(organization)
    address = f"{world.MINE}/eintraege/angebot/{link.service_id}"
    begun = client.post(address, {"seite": "was"}).headers["Location"].split("/")[-2]
    world.save(client, Draft.objects.get(pk=begun), "was", name="Tagespflege", summary="Neu")
    client.post(f"{world.MINE}/entwurf/{begun}/senden")
    client.post(f"{world.MINE}/vorschlag/{begun}/zurueckziehen")
    service = link.service
    directory.remove(link)
    directory.remove(service)

    page = client.post(f"{world.MINE}/vorschlag/{begun}/noch-einmal", follow=True)

    assert "gibt es nicht mehr" in page.content.decode()
    assert not Proposal.objects.filter(state="draft").exists()


def test_what_still_waits_or_is_foreign_is_not_begun_again() -> None:
    organization, client = world.club()
    proposal = sent(client, organization)
    stranger = world.signed_in(world.person("fremd@verein.example"))
    address = f"{world.MINE}/vorschlag/{proposal.pk}/noch-einmal"

    assert [each.post(address).status_code for each in (client, stranger)] == [404, 404]
    assert not Proposal.objects.filter(state="draft").exists()


def test_the_author_reads_each_thing_by_its_name_and_no_more_than_it_says() -> None:
    organization, client = world.club()
    proposal = sent(client, organization)

    page = client.get(f"{world.MINE}/vorschlag/{proposal.pk}").content.decode()

    captions = re.findall(r"<caption>([^<]*)</caption>", page)
    assert captions == ["Anger 1, Lindental", "Turnen für Ältere"]


def test_who_has_another_draft_of_it_is_told_that_it_says_something_else() -> None:
    organization, client = world.club()
    link = world.published(organization)
    first = world.change(client, "angebot", link.pk, "was")
    world.save(client, first, "was", name="Tagespflege", summary="Erster Versuch")
    client.post(f"{world.MINE}/entwurf/{first.pk}/senden")
    proposals.reject(
        Proposal.objects.get(pk=first.pk),
        by=world.person("amt@kreis.example"),
        at=timezone.now(),
        text="Zu kurz.",
    )
    second = world.change(client, "angebot", link.pk, "was")

    url = f"{world.MINE}/vorschlag/{first.pk}/noch-einmal"
    answer = client.post(url, follow=True)

    assert answer.redirect_chain[-1][0].rstrip("/").endswith(str(second.pk))
    assert "Dazu hatten Sie schon einen Entwurf." in answer.content.decode()


def test_who_presses_twice_goes_on_with_what_was_sent() -> None:
    organization, client = world.club()
    proposal = rejected(client, organization)
    url = f"{world.MINE}/vorschlag/{proposal.pk}/noch-einmal"
    client.post(url)

    page = client.post(url, follow=True).content.decode()

    assert "Bewegung im Sitzen." in page
    assert "Dazu hatten Sie schon einen Entwurf." not in page


def test_who_has_no_other_draft_is_told_nothing_of_one() -> None:
    organization, client = world.club()
    proposal = rejected(client, organization)

    url = f"{world.MINE}/vorschlag/{proposal.pk}/noch-einmal"
    page = client.post(url, follow=True).content.decode()

    assert "Dazu hatten Sie schon einen Entwurf." not in page
