"""Claims are opened, proved by a code, objected to, and end."""

from __future__ import annotations

import datetime as dt

import pytest

from sozialatlas.directory.models import Contact, Organization, Phone, Status
from sozialatlas.marketplace.membership import actions, queries
from sozialatlas.marketplace.membership.destinations import destinations, shown
from sozialatlas.marketplace.membership.errors import (
    AlreadyMember,
    ClosedOrganization,
    NotOpen,
    TooManyClaims,
    TooManyCodes,
    VoidCode,
    WrongCode,
)
from sozialatlas.marketplace.membership.models import Claim, Membership, Role
from tests.directory import factories
from tests.marketplace.membership import world

pytestmark = pytest.mark.django_db

NOW = factories.NOW


def memberships() -> list[tuple[str, str]]:
    return list(Membership.objects.order_by("pk").values_list("user__email", "role"))


def test_the_code_goes_to_the_known_address_and_makes_the_first_person_responsible() -> None:
    user, organization = world.person(), world.organization()

    opened = world.claim(user, organization, at=NOW)
    actions.enter_code(opened, text=world.code_of(world.last_text()), at=NOW)

    opened.refresh_from_db()
    assert world.mails() == [("info@verein.example", "Code für den Zugang zu „Turnverein 1888“")]
    assert memberships() == [("kasse@verein.example", "owner")]
    assert (opened.state, opened.decided_at, opened.code_mark) == ("proved", NOW, "")


def test_a_code_counts_as_people_type_it() -> None:
    opened = world.claim(world.person(), world.organization(), at=NOW)
    typed = world.code_of(world.last_text()).lower().replace("-", " ")

    assert actions.enter_code(opened, text=f" {typed} ", at=NOW) == Role.OWNER


def test_where_somebody_is_responsible_the_next_one_edits_and_the_first_is_told() -> None:
    first, second, organization = (
        world.person("erste@v.example"),
        world.person("zweite@v.example"),
        world.organization(),
    )
    world.join(first, organization)

    opened = world.claim(second, organization, at=NOW)
    told = world.mails()
    actions.enter_code(opened, text=_code(), at=NOW)

    assert told == [
        ("info@verein.example", "Code für den Zugang zu „Turnverein 1888“"),
        ("erste@v.example", "Neue Person für „Turnverein 1888“"),
    ]
    assert memberships() == [("erste@v.example", "owner"), ("zweite@v.example", "editor")]


def _code() -> str:
    return world.code_of(world.texts()[0])


def test_after_five_wrong_codes_the_right_one_opens_nothing() -> None:
    opened = world.claim(world.person(), world.organization(), at=NOW)
    left = []
    for _ in range(5):
        with pytest.raises(WrongCode) as error:
            actions.enter_code(opened, text="AAAA-AAAA", at=NOW)
        left.append(error.value.tries_left)

    with pytest.raises(VoidCode):
        actions.enter_code(opened, text=world.code_of(world.last_text()), at=NOW)

    assert (left, memberships()) == ([4, 3, 2, 1, 0], [])


def test_a_code_of_another_claim_opens_nothing() -> None:
    one = world.claim(world.person("a@v.example"), world.organization("Eins"), at=NOW)
    code = world.code_of(world.last_text())
    other = world.claim(world.person("b@v.example"), world.organization("Zwei"), at=NOW)

    with pytest.raises(WrongCode):
        actions.enter_code(other, text=code, at=NOW)

    assert actions.enter_code(one, text=code, at=NOW) == Role.OWNER


@pytest.mark.parametrize(("way", "days"), [("mail", 14), ("letter", 30)])
def test_a_code_ends_after_its_time(way: str, days: int) -> None:
    opened = world.claim(world.person(), world.organization(), way, at=NOW)
    code = actions.new_code(opened, at=NOW)

    with pytest.raises(NotOpen):
        actions.enter_code(opened, text=code, at=NOW + dt.timedelta(days=days))

    before = NOW + dt.timedelta(days=days) - dt.timedelta(seconds=1)
    assert actions.enter_code(opened, text=code, at=before) == Role.OWNER


def test_nobody_claims_a_closed_organization() -> None:
    organization = world.organization(status=Status.CLOSED)

    with pytest.raises(ClosedOrganization):
        world.claim(world.person(), organization, "editor", at=NOW)

    assert Claim.objects.count() == 0


def test_who_speaks_for_the_whole_need_not_claim_a_branch() -> None:
    user, whole = world.person(), world.organization("Kreisverband")
    branch = world.organization("Ortsverein", parent=whole)
    world.join(user, whole)

    with pytest.raises(AlreadyMember):
        world.claim(user, branch, at=NOW)


def test_another_way_replaces_the_open_claim() -> None:
    user, organization = world.person(), world.organization()
    first = world.claim(user, organization, at=NOW)
    code = world.code_of(world.last_text())

    world.claim(user, organization, "phone", at=NOW)

    states = list(Claim.objects.order_by("pk").values_list("way", "state"))
    assert states == [("mail", "withdrawn"), ("phone", "open")]
    with pytest.raises(NotOpen):
        actions.enter_code(first, text=code, at=NOW)


def test_the_eleventh_claim_of_a_person_within_a_day_is_refused() -> None:
    user = world.person()
    for number in range(10):
        world.claim(user, world.organization(str(number)), "editor", at=NOW)

    with pytest.raises(TooManyClaims):
        world.claim(user, world.organization("elf"), "editor", at=NOW)

    assert world.claim(user, world.organization("morgen"), "editor", at=NOW + world.DAY).pk


def test_no_mail_box_gets_more_than_five_codes_a_week_but_other_ways_stay_open() -> None:
    organization = world.organization()
    for number in range(5):
        world.claim(world.person(f"{number}@v.example"), organization, at=NOW)
    user = world.person()

    with pytest.raises(TooManyClaims):
        world.claim(user, organization, at=NOW)

    assert (len(world.mails()), world.claim(user, organization, "editor", at=NOW).state) == (
        5,
        "open",
    )


def test_one_person_gets_two_codes_a_week_sent_to_a_mail_box() -> None:
    user, organization = world.person(), world.organization()
    for _ in range(2):
        world.claim(user, organization, at=NOW)

    with pytest.raises(TooManyClaims):
        world.claim(user, organization, at=NOW)

    assert world.claim(world.person("b@v.example"), organization, at=NOW).way == "mail"


def test_three_codes_are_sent_for_one_claim_and_only_the_last_counts() -> None:
    opened = world.claim(world.person(), world.organization(), at=NOW)
    first = world.code_of(world.last_text())
    actions.send_again(opened, at=NOW)
    actions.send_again(opened, at=NOW)

    with pytest.raises(TooManyCodes):
        actions.send_again(opened, at=NOW)
    with pytest.raises(WrongCode):
        actions.enter_code(opened, text=first, at=NOW)

    assert actions.enter_code(opened, text=world.code_of(world.last_text()), at=NOW) == "owner"


def test_after_an_objection_only_an_editor_lets_in() -> None:
    owner, user, organization = world.person("a@v.example"), world.person(), world.organization()
    world.join(owner, organization)
    opened = world.claim(user, organization, at=NOW)
    code = _code()

    actions.object_to(opened, by=owner, at=NOW)

    with pytest.raises(VoidCode):
        actions.enter_code(opened, text=code, at=NOW)
    actions.grant(opened, role=Role.EDITOR, by=world.editor(), at=NOW)
    assert memberships() == [("a@v.example", "owner"), ("kasse@verein.example", "editor")]


@pytest.mark.parametrize("end", ["replaced", "withdrawn", "refused"])
def test_who_was_objected_to_gets_no_code_by_asking_again(end: str) -> None:
    owner, user, organization = world.person("a@v.example"), world.person(), world.organization()
    world.join(owner, organization)
    first = world.claim(user, organization, at=NOW)
    actions.object_to(first, by=owner, at=NOW)
    if end == "withdrawn":
        actions.withdraw(first, at=NOW)
    if end == "refused":
        actions.refuse(first, reason="unbekannt", by=world.editor(), at=NOW)
    sent = len(_codes())

    again = world.claim(user, organization, at=NOW + world.DAY)

    assert (again.way, again.objected_by, len(_codes())) == ("editor", owner, sent)
    assert not again.takes_code_at(NOW + world.DAY)


def _codes() -> list[str]:
    return [subject for _to, subject in world.mails() if subject.startswith("Code")]


def test_taking_a_claim_back_undoes_no_decision_made_meanwhile() -> None:
    stale = world.claim(world.person(), world.organization(), "editor", at=NOW)
    actions.grant(stale, role=Role.OWNER, by=world.editor(), at=NOW)

    actions.withdraw(stale, at=NOW)

    assert Claim.objects.get().state == "proved"


def test_two_claims_at_once_let_both_in_the_first_as_responsible() -> None:
    organization = world.organization()
    people = [world.person(f"{name}@v.example") for name in "ab"]
    claims = [world.claim(each, organization, at=NOW) for each in people]
    codes = [actions.new_code(each, at=NOW) for each in claims]

    roles = [
        actions.enter_code(each, text=code, at=NOW)
        for each, code in zip(reversed(claims), reversed(codes), strict=True)
    ]

    assert roles == ["owner", "editor"]


def test_a_decided_claim_is_not_decided_again() -> None:
    opened = world.claim(world.person(), world.organization(), "editor", at=NOW)
    by = world.editor()
    actions.refuse(opened, reason="unbekannt", by=by, at=NOW)

    with pytest.raises(NotOpen):
        actions.grant(opened, role=Role.OWNER, by=by, at=NOW)

    assert (memberships(), world.mails()[-1]) == (
        [],
        ("kasse@verein.example", "Ihr Antrag zu „Turnverein 1888“"),
    )
    assert "Der Grund: unbekannt" in world.last_text()


def test_an_address_is_masked_and_its_key_tells_nothing() -> None:
    found = destinations(world.organization(), factories.NOW.date())

    assert [(each.way, each.place, each.shown) for each in found] == [
        ("mail", "info@verein.example", "i…@verein.example"),
        ("phone", "06031 1234", "06031 1234"),
        ("letter", "Anger 1, 61169 Lindental", "Anger 1, 61169 Lindental"),
        ("editor", "editor", "editor"),
    ]
    assert len({each.key for each in found}) == 4


def test_of_a_hidden_organization_only_the_end_of_each_way_is_told() -> None:
    yesterday = factories.NOW.date() - dt.timedelta(days=1)
    organization = world.organization(visible_to=yesterday)
    claim = world.claim(world.person(), organization, "phone", at=factories.NOW)

    found = destinations(organization, factories.NOW.date())

    assert [each.shown for each in found] == [
        "i…@verein.example",
        "… 34",
        "…, 61169 Lindental",
        "editor",
    ]
    assert (shown(claim, factories.NOW.date()), claim.sent_to) == ("… 34", "06031 1234")


def test_an_address_that_is_not_public_counts_only_in_the_organizations_domain() -> None:
    organization = world.organization(url="https://www.tv1888.example/")
    for email, is_public in (
        ("presse@tv1888.example", False),
        ("privat@gmx.de", False),
        ("chor@gmx.de", True),
    ):
        Contact.objects.create(organization=organization, email=email, is_public=is_public)
    factories.service(organization=organization, email="karten@vorverkauf.example")

    mails = [
        each.place
        for each in destinations(organization, factories.NOW.date())
        if each.way == "mail"
    ]

    assert mails == ["info@verein.example", "chor@gmx.de", "presse@tv1888.example"]


def test_each_way_names_the_entry_that_it_stands_at_unless_it_is_hidden() -> None:
    organization = world.organization()
    organization.locations.update(name="Vereinsheim")
    shown = factories.service("Kinderturnen", organization=organization)
    hidden = factories.service("Neu ab Mai", organization=organization, status=Status.CLOSED)
    for number, service in (("06031 11", shown), ("06031 22", hidden)):
        Phone.objects.create(service=service, number=number)

    found = destinations(organization, factories.NOW.date())

    assert [(each.place, each.entry) for each in found] == [
        ("info@verein.example", ""),
        ("06031 1234", ""),
        ("06031 11", "Kinderturnen"),
        ("06031 22", ""),
        ("Anger 1, 61169 Lindental", "Vereinsheim"),
        ("editor", ""),
    ]


def test_no_letter_goes_to_a_house_that_is_not_the_organizations_own() -> None:
    organization = world.organization()
    service = factories.service("Kinderturnen", organization=organization)
    factories.record(service=service, location=organization.locations.get())
    organization.locations.update(organization=None)

    assert "letter" not in {each.way for each in destinations(organization, factories.NOW.date())}


def test_no_letter_goes_to_a_confidential_address() -> None:
    organization = world.organization()
    organization.locations.update(is_confidential=True)

    assert "letter" not in {each.way for each in destinations(organization, factories.NOW.date())}


def test_what_nobody_answered_ends_and_is_forgotten() -> None:
    user, organization = world.person(), world.organization()
    world.claim(user, organization, at=NOW)
    owner = world.person("o@v.example")
    world.join(owner, organization)
    actions.invite(organization=organization, email="n@v.example", role="editor", by=owner, at=NOW)

    first = actions.forget(at=NOW + dt.timedelta(days=14))
    state = Claim.objects.get().state
    second = actions.forget(at=NOW + dt.timedelta(days=14 + 180))

    assert [(each.ended, each.claims, each.invitations) for each in (first, second)] == [
        (1, 0, 1),
        (0, 1, 0),
    ]
    assert (state, Claim.objects.count()) == ("expired", 0)


def test_a_name_begins_no_new_line_in_a_mail() -> None:
    world.claim(world.person(), world.organization("Verein\nBcc: alle@x.example"), at=NOW)

    assert world.mails()[0][1] == "Code für den Zugang zu „Verein Bcc: alle@x.example“"


def test_who_claims_and_was_let_in_otherwise_sees_no_claim_of_the_public_copy() -> None:
    user, organization = world.person(), world.organization()
    world.claim(user, organization, "editor", at=NOW)

    names = list(queries.claimed_organizations(user, NOW).values_list("name", flat=True))
    assert (names, queries.may_edit(user, "organization", organization.pk)) == (
        ["Turnverein 1888"],
        False,
    )
    assert Organization.objects.count() == 1
