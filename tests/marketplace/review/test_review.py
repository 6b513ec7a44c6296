"""The pages on which proposals are read and decided."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.directory import actions as directory_actions
from sozialatlas.directory.actions import Authority, Wanted
from sozialatlas.directory.models import Location, Service
from sozialatlas.directory.queries import latest_revisions
from sozialatlas.marketplace.proposals import actions, queries
from sozialatlas.marketplace.proposals.models import PolicyRule, Proposal, ReviewSettings
from tests.counted_queries import fewest_queries
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import LATER, NOW, draft, person, waiting, wanted

pytestmark = pytest.mark.django_db
QUEUE = "/de/redaktion/vorschlaege"


def reviewer(area_key: str = "06997", scope: str = "", name: str = "amt") -> User:
    user = person(name)
    RoleAssignment.objects.create(user=user, role="reviewer", area_key=area_key, scope=scope)
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def placed(summary: str = "Alt", key: str = "06997001", name: str = "Tagespflege") -> Service:
    area = directory.municipality(key, key)
    service = directory.service(name, summary=summary)
    directory.record(service=service, location=directory.location(municipality=area))
    return service


def form(proposal: Proposal, *fields: str, **more: str) -> dict[str, object]:
    change = proposal.changes.get()
    newest = latest_revisions(change.kind, [change.record_id]).get(change.record_id)
    return {
        "fassung": proposal.version,
        "gelesen": f"{change.pk}:{newest or ''}",
        "feld": [f"{change.pk}:{name}" for name in fields],
        **more,
    }


def test_the_queue_shows_what_lies_within_reach_and_nothing_else() -> None:
    own = waiting(wanted(placed(name="Suppenküche"), summary="Neu"))
    foreign = waiting(wanted(placed(key="07111000", name="Fernes"), summary="Neu"))
    client = signed_in(reviewer())

    page = client.get(QUEUE).content.decode()

    assert (str(own.pk) in page, str(foreign.pk) in page, "Fernes" in page) == (True, False, False)
    assert client.get(f"{QUEUE}/{foreign.pk}").status_code == 404


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


def test_a_reviewer_of_one_topic_sees_that_topic() -> None:
    service = placed()
    topic = service.topics.create(code="pflege", name="Pflege")
    proposal = waiting(wanted(service, summary="Neu"))
    other = waiting(wanted(placed(key="06997002", name="Chor"), summary="Neu"))

    page = signed_in(reviewer(scope=f"topic:{topic.code}")).get(QUEUE).content.decode()

    assert (str(proposal.pk) in page, str(other.pk) in page) == (True, False)


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


@pytest.mark.parametrize(
    ("sort", "seen"), [("neu", "Frühstück"), ("aenderung", "Suppenküche"), ("ende", "Altes")]
)
def test_the_list_is_narrowed_by_what_a_proposal_wants(sort: str, seen: str) -> None:
    service = placed(name="Suppenküche")
    closing = placed(key="06997002", name="Altes")
    waiting(wanted(service, summary="Neu"))
    waiting(wanted(closing, status="closed"))
    new = Wanted(
        kind="service",
        id=uuid.uuid4(),
        fields={"name": "Frühstück", "organization_key": f"id:{service.organization_id}"},
        is_new=True,
    )
    waiting(new)

    page = signed_in(reviewer()).get(QUEUE, {"was": sort}).content.decode()

    shown = [name for name in ("Frühstück", "Suppenküche", "Altes") if f">{name}<" in page]
    assert shown == [seen]


def test_a_hundred_stand_on_one_page_if_somebody_wants() -> None:
    service = placed()
    for number in range(26):
        waiting(wanted(service, summary=f"Neu {number}"))
    client = signed_in(reviewer())

    short, long = (client.get(QUEUE, query) for query in ({}, {"viele": "1"}))

    rows = [len(answer.context["rows"]) for answer in (short, long)]
    assert (rows, "100 auf einer Seite" in short.content.decode()) == ([25, 26], True)


def test_who_rejects_without_a_reason_is_told_what_is_missing() -> None:
    proposal = waiting(wanted(placed(), summary="Neu"))

    answer = signed_in(reviewer()).post(f"{QUEUE}/{proposal.pk}/ablehnen", form(proposal))

    assert (answer.status_code, "Nennen Sie den Grund" in answer.content.decode()) == (409, True)


def test_the_list_opens_proposals_with_its_filter() -> None:
    proposal = waiting(wanted(placed(), summary="Neu"))

    page = signed_in(reviewer()).get(f"{QUEUE}?ort=06997001&von=x").content.decode()

    assert f'href="{QUEUE}/{proposal.pk}?ort=06997001"' in page


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


def test_several_are_accepted_at_once_and_what_was_changed_is_named() -> None:
    names = ("Eins", "Zwei", "Drei")
    services = [placed(key=f"0699700{n}", name=name) for n, name in enumerate(names, 1)]
    proposals = [waiting(wanted(each, summary="Neu")) for each in services]
    actions.keep(proposals[1], [wanted(services[1], summary="Anders")], at=NOW)

    answer = signed_in(reviewer()).post(
        f"{QUEUE}/annehmen",
        {
            "vorschlag": [each.pk for each in proposals],
            "fassung": [f"{each.pk}:{each.version}" for each in proposals],
        },
        follow=True,
    )

    states = Proposal.objects.order_by("title").values_list("title", "state")
    assert dict(states) == {"Eins": "accepted", "Zwei": "open", "Drei": "accepted"}
    page = answer.content.decode()
    assert "2 Vorschläge sind angenommen." in page
    assert "„Zwei“: Inzwischen wurde etwas geändert." in page


def test_at_once_nothing_is_overwritten_that_was_changed_since() -> None:
    service = placed(name="Zwei")
    proposal = waiting(wanted(service, summary="Neu"))
    at_county = Authority(by=None, at=LATER, owner="county")
    directory_actions.change([wanted(service, summary="Berichtigt")], at_county)

    answer = signed_in(reviewer()).post(
        f"{QUEUE}/annehmen",
        {"vorschlag": [proposal.pk], "fassung": [f"{proposal.pk}:{proposal.version}"]},
        follow=True,
    )

    proposal.refresh_from_db()
    service.refresh_from_db()
    assert (proposal.state, service.summary) == ("open", "Berichtigt")
    assert "„Zwei“: Inzwischen wurde etwas geändert." in answer.content.decode()


def test_overdue_ones_are_found_and_say_by_how_much() -> None:
    late = waiting(wanted(placed(name="Spät"), summary="Neu"))
    Proposal.objects.update(due_on=timezone.localdate() - dt.timedelta(days=2))
    fresh = waiting(wanted(placed(key="06997002", name="Frisch"), summary="Neu"))
    Proposal.objects.filter(pk=fresh.pk).update(due_on=timezone.localdate())

    page = signed_in(reviewer()).get(f"{QUEUE}?faellig=1").content.decode()

    assert (str(late.pk) in page, str(fresh.pk) in page) == (True, False)
    assert "seit 2 Tagen überfällig" in page


def test_the_share_answered_in_time_counts_what_was_due() -> None:
    today = timezone.localdate()
    in_time = waiting(wanted(placed(), summary="Neu"))
    too_late = waiting(wanted(placed(key="06997002"), summary="Neu"))
    Proposal.objects.filter(pk=in_time.pk).update(
        due_on=today - dt.timedelta(days=3), answered_at=timezone.now() - dt.timedelta(days=4)
    )
    Proposal.objects.filter(pk=too_late.pk).update(due_on=today - dt.timedelta(days=1))

    page = signed_in(reviewer()).get(QUEUE).content.decode()

    assert "<strong>50 %</strong> in 5 Arbeitstagen beantwortet (1 von 2" in page


def test_an_answer_before_its_day_counts_at_once() -> None:
    today = timezone.localdate()
    answered, unanswered = (
        waiting(wanted(placed(key=f"0699700{number}"), summary="Neu")) for number in (1, 2)
    )
    Proposal.objects.update(due_on=today + dt.timedelta(days=3))
    Proposal.objects.filter(pk=answered.pk).update(answered_at=timezone.now())

    found = queries.promise(
        Proposal.objects.all(), since=today - dt.timedelta(days=90), until=today
    )

    assert (found, unanswered.answered_at) == (queries.Promise(1, 1), None)


def test_the_queue_asks_the_same_queries_for_one_and_for_many() -> None:
    client = signed_in(reviewer())
    waiting(wanted(placed(), summary="Neu"))
    one = fewest_queries(lambda: client.get(QUEUE))
    for number in range(2, 6):
        waiting(wanted(placed(key=f"0699700{number}"), summary="Neu"))

    assert fewest_queries(lambda: client.get(QUEUE)) == one


@pytest.mark.parametrize(
    "query",
    ["?stand=gibtesnicht", "?von=%00", "?ort=x'--", "?thema=🙈", "?seite=999999999999", "?q=%00"],
)
def test_an_address_that_means_nothing_still_shows_a_list(query: str) -> None:
    waiting(wanted(placed(), summary="Neu"))

    assert signed_in(reviewer()).get(f"{QUEUE}{query}").status_code == 200


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
    client.post(f"{QUEUE}/{proposal.pk}/annehmen", form(proposal, "summary"))

    service.refresh_from_db()
    assert "Freigeben (erste Person)" in page
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


def test_accepting_several_keeps_the_list_as_it_was_asked_for() -> None:
    proposal = waiting(wanted(placed(), summary="Neu"))
    Proposal.objects.update(due_on=timezone.localdate() - dt.timedelta(days=2))
    client = signed_in(reviewer())
    shown = client.get(QUEUE, {"faellig": "1"}).content.decode()

    answer = client.post(
        f"{QUEUE}/annehmen",
        {"vorschlag": str(proposal.pk), "fassung": f"{proposal.pk}:9{'9' * 5_000}", "faellig": 1},
    )

    assert '<input type="hidden" name="faellig" value="1">' in shown
    assert answer.headers["Location"] == f"{QUEUE}?faellig=1"


def test_what_was_rejected_still_takes_a_note() -> None:
    proposal = waiting(wanted(placed(), summary="Neu"))
    user = reviewer()
    actions.reject(proposal, by=user, at=NOW, text="Zu kurz.")
    client = signed_in(user)

    page = client.get(f"{QUEUE}/{proposal.pk}").content.decode()
    client.post(f"{QUEUE}/{proposal.pk}/notiz", {"text": "Am Telefon besprochen."})

    assert ("Nur als interne Notiz" in page, "Annahme zurücknehmen" in page) == (True, False)
    assert "Am Telefon besprochen." in client.get(f"{QUEUE}/{proposal.pk}").content.decode()
