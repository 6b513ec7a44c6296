"""The county writes to all who keep entries, they answer, and nobody else reads it."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import Settings

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.core.jobs.models import Job
from sozialatlas.core.mail.models import Letter
from sozialatlas.directory.models import Topic
from sozialatlas.marketplace.membership.models import Membership
from sozialatlas.marketplace.notices.circulars import telling
from sozialatlas.marketplace.notices.models import Circular, CircularRefusal, CircularReply
from tests.directory import factories as directory
from tests.marketplace.proposals.factories import NOW, person

pytestmark = pytest.mark.django_db
DESK, MINE = "/de/redaktion/neuigkeiten", "/de/mein/neuigkeiten"
GIVEN = {"title": "Treffen am Montag", "text": "Wir treffen uns um 10.", "area": "", "topic": ""}


@pytest.fixture(autouse=True)
def _address(settings: Settings) -> None:
    settings.SITE_URL = "http://testserver"


def of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def editor(area_key: str = "06997", name: str = "amt") -> User:
    user = person(name)
    RoleAssignment.objects.create(user=user, role="county_editor", area_key=area_key)
    user.refresh_from_db()
    return user


def provider(name: str, *, key: str = "06997001", topic: str = "") -> User:
    """Return somebody who keeps the entry of a service there."""
    where = directory.municipality(key=key, name=f"Ort {name}")
    owner = directory.organization(name=f"Träger {name}")
    service = directory.service(organization=owner)
    if topic:
        service.topics.add(Topic.objects.create(code=topic, name=topic))
    directory.record(service=service, location=directory.location(municipality=where))
    user = person(name)
    Membership.objects.create(user=user, organization=owner, role="owner", since=NOW)
    return user


def published(by: User, **values: str) -> Circular:
    of(by).post(f"{DESK}/neu", {**GIVEN, **values})
    row = Circular.objects.latest("pk")
    telling.tell(row, at=NOW)
    return row


def mails() -> list[str]:
    return list(Letter.objects.order_by("to").values_list("to", flat=True))


def test_all_who_keep_entries_there_are_told_once() -> None:
    provider("nord")
    provider("fern", key="07111000")
    person("niemand")
    row = published(editor())
    again = telling.tell(row, at=NOW)
    Circular.objects.update(told_at=None)
    telling.tell(Circular.objects.get(), at=NOW)

    letter = Letter.objects.get()
    assert (row.area_key, again) == ("06997", 0)
    assert (letter.to, letter.subject) == ("nord@verein.example", "Treffen am Montag")
    assert f"http://testserver{MINE}/{row.pk}" in letter.text
    assert letter.unsubscribe in letter.text


def test_all_of_the_county_are_also_who_is_nowhere_to_be_found_on_a_map() -> None:
    provider("nord")
    owners = {
        name: directory.organization(f"Träger {name}") for name in ("telefon", "neu", "haus")
    }
    directory.service(organization=owners["telefon"])
    town = directory.municipality("06997010", "Hausen")
    directory.location(organization=owners["haus"], municipality=town)
    for name, owner in owners.items():
        Membership.objects.create(user=person(name), organization=owner, role="owner", since=NOW)
    published(editor())
    of_county = mails()
    Letter.objects.all().delete()
    published(editor("06997001", "stadt"), area="06997001")

    all_names = ("haus", "neu", "nord", "telefon")
    assert of_county == [f"{name}@verein.example" for name in all_names]
    assert mails() == ["nord@verein.example"]


def test_telling_waits_as_a_job_with_the_circular() -> None:
    of(editor()).post(f"{DESK}/neu", GIVEN)

    assert list(Job.objects.values_list("kind", "arguments")) == [
        ("notices.tell", {"circular_id": Circular.objects.get().pk})
    ]


def test_topic_and_area_narrow_who_is_told() -> None:
    provider("pflege", topic="pflege")
    provider("sucht", key="06997002", topic="sucht")
    by = editor()
    published(by, topic="pflege")
    published(by, area="06997002")

    assert mails() == ["pflege@verein.example", "sucht@verein.example"]


def test_town_editor_writes_to_the_own_town_alone() -> None:
    provider("nord")
    provider("sued", key="06997002")
    user = person("stadt")
    RoleAssignment.objects.create(user=user, role="town_editor", area_key="06997001")
    user.refresh_from_db()
    refused = of(user).post(f"{DESK}/neu", {**GIVEN, "area": "06997002"})
    whole = of(user).post(f"{DESK}/neu", GIVEN)
    published(user, area="06997001")

    assert "Bitte" in refused.content.decode()
    assert (refused.status_code, whole.status_code, Circular.objects.count()) == (200, 200, 1)
    assert mails() == ["nord@verein.example"]


def test_answer_reaches_the_author_and_only_those_it_is_for() -> None:
    anna, berta = provider("anna"), provider("berta", key="06997002")
    by = editor()
    row = published(by)
    of(anna).post(f"{MINE}/{row.pk}", {"text": "Ich komme gern"})
    of(anna).post(f"{MINE}/{row.pk}", {"text": "Wer bringt Kuchen?", "is_for_all": "on"})
    seen = of(berta).get(f"{MINE}/{row.pk}").content.decode()
    own = of(anna).get(f"{MINE}/{row.pk}").content.decode()
    desk = of(by).get(f"{DESK}/{row.pk}").content.decode()

    def found(page: str) -> list[bool]:
        return ["Ich komme gern" in page, "Wer bringt Kuchen?" in page]

    assert [found(seen), found(own), found(desk)] == [[False, True], [True, True], [True, True]]
    assert mails().count("amt@verein.example") == 1  # once an hour: the rest is on the page


def test_county_answers_for_all() -> None:
    anna, by = provider("anna"), editor()
    row = published(by)
    of(by).post(f"{DESK}/{row.pk}", {"text": "Kuchen ist da"})

    reply = CircularReply.objects.get()
    assert (reply.is_for_all, reply.is_of_county) == (True, True)
    assert "Kuchen ist da" in of(anna).get(f"{MINE}/{row.pk}").content.decode()


def test_the_countys_answer_is_mailed_to_who_asked() -> None:
    anna, by = provider("anna"), editor()
    provider("berta", key="06997002")
    carl = provider("carl", key="06997003")
    row = published(by)
    for reader in (anna, carl):
        of(reader).post(f"{MINE}/{row.pk}", {"text": "Wer bringt Kuchen?"})
    CircularRefusal.objects.create(user=carl)
    Letter.objects.all().delete()

    of(by).post(f"{DESK}/{row.pk}", {"text": "Kuchen ist da"})

    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == (
        "anna@verein.example",
        "Antwort auf „Treffen am Montag“",
    )
    assert "Kuchen ist da" in letter.text
    assert letter.unsubscribe in letter.text


def test_who_does_not_have_it_finds_nothing() -> None:
    provider("anna")
    row = published(editor())
    stranger, other = provider("fern", key="07111000"), editor("07111", name="nachbar")
    answers = [
        of(stranger).get(f"{MINE}/{row.pk}"),
        of(stranger).post(f"{MINE}/{row.pk}", {"text": "x"}),
        of(other).get(f"{DESK}/{row.pk}"),
        of(stranger).get(DESK),
        of(stranger).post(f"{DESK}/neu", GIVEN),
        Client().get(DESK),
        Client().get(f"{MINE}/{row.pk}"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404, 403, 403, 302, 302]
    assert not any("Treffen" in answer.content.decode() for answer in answers)
    assert CircularReply.objects.count() == 0


def test_who_wants_no_mails_reads_on_the_page() -> None:
    anna = provider("anna")
    of(anna).post(f"{MINE}/mails", {"mails": "nein"})
    row = published(editor())
    page = of(anna).get(MINE).content.decode()
    of(anna).post(f"{MINE}/mails", {"mails": "ja"})

    assert mails() == []
    assert f"{MINE}/{row.pk}" in page
    assert CircularRefusal.objects.count() == 0


def test_link_in_the_mail_ends_mails_by_a_post_alone() -> None:
    provider("anna")
    published(editor())
    found = re.search(r"http://testserver(/\S+)", Letter.objects.get().unsubscribe)
    assert found
    client = Client(enforce_csrf_checks=True)
    client.get(found[1])
    before = CircularRefusal.objects.count()
    answers = [client.post(found[1]).status_code for _time in range(2)]

    assert (before, answers, CircularRefusal.objects.count()) == (0, [200, 200], 1)
    assert client.post("/de/abo/rundschreiben/1.AAAA").status_code == 404


def test_text_that_nobody_sees_is_refused_and_script_does_nothing() -> None:
    anna, by = provider("anna"), editor()
    empty = of(by).post(f"{DESK}/neu", {**GIVEN, "text": "\u200b\u200b"})
    row = published(by, text="<script>alert(1)</script> https://a.example")
    page = of(anna).get(f"{MINE}/{row.pk}").content.decode()

    assert (empty.status_code, Circular.objects.count()) == (200, 1)
    assert "<script>alert" not in page
    assert '<a href="https://a.example" rel="nofollow">' in page
