"""What somebody wants changed or closed who came by the link of a reminder."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.accounts.models import User
from sozialatlas.directory import actions as directory
from sozialatlas.directory.actions import Wanted
from sozialatlas.directory.models import Phone, Schedule, ServiceAtLocation
from sozialatlas.marketplace.freshness import actions as freshness
from sozialatlas.marketplace.freshness.models import (
    Asked,
    Asking,
    Verification,
)
from sozialatlas.marketplace.membership import actions as membership
from sozialatlas.marketplace.models import PublicMessage, Sending
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.actions import Choice
from sozialatlas.marketplace.proposals.models import Proposal
from tests.marketplace.freshness.confirming import asked, page, press
from tests.marketplace.freshness.world import (
    ANNA,
    entry,
    organization,
    ref,
)
from tests.marketplace.proposals.factories import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def club() -> object:
    return organization()


def test_a_change_becomes_a_proposal_and_the_public_copy_stays() -> None:
    link = entry()
    Phone.objects.create(service=link.service, number="06031 1234")
    Schedule.objects.create(service_at_location=link, by_appointment=True)
    _reminder, path = asked()

    form = page(f"{path}/aendern/{ref(link)}")
    Client().post(
        f"{path}/aendern/{ref(link)}",
        {
            "hours": "Mo-Fr 9-12",
            "phone": "06031 99 88",
            "email": ANNA,
            "url": "turnverein.example",
            "summary": "Turnen für Kinder.",
            "text": "Der Eingang ist jetzt hinten.",
        },
    )

    proposal = Proposal.objects.get()
    fields = {(row.kind, name) for row in proposal.changes.all() for name in row.values}
    assert "06031 1234" in form
    assert fields == {
        ("service", "phones"),
        ("service", "email"),
        ("service", "url"),
        ("service", "summary"),
        ("service_at_location", "schedules"),
    } - {("service", "email")}
    assert (proposal.origin, proposal.state, proposal.is_confirmation) == (
        "provider",
        "open",
        True,
    )
    assert (proposal.comment, proposal.contact) == ("Der Eingang ist jetzt hinten.", ANNA)
    assert (link.service.summary, Asked.objects.get().answer) == ("", "changed")
    assert Asking.objects.count() == 0


def test_a_change_that_is_published_confirms_the_rest() -> None:
    link = entry()
    _reminder, path = asked()
    Client().post(f"{path}/aendern/{ref(link)}", {"summary": "Neu", "email": ANNA})
    waiting = Proposal.objects.get()

    proposals.accept(waiting, proposals.Choice(), by=person("amt"), at=timezone.now())

    link.refresh_from_db()
    assert (link.verified_at, link.service.summary) == (waiting.submitted_at, "Neu")
    assert Verification.objects.get().contact == ANNA


def test_a_change_can_be_taken_back_until_it_is_decided() -> None:
    link = entry()
    _reminder, path = asked()
    Client().post(f"{path}/aendern/{ref(link)}", {"summary": "Neu", "email": ANNA})

    press(path, f"zurueck:{ref(link)}")

    assert (Proposal.objects.get().state, Asked.objects.get().answer) == ("withdrawn", "")


def test_hours_that_nobody_understands_are_said_and_may_go_as_a_text() -> None:
    link = entry()
    _reminder, path = asked()
    typed = {"hours": "Mo-Fr 9-12, bei Vollmond auch blubb", "email": ANNA}

    first = Client().post(f"{path}/aendern/{ref(link)}", typed).content.decode()
    Client().post(f"{path}/aendern/{ref(link)}", {**typed, "as_typed": "on"})

    assert ("Nicht verstanden:" in first, "blubb" in first, 'name="as_typed"' in first) == (
        True,
        True,
        True,
    )
    assert "schedules" in Proposal.objects.get().changes.get().values


def test_a_form_without_any_change_says_so() -> None:
    link = entry()
    _reminder, path = asked()

    found = Client().post(f"{path}/aendern/{ref(link)}", {"email": ANNA})

    assert "Sie haben noch nichts geändert." in found.content.decode()
    assert Proposal.objects.count() == 0


def test_words_alone_reach_the_county_as_a_message() -> None:
    link = entry()
    _reminder, path = asked()

    Client().post(f"{path}/aendern/{ref(link)}", {"email": ANNA, "text": "Wir sind umgezogen."})

    message = PublicMessage.objects.get()
    assert (message.text, message.email, message.record_id) == (
        "Wir sind umgezogen.",
        ANNA,
        link.pk,
    )
    assert Proposal.objects.count() == 0


def test_what_is_gone_becomes_a_proposal_to_close_it() -> None:
    link = entry()
    _reminder, path = asked()

    Client().post(f"{path}/schliessen/{ref(link)}", {"text": "Seit Sommer."})

    change = Proposal.objects.get().changes.get()
    link.refresh_from_db()
    assert (change.kind, change.record_id, change.values) == (
        "service_at_location",
        link.pk,
        {"status": "closed"},
    )
    assert (link.status, Asked.objects.get().answer) == ("active", "gone")
    assert "Als beendet gemeldet." in page(path)


@pytest.mark.parametrize("was_confirmed", [False, True])
@pytest.mark.parametrize("said", ["schliessen", "aendern"])
def test_the_last_answer_counts_also_where_another_tab_gave_one_before(
    said: str, was_confirmed: bool
) -> None:
    link = entry()
    _reminder, path = asked()
    if was_confirmed:
        press(path, f"stimmt:{ref(link)}")
    Client().post(f"{path}/{said}/{ref(link)}", {"summary": "Neu", "email": ANNA})

    press(path, f"stimmt:{ref(link)}")

    assert (Proposal.objects.get().state, Asked.objects.get().answer) == ("withdrawn", "right")


def test_words_after_a_closing_take_the_closing_back() -> None:
    link = entry()
    _reminder, path = asked()
    Client().post(f"{path}/schliessen/{ref(link)}", {})

    Client().post(f"{path}/aendern/{ref(link)}", {"email": ANNA, "text": "Wir sind umgezogen."})

    assert (Proposal.objects.get().state, Asked.objects.get().answer) == ("withdrawn", "changed")


@pytest.mark.parametrize("page", ["schliessen", "aendern"])
def test_the_sixth_word_within_an_hour_waits_and_is_not_lost(page: str) -> None:
    club = organization()
    one, other = entry("Kinderturnen", club), entry("Wandern", club)
    _reminder, path = asked()
    given = {"email": ANNA, "text": "Wir sind umgezogen."}
    for _time in range(5):
        Client().post(f"{path}/{page}/{ref(one)}", given)

    refused = Client().post(f"{path}/{page}/{ref(one)}", given)
    other_one = Client().post(f"{path}/{page}/{ref(other)}", given)

    text = refused.content.decode()
    assert (refused.status_code, other_one.status_code) == (429, 302)
    assert ["in einer Stunde noch einmal" in text, "Wir sind umgezogen." in text] == [True, True]
    assert Proposal.objects.count() + PublicMessage.objects.count() == 6


@pytest.mark.parametrize(("is_member", "published"), [(True, True), (False, False)])
def test_of_a_trusted_organization_the_link_of_a_member_alone_publishes_at_once(
    is_member: bool, published: bool
) -> None:
    link = entry()
    trusted(link, is_member=is_member)
    _reminder, path = asked()

    Client().post(f"{path}/aendern/{ref(link)}", {"summary": "Neu", "email": ANNA})

    link.service.refresh_from_db()
    assert (link.service.summary == "Neu", Proposal.objects.get().is_published) == (
        published,
        published,
    )


def test_nobody_closes_an_entry_by_a_link_alone() -> None:
    link = entry()
    trusted(link, is_member=True)
    _reminder, path = asked()

    Client().post(f"{path}/schliessen/{ref(link)}", {"text": "Seit Sommer."})

    link.refresh_from_db()
    assert (link.status, Proposal.objects.get().state) == ("active", "open")


def trusted(link: ServiceAtLocation, *, is_member: bool) -> None:
    """Trust the organization of an entry; its address may be that of a member."""
    organization, amt = link.service.organization, User.objects.create_user("amt2@kreis.example")
    membership.trust(organization=organization, level="trusted", by=amt, at=timezone.now())
    if is_member:
        user = User.objects.create_user(ANNA)
        membership.join(user=user, organization=organization, role="owner", at=timezone.now())


def test_a_later_look_stays_when_an_earlier_change_is_published() -> None:
    link = entry()
    reminder, _path = asked()
    said_at = timezone.now()
    wanted = Wanted(kind="service", id=link.service_id, fields={"summary": "Neu"})
    proposal = freshness.propose_change(reminder, ref(link), [wanted], text="", at=said_at)
    amt = person("amt")
    link.refresh_from_db()
    looked_at = said_at + dt.timedelta(days=5)
    directory.verify(link, how="phone", by=amt, at=looked_at)

    proposals.accept(proposal, Choice(), by=amt, at=said_at + dt.timedelta(days=6))

    link.refresh_from_db()
    assert (link.verified_at, link.verified_how) == (looked_at, "phone")


def test_what_is_told_by_a_link_is_counted_without_naming_it() -> None:
    link = entry()
    _reminder, path = asked()

    Client().post(f"{path}/aendern/{ref(link)}", {"summary": "Neu", "email": ANNA})

    counted = Sending.objects.get()
    assert (counted.purpose, len(counted.sender)) == ("link", 64)
