"""Two people press at the same moment. SQLite has one writer, so only PostgreSQL can tell."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from sozialatlas.marketplace.membership import actions
from sozialatlas.marketplace.membership.errors import LastOwner, MembershipError
from sozialatlas.marketplace.membership.models import Claim, Membership
from tests.directory import factories
from tests.marketplace.membership import world

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one write at a time"),
]

NOW = factories.NOW


def at_once(*presses: Callable[[], object]) -> list[str]:
    """Do several things at the same moment; return what each led to, sorted."""
    start = Barrier(len(presses))

    def press(do: Callable[[], object]) -> str:
        try:
            start.wait()
            do()
        except MembershipError as error:
            return type(error).__name__
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(presses)) as pool:
        return sorted(pool.map(press, presses))


def test_two_owners_who_leave_at_once_do_not_both_go() -> None:
    organization = world.organization()
    rows = [world.join(world.person(f"{name}@v.example"), organization) for name in "ab"]

    ends = at_once(*(lambda row=row: actions.remove(row) for row in rows))

    assert (ends, Membership.objects.count()) == ([LastOwner.__name__, "done"], 1)


def test_two_who_prove_at_once_are_not_both_responsible() -> None:
    organization = world.organization()
    claims = [
        world.claim(world.person(f"{name}@v.example"), organization, at=NOW) for name in "ab"
    ]
    codes = [actions.new_code(each, at=NOW) for each in claims]

    ends = at_once(
        *(
            lambda each=each, code=code: actions.enter_code(each, text=code, at=NOW)
            for each, code in zip(claims, codes, strict=True)
        )
    )

    roles = sorted(Membership.objects.values_list("role", flat=True))
    assert (ends, roles) == (["done", "done"], ["editor", "owner"])


def test_two_editors_who_decide_at_once_decide_once() -> None:
    claim = world.claim(world.person(), world.organization(), "editor", at=NOW)
    by = world.editor()

    ends = at_once(
        lambda: actions.grant(claim, role="owner", by=by, at=NOW),
        lambda: actions.refuse(claim, reason="unbekannt", by=by, at=NOW),
    )

    is_in = Membership.objects.count() == 1
    assert (ends, Claim.objects.get().state == "proved") == (["NotOpen", "done"], is_in)
    assert len(world.mails()) == 1


def test_guesses_at_once_are_counted_one_by_one() -> None:
    claim = world.claim(world.person(), world.organization(), at=NOW)

    ends = at_once(
        *(lambda: actions.enter_code(claim, text="AAAA-AAAA", at=NOW) for _ in range(8))
    )

    assert ends == ["VoidCode"] * 3 + ["WrongCode"] * 5
    assert Claim.objects.get().tries == 5


def test_an_invitation_opens_once_for_two_who_hold_its_link() -> None:
    owner, organization = world.person("a@v.example"), world.organization()
    world.join(owner, organization)
    actions.invite(organization=organization, email="n@v.example", role="editor", by=owner, at=NOW)
    link = world.last_text().split("mein/einladung/")[1].split()[0]
    people = [world.person(f"{name}@x.example") for name in "cd"]

    ends = at_once(
        *(lambda user=user: actions.accept(token=link, user=user, at=NOW) for user in people)
    )

    assert (ends, Membership.objects.count()) == (["InvitationGone", "done"], 2)
