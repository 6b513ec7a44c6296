"""Who told us what is wrong hears what became of it."""

from __future__ import annotations

import pytest
from django.test import Client

from sozialatlas.core.mail.models import Letter
from sozialatlas.directory.models import ServiceAtLocation
from sozialatlas.marketplace import actions as marketplace
from sozialatlas.marketplace.models import PublicMessage
from sozialatlas.marketplace.proposals import actions, corrections
from sozialatlas.marketplace.proposals.actions import Choice
from sozialatlas.marketplace.proposals.corrections import Correction
from sozialatlas.marketplace.proposals.models import PolicyRule, Proposal, ReviewSettings
from tests.accounts import people
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import LATER, NOW, person

pytestmark = pytest.mark.django_db
MOVED = Correction(url="https://neu.example")


def record() -> ServiceAtLocation:
    return directory.record(service=directory.service("Tafel", url="https://alt.example"))


def told(
    about: ServiceAtLocation,
    given: Correction = MOVED,
    *,
    email: str = "leserin@post.example",
    language: str = "de",
) -> Proposal:
    """Return what somebody said, as a proposal beside the message."""
    proposal = corrections.propose(
        given, kind="service_at_location", record_id=about.pk, comment="Falsch", at=NOW
    )
    assert proposal is not None
    PublicMessage.objects.create(
        record_kind="service_at_location",
        record_id=about.pk,
        record_name="Tafel",
        text="Falsch",
        email=email,
        language=language,
        created_at=NOW,
        proposal_id=proposal.pk,
    )
    return proposal


def test_who_was_right_is_thanked_and_led_to_the_entry() -> None:
    about = record()

    actions.accept(told(about), Choice(), by=person("amt"), at=LATER)

    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == ("leserin@post.example", "Ihr Hinweis zu „Tafel“")
    assert "Er stimmt: Der Eintrag ist geändert." in letter.text
    assert f"-{about.pk}" in letter.text


def test_the_message_is_done_with_the_proposal_and_its_address_goes() -> None:
    amt = person("amt")

    actions.accept(told(record()), Choice(), by=amt, at=LATER)

    message = PublicMessage.objects.get()
    assert (message.state, message.done_by, message.done_at, message.email) == (
        "done",
        amt,
        LATER,
        "",
    )


def test_a_refusal_says_why_in_the_words_of_the_rule_and_the_office() -> None:
    rule = PolicyRule.objects.create(code="probe", title="Probe", answer="Das ist Werbung.")

    actions.reject(told(record()), by=person("amt"), at=LATER, rule=rule, text="Leider nein.")

    text = Letter.objects.get().text
    assert "nichts geändert.\n\nDie Redaktion schreibt dazu:\n\nDas ist Werbung." in text
    assert "Leider nein." in text


def test_of_two_things_said_the_one_that_was_taken_is_told() -> None:
    proposal = told(record(), Correction(url="https://neu.example", is_gone=True))
    url = proposal.changes.get(kind="service")

    actions.accept(proposal, Choice(taken={url.pk: ["url"]}), by=person("amt"), at=LATER)

    assert "Einen Teil davon haben wir übernommen." in Letter.objects.get().text


def test_an_entry_that_is_gone_is_led_to_by_nobody() -> None:
    about = record()

    actions.accept(told(about, Correction(is_gone=True)), Choice(), by=person("amt"), at=LATER)

    text = Letter.objects.get().text
    assert str(about.pk) not in text
    assert "Wir haben den Eintrag herausgenommen." in text


def test_the_answer_speaks_the_language_of_the_page() -> None:
    actions.accept(told(record(), language="uk"), Choice(), by=person("amt"), at=LATER)

    letter = Letter.objects.get()
    assert "/uk/" in letter.text
    assert "Guten Tag" not in letter.text


def test_without_an_address_nobody_is_written_to_and_the_message_is_done() -> None:
    actions.accept(told(record(), email=""), Choice(), by=person("amt"), at=LATER)

    assert (Letter.objects.count(), PublicMessage.objects.get().state) == (0, "done")


def test_what_was_answered_and_put_aside_before_is_not_answered_twice() -> None:
    proposal = told(record())
    amt = person("amt")
    marketplace.complete(PublicMessage.objects.get(), by=amt, at=NOW)

    actions.accept(proposal, Choice(), by=amt, at=LATER)

    assert Letter.objects.count() == 0
    assert PublicMessage.objects.get().done_at == NOW


@pytest.mark.parametrize(
    ("email", "label"),
    [("leserin@post.example", "Antwort an die Person"), ("", "Begründung")],
)
def test_the_desk_says_who_reads_the_words(email: str, label: str) -> None:
    proposal = told(record(), email=email)
    client = Client()
    client.force_login(people.editor("amt@kreis.example", "county_editor"))

    page = client.get(f"/de/redaktion/vorschlaege/{proposal.pk}").content.decode()

    assert label in page
    assert "leserin@post.example" not in page
    assert "Sprache der Person" not in page


def test_the_desk_says_in_which_language_the_mail_will_be() -> None:
    proposal = told(record(), language="uk")
    client = Client()
    client.force_login(people.editor("amt@kreis.example", "county_editor"))

    page = client.get(f"/de/redaktion/vorschlaege/{proposal.pk}").content.decode()

    assert "Sprache der Person: Українська." in page


def test_what_the_first_of_two_people_wrote_is_told_when_the_second_writes_nothing() -> None:
    settings = ReviewSettings.current()
    settings.is_four_eyes = True
    settings.save()
    proposal = told(record())
    said = Choice(text="Danke, es stimmt jetzt.")
    actions.accept(proposal, said, by=person("eins"), at=LATER)

    actions.accept(Proposal.objects.get(), Choice(), by=person("zwei"), at=LATER)

    assert "Danke, es stimmt jetzt." in Letter.objects.get().text
