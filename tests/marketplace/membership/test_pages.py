"""The pages of access: who finds what, and what a press does."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.marketplace.membership import actions
from sozialatlas.marketplace.membership.models import Claim, Membership, Role, Trust
from tests.accounts import people
from tests.counted_queries import fewest_queries
from tests.directory import factories
from tests.marketplace.membership import world

pytestmark = pytest.mark.django_db


def now() -> dt.datetime:
    return timezone.now()


def members() -> list[tuple[str, str]]:
    return list(Membership.objects.order_by("pk").values_list("user__email", "role"))


def test_the_code_of_the_mail_opens_the_organization() -> None:
    user, organization = world.person(), world.organization()
    opened = world.claim(user, organization)
    client = world.signed_in(user)
    page = client.get(f"/de/mein/antrag/{opened.pk}")

    reply = client.post(
        f"/de/mein/antrag/{opened.pk}", {"code": world.code_of(world.last_text())}, follow=True
    )

    assert "i…@verein.example" in page.content.decode()
    assert "info@verein.example" not in page.content.decode()
    assert reply.redirect_chain == [("/de/mein", 302)]
    said = reply.content.decode()
    assert ["Geschafft: Sie können jetzt die Einträge" in said, "Neu eintragen" in said] == [
        True
    ] * 2
    assert members() == [("kasse@verein.example", "owner")]


def test_a_wrong_code_says_how_many_tries_are_left() -> None:
    user = world.person()
    opened = world.claim(user, world.organization())
    client = world.signed_in(user)

    replies = [
        client.post(f"/de/mein/antrag/{opened.pk}", {"code": "AAAA-AAAA"}).content.decode()
        for _ in range(5)
    ]

    assert "Sie haben noch 4 Versuche." in replies[0]
    assert "Sie haben noch einen Versuch." in replies[3]
    assert "Er gilt jetzt nicht mehr" in replies[4]


def test_a_claim_is_nobody_elses() -> None:
    opened = world.claim(world.person(), world.organization())
    other = world.signed_in(world.person("fremd@v.example"))

    replies = [
        other.get(f"/de/mein/antrag/{opened.pk}"),
        other.post(f"/de/mein/antrag/{opened.pk}", {"code": world.code_of(world.last_text())}),
        other.post(f"/de/mein/antrag/{opened.pk}/neuer-code"),
        other.post(f"/de/mein/antrag/{opened.pk}/zurueckziehen"),
    ]

    assert [each.status_code for each in replies] == [404] * 4
    assert (Claim.objects.get().state, members()) == ("open", [])


def test_a_new_code_and_taking_back_are_one_press() -> None:
    user = world.person()
    opened = world.claim(user, world.organization())
    client = world.signed_in(user)

    client.post(f"/de/mein/antrag/{opened.pk}/neuer-code")
    client.post(f"/de/mein/antrag/{opened.pk}/zurueckziehen")

    assert (len(world.mails()), Claim.objects.get().state) == (2, "withdrawn")


@pytest.mark.parametrize(
    ("role", "statuses"), [("owner", [200, 302]), ("editor", [200, 404]), ("", [404, 404])]
)
def test_members_are_seen_by_members_and_decided_on_by_owners(
    role: str, statuses: list[int]
) -> None:
    user, organization = world.person(), world.organization()
    world.join(world.person("a@v.example"), organization)
    if role:
        world.join(user, organization, role)
    client = world.signed_in(user)
    url = f"/de/mein/traeger/{organization.pk}"

    replies = [client.get(url), client.post(url, {"email": "n@v.example", "role": "editor"})]

    assert [each.status_code for each in replies] == statuses
    assert ("a@v.example" in replies[0].content.decode()) is bool(role)
    assert len(world.mails()) == (role == "owner")


def test_an_editor_of_the_organization_presses_no_button_of_an_owner() -> None:
    user, owner, organization = world.person(), world.person("a@v.example"), world.organization()
    world.join(owner, organization)
    world.join(user, organization, Role.EDITOR)
    actions.invite(
        organization=organization, email="n@v.example", role="editor", by=owner, at=now()
    )
    claim = world.claim(world.person("c@v.example"), organization)
    client, url = world.signed_in(user), f"/de/mein/traeger/{organization.pk}"

    replies = [
        client.post(f"{url}/personen/{owner.pk}", {"remove": "1"}),
        client.post(f"{url}/personen/{user.pk}", {"role": "owner"}),
        client.post(f"{url}/einladungen/1"),
        client.post(f"{url}/widerspruch/{claim.pk}"),
    ]

    claim.refresh_from_db()
    assert [each.status_code for each in replies] == [404] * 4
    assert (members(), claim.objected_at) == (
        [("a@v.example", "owner"), ("kasse@verein.example", "editor")],
        None,
    )
    assert "n@v.example" not in client.get(url).content.decode()


def test_the_invitation_looks_the_same_whether_or_not_there_is_an_account() -> None:
    owner, organization = world.person(), world.organization()
    world.person("da@v.example")
    world.join(owner, organization)
    client, url = world.signed_in(owner), f"/de/mein/traeger/{organization.pk}"

    said = []
    for name in ("da", "neu"):
        reply = client.post(
            url, {"email": f"{name}@v.example", "role": "editor"}, follow=True
        ).content.decode()
        said.append(f"Die Einladung an {name}@v.example ist unterwegs." in reply)

    texts = {each.split("/de/mein/einladung/")[0] for each in world.texts()}
    assert (said, len(texts)) == ([True, True], 1)


def test_looking_at_an_invitation_changes_nothing_and_pressing_lets_in_once() -> None:
    owner, organization = world.person("a@v.example"), world.organization()
    world.join(owner, organization)
    actions.invite(
        organization=organization, email="n@v.example", role="editor", by=owner, at=now()
    )
    link = "/de/mein/einladung/" + world.last_text().split("mein/einladung/")[1].split()[0]
    client = world.signed_in(world.person())

    looked = client.get(link)
    before = members()
    client.post(link)
    again = client.post(link)

    assert "a@v.example lädt Sie ein" in looked.content.decode()
    assert (before, members()) == (
        [("a@v.example", "owner")],
        [("a@v.example", "owner"), ("kasse@verein.example", "editor")],
    )
    assert (again.status_code, "gilt nicht mehr" in again.content.decode()) == (410, True)


def test_who_is_not_signed_in_comes_back_to_the_invitation() -> None:
    reply = Client().get("/de/mein/einladung/abc")

    assert (reply.status_code, reply["Location"]) == (
        302,
        "/de/konto/anmelden?next=/de/mein/einladung/abc",
    )


def test_the_last_owner_is_warned_and_may_go() -> None:
    user, organization = world.person(), world.organization()
    world.join(user, organization)
    client, url = world.signed_in(user), f"/de/mein/traeger/{organization.pk}/verlassen"

    warned = client.get(url).content.decode()
    client.post(url)

    assert ("Danach ist niemand mehr verantwortlich" in warned, members()) == (True, [])


def test_who_leaves_reads_that_their_open_invitations_end() -> None:
    user, organization = world.person(), world.organization()
    world.join(user, organization)
    client, url = world.signed_in(user), f"/de/mein/traeger/{organization.pk}/verlassen"
    text = "Ihre offenen Einladungen gelten dann nicht mehr."

    before = client.get(url).content.decode()
    client.post(
        f"/de/mein/traeger/{organization.pk}", {"email": "n@v.example", "role": Role.EDITOR}
    )
    after = client.get(url).content.decode()

    assert (text in before, text in after) == (False, True)


def test_an_owner_objects_and_the_desk_shows_it() -> None:
    owner, organization = world.person(), world.organization()
    world.join(owner, organization)
    claim = world.claim(world.person("c@v.example"), organization)

    world.signed_in(owner).post(f"/de/mein/traeger/{organization.pk}/widerspruch/{claim.pk}")
    desk = world.signed_in(world.editor()).get("/de/redaktion/zugaenge").content.decode()

    assert ["c@v.example" in desk, "Widerspruch" in desk] == [True, True]


def test_the_desk_reads_a_code_aloud_and_it_counts() -> None:
    user = world.person()
    claim = world.claim(user, world.organization(), "phone")
    client = world.signed_in(world.editor())

    before = client.get(f"/de/redaktion/zugaenge/{claim.pk}").content.decode()
    shown = client.post(f"/de/redaktion/zugaenge/{claim.pk}/code").content.decode()
    world.signed_in(user).post(f"/de/mein/antrag/{claim.pk}", {"code": world.code_of(shown)})

    assert ["06031 1234" in before, 'class="code"' in before] == [True, False]
    assert members() == [("kasse@verein.example", "owner")]


def test_the_desk_prints_a_letter() -> None:
    claim = world.claim(world.person(), world.organization(), "letter")

    reply = world.signed_in(world.editor()).post(f"/de/redaktion/zugaenge/{claim.pk}/code")

    claim.refresh_from_db()
    assert (reply["Content-Type"], reply.content[:5], bool(claim.code_mark)) == (
        "application/pdf",
        b"%PDF-",
        True,
    )


def test_nobody_grants_themselves_access() -> None:
    editor = world.editor()
    claim = world.claim(editor, world.organization(), "editor")
    client, url = world.signed_in(editor), "/de/redaktion/zugaenge"

    answers = [
        client.get(f"{url}/{claim.pk}").status_code,
        client.post(f"{url}/{claim.pk}/zugang-geben", {"role": "owner"}).status_code,
    ]

    assert (answers, members()) == ([404, 404], [])
    assert f"{url}/{claim.pk}" not in client.get(url).content.decode()


def test_the_desk_grants_once() -> None:
    claim = world.claim(world.person(), world.organization(), "editor")
    client, url = world.signed_in(world.editor()), f"/de/redaktion/zugaenge/{claim.pk}"

    client.post(f"{url}/zugang-geben", {"role": "owner", "reason": "kennt man"})
    again = client.post(f"{url}/ablehnen", {"reason": "doch nicht"}, follow=True)

    assert "Darüber ist schon entschieden" in again.content.decode()
    assert (members(), world.mails()) == (
        [("kasse@verein.example", "owner")],
        [("kasse@verein.example", "Ihr Zugang zu „Turnverein 1888“")],
    )


def test_nobody_is_refused_without_a_reason() -> None:
    claim = world.claim(world.person(), world.organization(), "editor")

    reply = world.signed_in(world.editor()).post(
        f"/de/redaktion/zugaenge/{claim.pk}/ablehnen", {"reason": " "}
    )

    claim.refresh_from_db()
    assert ("Dieses Feld ist zwingend erforderlich." in reply.content.decode(), claim.state) == (
        True,
        "open",
    )


def test_the_desk_sets_how_far_an_organization_is_trusted() -> None:
    organization = world.organization()

    world.signed_in(world.editor()).post(
        f"/de/redaktion/zugaenge/traeger/{organization.pk}", {"level": "trusted"}
    )

    stored = Trust.objects.values_list("organization", "level", "by__email").get()
    assert stored == (organization.pk, "trusted", "redaktion@kreis.example")


@pytest.mark.parametrize(("key", "status"), [("06997001", 200), ("06997002", 404)])
def test_a_town_decides_on_its_own_organizations(key: str, status: int) -> None:
    here = factories.municipality(key)
    organization = world.organization()
    organization.locations.update(municipality=here)
    claim = world.claim(world.person(), organization, "editor")
    factories.municipality("06997009", "Woanders")
    client = world.signed_in(people.editor("ort@x.example", "town_editor", "06997001"))

    replies = [
        client.get(f"/de/redaktion/zugaenge/{claim.pk}"),
        client.get(f"/de/redaktion/zugaenge/traeger/{organization.pk}"),
    ]
    listed = client.get("/de/redaktion/zugaenge").content.decode()

    assert [each.status_code for each in replies] == [status, status]
    assert ("kasse@verein.example" in listed) is (status == 200)


def test_providers_find_no_desk() -> None:
    user = world.person()
    claim = world.claim(user, world.organization(), "editor")
    client, url = world.signed_in(user), f"/de/redaktion/zugaenge/{claim.pk}"

    replies = [
        client.get("/de/redaktion/zugaenge"),
        client.get(url),
        client.post(f"{url}/zugang-geben", {"role": "owner"}),
    ]

    assert [each.status_code for each in replies] == [403, 403, 403]
    assert members() == []


@pytest.mark.parametrize("page", ["mein/traeger", "redaktion/zugaenge"])
def test_lists_ask_the_database_as_often_for_three_as_for_one(page: str) -> None:
    user = world.editor()
    client = world.signed_in(user)
    counts = []
    for number in range(3):
        organization = world.organization(str(number))
        world.join(user, organization)
        world.claim(world.person(f"{number}@v.example"), organization, "editor")
        counts.append(fewest_queries(lambda: client.get(f"/de/{page}")))

    assert len(set(counts)) == 1


def test_the_page_of_an_organization_asks_as_often_for_three_members_as_for_one() -> None:
    user, organization = world.person(), world.organization()
    world.join(user, organization)
    client, counts = world.signed_in(user), []
    for number in range(3):
        world.join(world.person(f"{number}@v.example"), organization, Role.EDITOR)
        counts.append(fewest_queries(lambda: client.get(f"/de/mein/traeger/{organization.pk}")))

    assert len(set(counts)) == 1


def test_script_in_a_name_stays_a_name() -> None:
    user = world.person()
    organization = world.organization("<script>alert(1)</script>")
    world.join(user, organization)

    page = world.signed_in(user).get(f"/de/mein/traeger/{organization.pk}").content.decode()

    assert ("<script>alert" in page, "&lt;script&gt;alert" in page) == (False, True)
