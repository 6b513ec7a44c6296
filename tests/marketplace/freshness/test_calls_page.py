"""The list of calls and the page to read from while calling."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import (
    Location,
    Organization,
    Phone,
    Service,
    ServiceAtLocation,
    Topic,
)
from sozialatlas.marketplace.freshness import actions
from sozialatlas.marketplace.freshness.errors import Closed
from sozialatlas.marketplace.freshness.models import Asking, Call, Verification
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.actions import Choice
from sozialatlas.marketplace.proposals.models import Proposal
from tests.counted_queries import fewest_queries
from tests.directory import factories
from tests.marketplace.freshness.world import caller, entry, lindental, organization, ref
from tests.marketplace.proposals.factories import person

pytestmark = pytest.mark.django_db
LIST = "/de/redaktion/anrufe"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def to_call(name: str = "Ohne Adresse") -> ServiceAtLocation:
    link = entry(name, organization(f"Träger von {name}", email=""))
    actions.remind(at=timezone.now())
    return link


def asking(link: ServiceAtLocation) -> Asking:
    return Asking.objects.get(record_id=link.pk)


def note(client: Client, link: ServiceAtLocation, outcome: str, **fields: str) -> str:
    url = f"{LIST}/{asking(link).pk}"
    return client.post(url, {"outcome": outcome, **fields}, follow=True).content.decode()


def test_who_may_not_call_finds_nothing() -> None:
    link = to_call("Geheim")
    key = asking(link).pk
    far = signed_in(caller("fern", area_key="07111"))
    nobody = signed_in(User.objects.create_user("verein@verein.example"))

    found = far.get(LIST).content.decode()

    assert "Geheim" not in found
    assert [
        far.get(f"{LIST}/{key}").status_code,
        far.post(f"{LIST}/{key}/zeigen").status_code,
    ] == [
        404,
        404,
    ]
    assert [nobody.get(each).status_code for each in (LIST, f"{LIST}/{key}")] == [403, 403]
    assert Client().get(LIST)["Location"].startswith("/de/konto/anmelden")


def test_a_task_of_one_topic_shows_only_that() -> None:
    link, other = to_call("Pflegekurs"), to_call("Chor")
    topic = Topic.objects.create(code="pflege", name="Pflege")
    link.service.topics.add(topic)

    found = signed_in(caller(scope="topic:pflege")).get(LIST).content.decode()

    assert ("Pflegekurs" in found, "Chor" in found) == (True, False)
    assert other.pk != link.pk


def test_the_most_urgent_call_comes_first() -> None:
    today = timezone.localdate()
    for name, step, next_on in (
        ("Später", "call", today + dt.timedelta(days=3)),
        ("Versprochen", "call", today),
        ("Normal", "call", None),
        ("Bald weg", "notice", None),
    ):
        Asking.objects.filter(record_id=to_call(name).pk).update(step=step, next_on=next_on)

    found = signed_in(caller()).get(LIST).content.decode()

    order = sorted(("Später", "Versprochen", "Normal", "Bald weg"), key=found.index)
    assert order == ["Versprochen", "Bald weg", "Normal", "Später"]


def test_the_list_can_be_limited_to_a_town() -> None:
    to_call("Hier")
    there = factories.municipality("06997002", "Auenburg")
    service = factories.service("Dort", organization=organization("Anderer", email=""))
    factories.record(service=service, location=factories.location(municipality=there))
    actions.remind(at=timezone.now())

    found = signed_in(caller()).get(f"{LIST}?ort=06997002").content.decode()

    assert ("Dort" in found, "Hier" in found) == (True, False)


def test_the_page_says_what_to_say_and_what_stands_there() -> None:
    link = to_call("Kinderturnen")
    Phone.objects.create(service=link.service, number="06031 1234")

    found = signed_in(caller("Berta")).get(f"{LIST}/{asking(link).pk}").content.decode()

    assert "Ich rufe für den Sozialatlas an" in found
    assert "hier ist Berta" not in found
    assert " checked" not in found
    assert 'href="tel:060311234"' in found


def test_a_call_that_settles_all_confirms_by_phone() -> None:
    link, user = to_call(), caller()

    found = note(signed_in(user), link, "reached")

    row = Verification.objects.get()
    assert (row.how, row.by, Asking.objects.count()) == ("phone", user, 0)
    assert (Call.objects.get().outcome, "Gespeichert." in found) == ("reached", True)


OTHERWISE = {"says-phone": "anders", "phone": "06031 777", "summary": "nicht gemeint"}


def test_what_is_otherwise_becomes_a_proposal_and_says_nothing_of_today() -> None:
    link = to_call()

    note(signed_in(caller()), link, "reached", **OTHERWISE)

    proposal, change = Proposal.objects.get(), Proposal.objects.get().changes.get()
    assert (change.kind, list(change.values)) == ("service_at_location", ["phones"])
    assert (proposal.origin, Call.objects.get().proposal) == ("editor", proposal)
    assert (Verification.objects.count(), Asking.objects.count()) == (0, 0)


def test_once_that_is_published_the_entry_counts_as_checked_by_phone() -> None:
    link, user = to_call(), caller()
    note(signed_in(user), link, "reached", **OTHERWISE)
    proposal = Proposal.objects.get()

    choice = Choice(version=proposal.version)
    proposals.accept(proposal, choice, by=person("amt"), at=timezone.now())

    row = Verification.objects.get(record_id=link.pk)
    assert (row.how, row.by, row.at) == ("phone", user, Call.objects.get().at)


def test_what_was_not_asked_is_not_confirmed() -> None:
    link = to_call()
    Phone.objects.create(service=link.service, number="06031 1234")
    client = signed_in(caller())

    silent = note(client, link, "reached")
    empty = note(client, link, "reached", **{"says-phone": "anders", "phone": "06031 1234"})
    after = Verification.objects.count()
    note(client, link, "reached", **{"says-phone": "stimmt"})

    assert "Bitte bei jeder Angabe ankreuzen, ob sie stimmt." in silent
    assert "Bitte eintragen, was stattdessen gilt." in empty
    assert (after, Verification.objects.count()) == (0, 1)


def course(name: str, number: str) -> ServiceAtLocation:
    """Return one of several courses of one provider."""
    provider = Organization.objects.filter(name="Volkshochschule").first()
    link = entry(name, provider or organization("Volkshochschule", email=""))
    Phone.objects.create(service=link.service, number=number)
    return link


def test_one_call_settles_all_that_was_read_out_under_a_number() -> None:
    number = "06031 1234"
    link, right, left = (course(name, number) for name in ("Nähen", "Malen", "Yoga"))
    course("Im Nachbarort", "06031 9")
    actions.remind(at=timezone.now())
    client = signed_in(caller())

    listed = client.get(LIST).content.decode()
    shown = client.get(f"{LIST}/{asking(link).pk}").content.decode()
    data = {"outcome": "reached", "says-phone": "stimmt", "auch": [asking(right).pk]}
    answer = client.post(f"{LIST}/{asking(link).pk}", data)

    assert listed.count(f'href="tel:{number.replace(" ", "")}"') == 1
    assert [name in shown for name in ("Malen", "Yoga", "Im Nachbarort")] == [True, True, False]
    assert set(Verification.objects.values_list("record_id", flat=True)) == {link.pk, right.pk}
    assert answer.headers["Location"] == f"{LIST}/{asking(left).pk}"


def test_nobody_dials_a_wrong_number_twice() -> None:
    link, other = (course(name, "06031 1234") for name in ("Nähen", "Malen"))
    actions.remind(at=timezone.now())

    note(signed_in(caller()), link, "wrong")

    assert set(Call.objects.values_list("record_id", "outcome")) == {
        (link.pk, "wrong"),
        (other.pk, "wrong"),
    }


def test_a_call_to_be_made_again_names_its_day() -> None:
    link, client = to_call(), signed_in(caller())
    on = timezone.localdate() + dt.timedelta(days=2)

    refused = note(client, link, "again")
    past = note(client, link, "again", next_on="2020-01-01")
    note(client, link, "again", next_on=on.isoformat(), note="Chefin im Urlaub")

    assert ("Bitte den Tag angeben." in refused, "schon vorbei" in past) == (True, True)
    assert (asking(link).next_on, Call.objects.get().note) == (on, "Chefin im Urlaub")
    assert "Chefin im Urlaub" in client.get(LIST).content.decode()


def test_what_no_longer_exists_is_proposed_to_close() -> None:
    link = to_call()

    note(signed_in(caller()), link, "gone", note="Verein aufgelöst")

    assert Proposal.objects.get().changes.get().values == {"status": "closed"}
    assert (Asking.objects.count(), actions.remind(at=timezone.now()).to_call) == (0, 0)


def test_a_wrong_number_stays_on_the_list() -> None:
    link = to_call()

    note(signed_in(caller()), link, "wrong")

    assert (asking(link).step, Call.objects.get().outcome) == ("call", "wrong")


def test_who_was_answered_meanwhile_is_told_so() -> None:
    link, client = to_call(), signed_in(caller())
    key = asking(link).pk
    Asking.objects.all().delete()

    assert client.post(f"{LIST}/{key}", {"outcome": "reached"}).status_code == 404
    assert Verification.objects.count() == 0


def test_a_closed_entry_needs_no_call_also_if_it_was_hidden() -> None:
    link, client = to_call(), signed_in(caller())
    actions.hide(ref(link), at=timezone.now())
    key, before = asking(link).pk, client.get(LIST).content.decode()
    ServiceAtLocation.objects.update(status="closed")

    assert "Ohne Adresse" in before
    assert "Ohne Adresse" not in client.get(LIST).content.decode()
    assert client.get(f"{LIST}/{key}").status_code == 404
    assert Asking.objects.get().step == "hidden"


@pytest.mark.parametrize("part", [Service, Location])
def test_an_entry_of_which_a_part_is_closed_needs_no_call(
    part: type[Service] | type[Location],
) -> None:
    link, person = to_call(), caller()
    client = signed_in(person)
    actions.hide(ref(link), at=timezone.now())
    row = asking(link)
    part.objects.update(status="closed")

    with pytest.raises(Closed):
        actions.note_call(row, actions.Report(outcome="reached"), by=person, at=timezone.now())

    assert "Ohne Adresse" not in client.get(LIST).content.decode()
    assert Verification.objects.count() == 0


def test_an_entry_that_was_closed_during_the_call_is_said_to_need_none() -> None:
    link = to_call()
    row = asking(link)
    ServiceAtLocation.objects.update(status="closed")

    with pytest.raises(Closed):
        actions.note_call(row, actions.Report(outcome="reached"), by=caller(), at=timezone.now())

    assert Verification.objects.count() == 0


def test_a_hidden_entry_is_shown_again_with_one_press() -> None:
    link, client = to_call(), signed_in(caller())
    actions.hide(ref(link), at=timezone.now())
    key = asking(link).pk
    link.refresh_from_db()
    hidden = link.visible_to

    client.post(f"{LIST}/{key}/zeigen")

    link.refresh_from_db()
    assert (hidden is None, link.visible_to) == (False, None)


def test_the_list_asks_the_database_as_often_for_three_entries() -> None:
    lindental()
    client = signed_in(caller())
    to_call("Eins")
    one = fewest_queries(lambda: client.get(LIST))
    to_call("Zwei")
    to_call("Drei")

    assert fewest_queries(lambda: client.get(LIST)) == one
