"""The pages on which one proposal is read and decided."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client

from sozialatlas.directory import actions as directory_actions
from sozialatlas.directory.models import Location
from sozialatlas.marketplace.proposals import actions
from sozialatlas.marketplace.proposals.models import PolicyRule, Proposal, ReviewSettings
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import NOW, draft, person, waiting, wanted
from tests.marketplace.review.desk import QUEUE, form, placed, reviewer, signed_in

pytestmark = pytest.mark.django_db


def test_a_foreign_proposal_cannot_be_decided() -> None:
    foreign = waiting(wanted(placed(key="07111000"), summary="Neu"))
    client = signed_in(reviewer())

    answers = [
        client.post(f"{QUEUE}/{foreign.pk}/{act}", form(foreign, "summary", text="x")).status_code
        for act in ("annehmen", "ablehnen", "fragen", "notiz", "nachgesehen", "zuruecknehmen")
    ]

    foreign.refresh_from_db()
    assert (set(answers), foreign.state) == ({404}, "open")


def test_who_checks_nothing_is_sent_away_and_who_is_not_signed_in_to_the_sign_in() -> None:
    assert signed_in(person()).get(QUEUE).status_code == 403
    assert Client().get(QUEUE).headers["Location"].startswith("/de/konto/anmelden?next=")


def test_a_draft_is_its_authors_alone() -> None:
    hidden = draft(wanted(placed(), summary="Neu"))

    assert signed_in(reviewer()).get(f"{QUEUE}/{hidden.pk}").status_code == 404


def test_what_was_never_handed_in_is_not_on_the_desk_whatever_its_state() -> None:
    hidden = draft(wanted(placed(), summary="Neu"))
    Proposal.objects.update(state="withdrawn")
    client = signed_in(reviewer())

    assert client.get(f"{QUEUE}/{hidden.pk}").status_code == 404
    assert str(hidden.pk) not in client.get(f"{QUEUE}?stand=entschieden").content.decode()


def test_a_reviewer_of_one_topic_sees_that_topic() -> None:
    service = placed()
    topic = service.topics.create(code="pflege", name="Pflege")
    proposal = waiting(wanted(service, summary="Neu"))
    other = waiting(wanted(placed(key="06997002", name="Chor"), summary="Neu"))
    leaving = placed(key="06997003", name="Pflegekurs")
    leaving.topics.add(topic)
    gone = waiting(wanted(leaving, topics=()))

    page = signed_in(reviewer(scope=f"topic:{topic.code}")).get(QUEUE).content.decode()

    shown = [str(each.pk) in page for each in (proposal, other, gone)]
    assert shown == [True, False, True]


def test_accepting_on_the_page_publishes_and_leads_to_the_next() -> None:
    service = placed()
    first = waiting(wanted(service, summary="Neu"))
    second = waiting(wanted(placed(key="06997002"), summary="Neu"))

    answer = signed_in(reviewer()).post(f"{QUEUE}/{first.pk}/annehmen", form(first, "summary"))

    service.refresh_from_db()
    assert service.summary == "Neu"
    assert answer.headers["Location"] == f"{QUEUE}/{second.pk}#vorschlag"


def test_after_a_decision_the_next_is_of_the_list_from_which_one_came() -> None:
    service = placed()
    place = Location.objects.get(municipality__key="06997001")
    beside = directory.service("Mittagstisch")
    directory.record(service=beside, location=place)
    first, elsewhere, last = (
        waiting(wanted(each, summary="Neu")) for each in (service, placed(key="06997002"), beside)
    )
    client, query = signed_in(reviewer()), "?ort=06997001"

    page = client.get(f"{QUEUE}/{first.pk}{query}").content.decode()
    answers = [
        client.post(f"{QUEUE}/{each.pk}/annehmen{query}", form(each, "summary"))
        for each in (first, last)
    ]

    assert (f'"{QUEUE}/{last.pk}{query}"' in page, str(elsewhere.pk) in page) == (True, False)
    assert f'"{QUEUE}/{first.pk}/annehmen{query}"' in page
    assert f'href="{QUEUE}{query}"' in page
    assert [answer.headers["Location"] for answer in answers] == [
        f"{QUEUE}/{last.pk}{query}#vorschlag",
        f"{QUEUE}{query}",
    ]


def test_who_rejects_without_a_reason_is_told_what_is_missing() -> None:
    proposal = waiting(wanted(placed(), summary="Neu"))

    answer = signed_in(reviewer()).post(f"{QUEUE}/{proposal.pk}/ablehnen", form(proposal))

    assert (answer.status_code, "Nennen Sie den Grund" in answer.content.decode()) == (409, True)


def test_what_is_refused_or_noted_stays_within_the_list() -> None:
    proposal = waiting(wanted(placed(), summary="Neu"))
    client, query = signed_in(reviewer()), "?ort=06997001"

    refused = client.post(f"{QUEUE}/{proposal.pk}/ablehnen{query}", form(proposal))
    noted = client.post(f"{QUEUE}/{proposal.pk}/notiz{query}", form(proposal, text="Anruf"))

    assert refused.status_code == 409
    assert f'"{QUEUE}/{proposal.pk}/ablehnen{query}"' in refused.content.decode()
    assert noted.headers["Location"] == f"{QUEUE}/{proposal.pk}{query}"


@pytest.mark.parametrize(("view", "is_next"), [("rueckfrage", False), ("entschieden", True)])
def test_from_what_is_decided_one_goes_on_to_what_waits(view: str, is_next: bool) -> None:
    decided, later = (
        waiting(wanted(placed(key=key), summary="Neu")) for key in ("06997001", "06997002")
    )
    client = signed_in(reviewer())
    client.post(f"{QUEUE}/{decided.pk}/annehmen", form(decided, "summary"))

    page = client.get(f"{QUEUE}/{decided.pk}?stand={view}").content.decode()

    assert (str(later.pk) in page) is is_next


def test_only_ticked_fields_are_published() -> None:
    service = placed()
    proposal = waiting(wanted(service, summary="Neu", fees="99 Euro"))

    signed_in(reviewer()).post(f"{QUEUE}/{proposal.pk}/annehmen", form(proposal, "fees"))

    service.refresh_from_db()
    assert (service.summary, service.fees) == ("Alt", "99 Euro")


def test_of_two_reviewers_the_second_keeps_what_was_typed_and_is_told() -> None:
    proposal = waiting(wanted(placed(), summary="Neu"))
    sent = form(proposal, "summary", text="Danke für die Meldung!")
    signed_in(reviewer()).post(f"{QUEUE}/{proposal.pk}/annehmen", sent)

    second = signed_in(reviewer(name="kollegin"))
    answer = second.post(f"{QUEUE}/{proposal.pk}/annehmen", sent)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "steht auf „angenommen“" in page
    assert "Danke für die Meldung!" in page


def test_a_rejection_without_reason_is_refused_and_with_a_rule_it_is_done() -> None:
    rule = PolicyRule.objects.create(code="probe", title="Probe")
    proposal = waiting(wanted(placed(), summary="Bestpreis!"))
    client = signed_in(reviewer())

    refused = client.post(f"{QUEUE}/{proposal.pk}/ablehnen", form(proposal))
    client.post(f"{QUEUE}/{proposal.pk}/ablehnen", form(proposal, regel=rule.code))

    proposal.refresh_from_db()
    assert (refused.status_code, proposal.state, proposal.rule) == (409, "rejected", rule)


@pytest.mark.parametrize("field", ["feld", "gelesen", "fassung"])
def test_a_form_that_was_tampered_with_changes_nothing(field: str) -> None:
    service = placed()
    directory_actions.edited(service, before=None, by=person(), at=NOW)
    proposal = waiting(wanted(service, summary="Neu"))
    sent = {**form(proposal, "summary"), field: "99999999999999999999:🙈"}

    answer = signed_in(reviewer()).post(f"{QUEUE}/{proposal.pk}/annehmen", sent)

    service.refresh_from_db()
    is_published = field == "fassung"  # without a version, what is there now was meant
    assert (service.summary == "Neu", answer.status_code == 302) == (is_published, is_published)


def test_the_first_of_two_pairs_of_eyes_publishes_nothing() -> None:
    ReviewSettings.objects.create(pk=1, is_four_eyes=True)
    service = placed()
    proposal = waiting(wanted(service, summary="Neu"))
    client = signed_in(reviewer())

    page = client.get(f"{QUEUE}/{proposal.pk}").content.decode()
    url = f"{QUEUE}/{proposal.pk}/annehmen"
    answer = client.post(url, form(proposal, "summary"), follow=True).content.decode()

    service.refresh_from_db()
    assert "Freigeben (erste Person)" in page
    assert "Ihre Freigabe für „Tagespflege“ ist vermerkt." in answer
    assert "ist angenommen" not in answer
    assert service.summary == "Alt"
    assert "zweite Person" in client.get(f"{QUEUE}/{proposal.pk}").content.decode()


def test_what_was_accepted_can_be_taken_back_on_its_page() -> None:
    service = placed()
    proposal = waiting(wanted(service, summary="Neu"))
    client = signed_in(reviewer())
    client.post(f"{QUEUE}/{proposal.pk}/annehmen", form(proposal, "summary"))

    client.post(f"{QUEUE}/{proposal.pk}/zuruecknehmen", {"text": "Versehen"})

    service.refresh_from_db()
    assert service.summary == "Alt"


def test_an_unknown_proposal_is_not_found() -> None:
    assert signed_in(reviewer()).get(f"{QUEUE}/{uuid.uuid4()}").status_code == 404


def test_texts_of_authors_are_shown_as_text() -> None:
    proposal = waiting(wanted(placed(), summary="<script>alert(1)</script>"))

    page = signed_in(reviewer()).get(f"{QUEUE}/{proposal.pk}").content.decode()

    assert ("<script>alert" in page, "&lt;script&gt;alert" in page) == (False, True)


def test_what_was_rejected_still_takes_a_note() -> None:
    proposal = waiting(wanted(placed(), summary="Neu"))
    user = reviewer()
    actions.reject(proposal, by=user, at=NOW, text="Zu kurz.")
    client = signed_in(user)

    page = client.get(f"{QUEUE}/{proposal.pk}").content.decode()
    client.post(f"{QUEUE}/{proposal.pk}/notiz", {"text": "Am Telefon besprochen."})

    assert ("Nur als interne Notiz" in page, "Annahme zurücknehmen" in page) == (True, False)
    assert "Am Telefon besprochen." in client.get(f"{QUEUE}/{proposal.pk}").content.decode()
