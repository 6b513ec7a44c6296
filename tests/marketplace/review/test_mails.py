"""What authors and reviewers are told by mail."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sozialatlas.accounts.models import RoleAssignment
from sozialatlas.core.mail.models import Letter
from sozialatlas.directory.actions import Wanted
from sozialatlas.marketplace.proposals import actions
from sozialatlas.marketplace.proposals.actions import Beginning, Choice
from sozialatlas.marketplace.proposals.errors import NobodyToAsk
from sozialatlas.marketplace.proposals.models import PolicyRule, Proposal, ReviewSettings
from sozialatlas.marketplace.review import digests
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import LATER, NOW, person, waiting, wanted

pytestmark = pytest.mark.django_db
WEDNESDAY = dt.date(2026, 11, 18)


def handed_in() -> Proposal:
    area = directory.municipality()
    service = directory.service()
    directory.record(service=service, location=directory.location(municipality=area))
    return waiting(wanted(service, summary="Neu"), by=person("autorin"))


def letters() -> list[tuple[str, str]]:
    return list(Letter.objects.order_by("pk").values_list("to", "subject"))


def test_the_author_reads_the_question_and_where_to_answer() -> None:
    proposal = handed_in()

    actions.ask(proposal, by=person("amt"), at=LATER, text="Auch in den Ferien?")

    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == ("autorin@verein.example", "Frage zu „Tagespflege“")
    assert "Auch in den Ferien?" in letter.text
    assert f"/de/mein/vorschlag/{proposal.pk}" in letter.text


def test_a_rejection_says_the_rule_in_words_for_the_author() -> None:
    rule = PolicyRule.objects.create(code="probe", title="Probe", answer="Das ist Werbung.")
    proposal = handed_in()

    actions.reject(proposal, by=person("amt"), at=LATER, rule=rule, text="Bitte sachlich.")

    text = Letter.objects.get().text
    assert "Das ist Werbung.\n\nBitte sachlich." in text


def test_a_rejected_appeal_for_the_rest_is_told_as_a_rejection() -> None:
    rule = PolicyRule.objects.create(code="probe", title="Probe", answer="Das ist Werbung.")
    author = person("autorin")
    proposal = waiting(wanted(directory.service(), summary="Neu", fees="9 Euro"), by=author)
    part = {proposal.changes.get().pk: ["summary"]}
    actions.accept(proposal, Choice(taken=part), by=person("amt"), at=LATER)
    actions.appeal(proposal, by=author, at=LATER, text="Der Preis stimmt.")

    actions.reject(proposal, by=person("amt2"), at=LATER, rule=rule)

    letter = Letter.objects.order_by("pk").last()
    assert letter is not None
    assert (letter.subject, Proposal.objects.get().state) == (
        "Nicht angenommen: „Tagespflege“",
        "partly",
    )
    assert "Den Rest Ihres Vorschlags" in letter.text
    assert "Das ist Werbung." in letter.text


def test_who_has_no_account_is_asked_and_told_at_the_address_of_the_link() -> None:
    service = directory.service()
    begun = actions.begin(
        Beginning(origin="provider", by=None, at=NOW, contact="kasse@verein.example"),
        [wanted(service, summary="Neu")],
    )
    proposal = actions.submit(begun, by=None, at=NOW)

    actions.ask(proposal, by=person("amt"), at=LATER, text="Auch in den Ferien?")
    actions.reject(proposal, by=person("amt2"), at=LATER, text="Bitte sachlich.")

    assert letters() == [
        ("kasse@verein.example", "Frage zu „Tagespflege“"),
        ("kasse@verein.example", "Nicht angenommen: „Tagespflege“"),
    ]
    texts = Letter.objects.values_list("text", flat=True)
    assert all("/de/impressum" in text and "/mein/" not in text for text in texts)


def test_of_a_new_entry_that_is_taken_back_nothing_stands_again() -> None:
    organization = directory.organization()
    fields = {"name": "Frühstück", "organization_key": f"id:{organization.pk}"}
    new = Wanted(kind="service", id=uuid.uuid4(), fields=fields, is_new=True)
    proposal = waiting(new, by=person("autorin"))
    actions.accept(proposal, Choice(), by=person("amt"), at=LATER)

    actions.take_back(proposal, by=person("amt2"), at=LATER, text="")

    text = Letter.objects.order_by("pk").last().text
    assert ("nicht mehr zu sehen" in text, "steht wieder" in text) == (True, False)


def test_nobody_can_be_asked_about_what_an_import_proposes() -> None:
    proposal = waiting(wanted(directory.service(), summary="Neu"), origin="import")

    with pytest.raises(NobodyToAsk):
        actions.ask(proposal, by=person("amt"), at=LATER, text="Warum?")

    assert Proposal.objects.get().state == "open"


def test_accepting_tells_the_author_once() -> None:
    proposal = handed_in()

    actions.accept(proposal, Choice(), by=person("amt"), at=LATER)

    assert letters() == [("autorin@verein.example", "Angenommen: „Tagespflege“")]


def test_what_nobody_sent_in_writes_to_nobody() -> None:
    proposal = waiting(wanted(directory.service(), summary="Neu"), origin="import")

    actions.accept(proposal, Choice(), by=person("amt"), at=LATER)

    assert letters() == []


def test_a_line_break_in_a_name_does_not_reach_the_head_of_a_mail() -> None:
    service = directory.service("Chor\nBcc: alle@verein.example")
    proposal = waiting(wanted(service, summary="Neu"), by=person("autorin"))

    actions.accept(proposal, Choice(), by=person("amt"), at=LATER)

    assert letters()[0][1] == "Angenommen: „Chor Bcc: alle@verein.example“"


def reviewer(name: str, area_key: str) -> None:
    RoleAssignment.objects.create(user=person(name), role="reviewer", area_key=area_key)


def test_reviewers_hear_in_the_morning_of_what_is_theirs() -> None:
    reviewer("hier", "06997")
    reviewer("anderswo", "07111")
    handed_in()

    count = digests.send(on=WEDNESDAY)

    assert count == 1
    assert letters() == [("hier@verein.example", "1 Vorschlag wartet auf Sie")]


def test_the_same_morning_writes_once() -> None:
    reviewer("hier", "06997")
    handed_in()

    digests.send(on=WEDNESDAY)
    digests.send(on=WEDNESDAY)

    assert len(letters()) == 1


def test_what_is_neither_new_nor_late_is_not_repeated() -> None:
    reviewer("hier", "06997")
    handed_in()

    assert digests.send(on=WEDNESDAY + dt.timedelta(days=2)) == 0
    assert digests.send(on=WEDNESDAY + dt.timedelta(days=8)) == 1


@pytest.mark.parametrize("on", [dt.date(2026, 11, 21), dt.date(2026, 11, 22)])
def test_weekends_are_quiet(on: dt.date) -> None:
    reviewer("hier", "06997")
    handed_in()
    Proposal.objects.update(changed_at=NOW + dt.timedelta(days=3))

    assert digests.send(on=on) == 0


def test_a_county_can_do_without() -> None:
    reviewer("hier", "06997")
    ReviewSettings.objects.create(pk=1, has_digest=False)
    handed_in()

    assert digests.send(on=WEDNESDAY) == 0
