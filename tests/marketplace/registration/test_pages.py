"""Somebody new finds the page, their organization, and the way in."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.directory.models import MergedRecord, Organization, Status
from sozialatlas.marketplace.membership.models import Claim, Membership
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.models import Proposal
from sozialatlas.search import portals
from sozialatlas.search.models import Portal
from tests.counted_queries import fewest_queries
from tests.marketplace.membership import world

pytestmark = pytest.mark.django_db

NEW = {
    "name": "Strickcafé Lindental",
    "street": "Anger 2",
    "postal_code": "61169",
    "city": "Lindental",
    "phone": "06031 99887",
    "email": "",
    "url": "",
    "comment": "Wir stricken.",
}


def test_the_public_page_needs_no_sign_in_and_sets_no_cookie() -> None:
    world.organization("Turnverein 1888")

    reply = Client().get("/de/eintragen", {"q": "turnv"})

    page = reply.content.decode()
    assert (reply.status_code, reply.cookies.output()) == (200, "")
    assert ["Turnverein 1888" in page, "Nichts. Auch später nicht." in page] == [True, True]
    assert "/de/konto/registrieren?next=/de/mein/fuer-wen" in page


@pytest.mark.parametrize("contact", ["", "Montags"])
def test_the_page_of_the_contact_is_named_where_there_is_one(contact: str) -> None:
    Portal.objects.create(kind="county", name="Kreis", contact=contact, is_published=True)
    portals.forget()

    page = Client().get("/de/eintragen").content.decode()

    assert ("Lieber persönlich?" in page) is bool(contact)


def test_a_newcomer_who_is_found_comes_to_registration_and_back_to_their_organization() -> None:
    organization = world.organization("Turnverein 1888")
    own, claim = world.person(), f"/de/mein/fuer-wen/{organization.pk}"

    stranger = Client().get("/de/eintragen", {"q": "turnv"}).content.decode()
    known = world.signed_in(own).get("/de/eintragen", {"q": "turnv"}).content.decode()

    assert f'href="/de/konto/registrieren?next={claim}"' in stranger
    assert f'href="{claim}"' in known


def test_who_is_not_signed_in_comes_back_to_their_organization() -> None:
    organization = world.organization()

    reply = Client().get(f"/de/mein/fuer-wen/{organization.pk}")

    assert reply["Location"] == f"/de/konto/anmelden?next=/de/mein/fuer-wen/{organization.pk}"


def test_the_own_mail_domain_finds_before_anybody_typed() -> None:
    world.organization("Turnverein 1888")
    client = world.signed_in(world.person("kasse@verein.example"))

    page = client.get("/de/mein/fuer-wen").content.decode()

    assert ["Sind Sie das?" in page, "Turnverein 1888" in page] == [True, True]


def test_the_part_that_a_script_asks_for_is_no_whole_page() -> None:
    world.organization("Turnverein 1888")
    client = world.signed_in(world.person())

    part = client.get("/de/mein/fuer-wen", {"q": "turnv"}, headers={"X-Part": "treffer"})

    text = part.content.decode()
    assert ["Turnverein 1888" in text, "<html" in text] == [True, False]


@pytest.mark.parametrize("way", ["mail", "phone", "letter", "editor"])
def test_each_way_opens_a_claim(way: str) -> None:
    user, organization = world.person(), world.organization()
    client = world.signed_in(user)
    key = world.way(organization, way).key

    reply = client.post(f"/de/mein/fuer-wen/{organization.pk}", {"way": key, "note": "Kasse"})

    opened = Claim.objects.get()
    assert (opened.way, opened.note, reply["Location"]) == (
        way,
        "Kasse",
        f"/de/mein/antrag/{opened.pk}",
    )
    assert len(world.mails()) == (way == "mail")


def test_the_known_address_is_not_told_to_strangers() -> None:
    organization = world.organization()

    page = world.signed_in(world.person("x@y.example")).get(f"/de/mein/fuer-wen/{organization.pk}")

    text = page.content.decode()
    assert ["i…@verein.example" in text, "info@verein.example" in text] == [True, False]


def test_a_way_says_at_which_entry_it_stands() -> None:
    organization = world.organization()
    organization.locations.update(name="Vereinsheim")

    page = world.signed_in(world.person()).get(f"/de/mein/fuer-wen/{organization.pk}")

    assert "(etwa eine Woche); steht bei „Vereinsheim“" in page.content.decode()


@pytest.mark.parametrize("way", ["", "nichts", "mail"])
def test_a_way_that_is_not_offered_opens_nothing(way: str) -> None:
    organization = world.organization()

    reply = world.signed_in(world.person()).post(
        f"/de/mein/fuer-wen/{organization.pk}", {"way": way}
    )

    assert (reply.status_code, Claim.objects.count()) == (200, 0)
    assert 'class="error-summary"' in reply.content.decode()


def test_a_closed_organization_says_whom_to_ask() -> None:
    organization = world.organization(status=Status.CLOSED)
    client, url = world.signed_in(world.person()), f"/de/mein/fuer-wen/{organization.pk}"

    page = client.get(url).content.decode()
    client.post(url, {"way": world.way(organization, "editor").key})

    assert ("dauerhaft geschlossen" in page, Claim.objects.count()) == (True, 0)


def test_a_flood_of_claims_is_told_what_to_do() -> None:
    user = world.person()
    client = world.signed_in(user)
    for number in range(10):
        world.claim(user, world.organization(str(number)), "editor")
    last = world.organization("elf")

    reply = client.post(f"/de/mein/fuer-wen/{last.pk}", {"way": world.way(last, "editor").key})

    assert "versuchen Sie es morgen wieder" in reply.content.decode()
    assert Claim.objects.count() == 10


def test_who_speaks_for_it_already_is_led_to_it() -> None:
    user, organization = world.person(), world.organization()
    world.join(user, organization)

    reply = world.signed_in(user).get(f"/de/mein/fuer-wen/{organization.pk}")

    assert reply["Location"] == f"/de/mein/traeger/{organization.pk}"


def test_an_organization_that_went_into_another_leads_there() -> None:
    goes, stays = world.organization("Geht"), world.organization("Bleibt")
    MergedRecord.objects.create(
        kind="organization", old_id=goes.pk, new_id=stays.pk, at=timezone.now()
    )
    client = world.signed_in(world.person())

    reply = client.post(f"/de/mein/fuer-wen/{goes.pk}", {"way": world.way(goes, "editor").key})

    assert (reply["Location"], Claim.objects.count()) == (f"/de/mein/fuer-wen/{stays.pk}", 0)


def test_a_new_organization_is_a_proposal_and_accepting_lets_in() -> None:
    user = world.person()

    world.signed_in(user).post("/de/mein/fuer-wen/neu", NEW)
    proposal = Proposal.objects.get()
    before = (proposal.state, proposal.origin, proposal.comment, Organization.objects.count())
    proposals.accept(
        proposal,
        proposals.Choice(version=proposal.version),
        by=world.editor(),
        at=proposal.submitted_at,
    )

    organization = Organization.objects.get()
    address = organization.locations.get().address
    assert before == ("open", "provider", "Wir stricken.", 0)
    assert (organization.name, organization.phones.get().number, str(address)) == (
        "Strickcafé Lindental",
        "06031 99887",
        "Anger 2, 61169 Lindental",
    )
    assert list(Membership.objects.values_list("user", "organization", "role")) == [
        (user.pk, organization.pk, "owner")
    ]


def test_a_rejected_organization_lets_nobody_in() -> None:
    world.signed_in(world.person()).post("/de/mein/fuer-wen/neu", NEW)
    proposal = Proposal.objects.get()

    proposals.withdraw(proposal, by=proposal.author, at=proposal.submitted_at)

    assert (Organization.objects.count(), Membership.objects.count()) == (0, 0)


def test_a_similar_one_is_shown_before_a_second_is_made() -> None:
    world.organization("Strick-Café Lindental")
    client = world.signed_in(world.person())

    first = client.post("/de/mein/fuer-wen/neu", NEW).content.decode()
    count = Proposal.objects.count()
    client.post("/de/mein/fuer-wen/neu", {**NEW, "neu": "1"})

    assert ["Sind Sie das?" in first, "Strick-Café Lindental" in first] == [True, True]
    assert (count, Proposal.objects.count()) == (0, 1)


@pytest.mark.parametrize(
    ("wrong", "field", "text"),
    [
        ({"name": " "}, "name", "Dieses Feld ist zwingend erforderlich."),
        ({"phone": "keins"}, "phone", "Bitte eine Telefonnummer in Ziffern angeben"),
        ({"phone": ""}, "phone", "Bitte angeben, wie man Sie erreicht"),
        ({"name": "x" * 251}, "name", "höchstens 250 Zeichen"),
        ({"city": "a\0b"}, "city", "Nullzeichen"),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    wrong: dict[str, str], field: str, text: str
) -> None:
    reply = world.signed_in(world.person()).post("/de/mein/fuer-wen/neu", {**NEW, **wrong})

    page = reply.content.decode()
    said = re.search(rf'id="id_{field}_error[^"]*">.*?<span>(.*?)</span>', page, re.DOTALL)
    assert said is not None
    assert text in said[1]
    assert Proposal.objects.count() == 0


def test_a_similar_one_is_shown_while_the_form_is_filled() -> None:
    known = world.organization("Elternkreis Lindental", email="hallo@elternkreis.example")
    client, path = world.signed_in(world.person("neu@mail.example")), "/de/mein/fuer-wen"
    before = client.post(f"{path}/neu", {"name": "Eltern"}, headers={"X-Part": "similar"})

    found = client.post(
        f"{path}/neu",
        {"name": "Ganz anders", "email": "kasse@elternkreis.example", "url": "kaputt"},
        headers={"X-Part": "similar"},
    )

    page = found.content.decode()
    assert f"{path}/{known.pk}" in page
    assert ("<html" in page, "Nein, wir sind neu" in page) == (False, False)
    assert (before.status_code, Proposal.objects.count()) == (200, 0)


def test_the_sixth_new_organization_of_a_day_is_refused_and_nothing_typed_is_lost() -> None:
    client = world.signed_in(world.person())
    for number in range(5):
        client.post("/de/mein/fuer-wen/neu", {**NEW, "name": f"{number}", "neu": "1"})

    reply = client.post("/de/mein/fuer-wen/neu", {**NEW, "neu": "1"}).content.decode()

    assert Proposal.objects.count() == 5
    assert ["schon fünf Träger" in reply, 'value="Strickcafé Lindental"' in reply] == [True, True]


def test_script_in_what_somebody_types_stays_text() -> None:
    page = Client().get("/de/eintragen", {"q": '"><script>alert(1)</script>'}).content.decode()

    assert "<script>alert" not in page


def test_finding_asks_the_database_as_often_for_many_as_for_few() -> None:
    client, counts = world.signed_in(world.person()), []
    for number in range(5):
        world.organization(f"Turnverein {number}")
        counts.append(fewest_queries(lambda: client.get("/de/mein/fuer-wen?q=turnv")))

    # For one and two, similar ones are looked for as well.
    assert [len(set(part)) for part in (counts[:2], counts[2:])] == [1, 1]
    assert counts[0] - counts[2] <= 3


@pytest.fixture
def portal_of_town() -> Iterator[None]:
    """Have a town's portal and an info point."""
    for kind, slug in (("town", "lindental"), ("kiosk", "infopunkt")):
        Portal.objects.create(kind=kind, slug=slug, name=slug.title(), is_published=True)
    portals.renew()
    yield
    portals.forget()


@pytest.mark.usefixtures("portal_of_town")
def test_a_portal_leads_to_the_countys_page_and_an_info_point_to_none() -> None:
    replies = [Client().get(f"/{slug}/de/eintragen?q=a") for slug in ("lindental", "infopunkt")]

    assert [each.status_code for each in replies] == [302, 404]
    assert replies[0]["Location"] == "/de/eintragen?q=a"
