"""What people check: by area, and by topic where their role is limited."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import Q
from django.utils import timezone

from sozialatlas.accounts import actions
from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.accounts.queries import (
    Reach,
    ReviewingReach,
    Task,
    duties,
    editing_county,
    editing_reach,
    reviewing_reach,
    reviews_anything,
)
from sozialatlas.places.models import Area
from tests.accounts import people

ROLES = RoleAssignment.Role


@pytest.mark.django_db
def test_a_reviewer_checks_and_edits_nothing() -> None:
    person = people.editor("pruefung@kreis.example", ROLES.REVIEWER, "06997")

    reach = reviewing_reach(person)

    assert reach == ReviewingReach((Task("06997"),))
    assert [reach.covers(key) for key in ("06997001", "06998001", "")] == [True, False, True]
    assert (person.is_staff, editing_reach(person).keys) == (False, ())


@pytest.mark.parametrize(
    ("key", "is_county"), [("06997001", False), ("06997", True), ("61053", False), ("610", True)]
)
def test_what_lies_nowhere_is_the_countys_and_not_a_towns(key: str, *, is_county: bool) -> None:
    reach, task = Reach(everywhere=False, keys=(key,)), Task(key)

    assert (reach.covers_or_placeless(""), task.covers("", ())) == (is_county, is_county)
    assert reach.covers_or_placeless(key)


@pytest.mark.django_db
def test_the_one_county_of_editors_is_known() -> None:
    people.editor("a@kreis.example", ROLES.COUNTY_EDITOR, "06997")
    people.editor("b@kreis.example", ROLES.TOWN_EDITOR, "06998001")
    one = editing_county()
    people.editor("c@kreis.example", ROLES.COUNTY_EDITOR, "06998")

    assert (one, editing_county()) == ("06997", "")


@pytest.mark.django_db
def test_a_reviewer_of_a_topic_checks_only_what_is_about_it() -> None:
    person = people.editor("pruefung@kreis.example", ROLES.COUNSELLOR, "06997")
    actions.assign(user=person, role=ROLES.REVIEWER, area_key="06997", scope="topic:care")
    person = User.objects.get()

    reach = reviewing_reach(person)

    assert [reach.covers("06997001", topics) for topics in (("care", "debt"), ("debt",), ())] == [
        True,
        False,
        False,
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "area_key", "tasks"),
    [
        (ROLES.ADMINISTRATOR, "", (Task(""),)),
        (ROLES.COUNTY_EDITOR, "06997", (Task("06997"),)),
        (ROLES.TOWN_EDITOR, "06997001", (Task("06997001"),)),
        (ROLES.PLANNER, "06997", ()),
        (ROLES.COUNSELLOR, "06997", ()),
    ],
)
def test_editors_check_in_their_area_and_others_nowhere(
    role: str, area_key: str, tasks: tuple[Task, ...]
) -> None:
    person = people.editor("wer@kreis.example", role, area_key)

    assert reviewing_reach(person) == ReviewingReach(tasks)
    assert reviews_anything(person) is bool(tasks)


@pytest.mark.django_db
def test_who_is_blocked_checks_nothing() -> None:
    person = people.editor("wer@kreis.example", ROLES.COUNTY_EDITOR, "06997")
    person.is_active = False

    assert reviewing_reach(person) == ReviewingReach()


@pytest.mark.django_db
def test_the_condition_finds_what_may_be_checked() -> None:
    for key in ("06997001", "06997002", "06998001"):
        Area.objects.create(kind="municipality", key=key, name=key, valid_from="2020-01-01")
    reach = ReviewingReach((Task("06997001"), Task("06997002", "care")))

    def has_topic(code: str) -> Q:
        return Q(name__endswith="2") if code == "care" else Q()

    found = Area.objects.filter(reach.below("key", has_topic)).order_by("key")

    assert list(found.values_list("key", flat=True)) == ["06997001", "06997002"]
    assert not Area.objects.filter(ReviewingReach().below("key", has_topic)).exists()


@pytest.mark.django_db
def test_duties_name_reviewers_and_counsellors() -> None:
    person = people.editor("wer@kreis.example", ROLES.REVIEWER)
    actions.assign(user=person, role=ROLES.COUNSELLOR)

    assert duties(User.objects.get()) == (
        "Beratung für alle Gebiete",
        "Prüfung für alle Gebiete",
    )


@pytest.mark.django_db
def test_accounts_that_nobody_proved_are_forgotten() -> None:
    now = timezone.now()
    ages = {"alt": 3, "neu": 1}
    for name, days in ages.items():
        user = User.objects.create_user(f"{name}@verein.example")
        User.objects.filter(pk=user.pk).update(joined_at=now - dt.timedelta(days=days))
    proved = User.objects.create_user("da@verein.example")
    actions.trust_address(user=proved)
    User.objects.filter(pk=proved.pk).update(joined_at=now - dt.timedelta(days=9))

    count = actions.forget_unproved(at=now)

    left = User.objects.values_list("email", flat=True).order_by("email")
    assert (count, list(left)) == (1, ["da@verein.example", "neu@verein.example"])
