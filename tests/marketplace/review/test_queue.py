"""The list of what waits: what it shows, how it is narrowed, several accepted at once."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from sozialatlas.directory import actions as directory_actions
from sozialatlas.directory.actions import Authority, Wanted
from sozialatlas.marketplace.proposals import actions, queries
from sozialatlas.marketplace.proposals.models import Proposal, ReviewSettings
from tests.counted_queries import fewest_queries
from tests.marketplace.proposals.factories import LATER, NOW, person, waiting, wanted
from tests.marketplace.review.desk import QUEUE, placed, reviewer, signed_in

pytestmark = pytest.mark.django_db


def test_the_queue_shows_what_lies_within_reach_and_nothing_else() -> None:
    own = waiting(wanted(placed(name="Suppenküche"), summary="Neu"))
    foreign = waiting(wanted(placed(key="07111000", name="Fernes"), summary="Neu"))
    client = signed_in(reviewer())

    page = client.get(QUEUE).content.decode()

    assert (str(own.pk) in page, str(foreign.pk) in page, "Fernes" in page) == (True, False, False)
    assert client.get(f"{QUEUE}/{foreign.pk}").status_code == 404


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


def test_the_list_opens_proposals_with_its_filter() -> None:
    proposal = waiting(wanted(placed(), summary="Neu"))

    page = signed_in(reviewer()).get(f"{QUEUE}?ort=06997001&von=x").content.decode()

    assert f'href="{QUEUE}/{proposal.pk}?ort=06997001"' in page


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


def test_several_approved_by_the_first_person_are_not_called_accepted() -> None:
    ReviewSettings.objects.create(pk=1, is_four_eyes=True)
    proposal = waiting(wanted(placed(), summary="Neu"))
    data = {"vorschlag": str(proposal.pk), "fassung": f"{proposal.pk}:{proposal.version}"}

    page = signed_in(reviewer()).post(f"{QUEUE}/annehmen", data, follow=True).content.decode()

    assert "1 Vorschlag ist freigegeben und braucht eine zweite Person." in page
    assert "angenommen." not in page


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


def test_for_what_an_import_wants_nobody_waits() -> None:
    waiting(wanted(placed(), summary="Neu"), origin="import")
    Proposal.objects.update(due_on=timezone.localdate() - dt.timedelta(days=3))

    found = queries.promise(
        Proposal.objects.all(), since=dt.date(2020, 1, 1), until=timezone.localdate()
    )

    assert found == queries.Promise(0, 0)


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


def test_what_was_decided_last_stands_on_top_and_what_was_withdrawn_below() -> None:
    first, second, gone = (
        waiting(wanted(placed(key=key), summary="Neu"))
        for key in ("06997001", "06997002", "06997003")
    )
    actions.withdraw(gone, by=None, at=NOW)
    actions.accept(first, actions.Choice(), by=person("eins"), at=NOW)
    actions.accept(second, actions.Choice(), by=person("zwei"), at=NOW + dt.timedelta(hours=1))

    page = signed_in(reviewer()).get(f"{QUEUE}?stand=entschieden").content.decode()

    places = [page.index(f"/{each.pk}") for each in (second, first, gone)]
    assert places == sorted(places)
