"""Who may sign in, and with what."""

import pytest

from sozialatlas.accounts import actions, demo
from sozialatlas.accounts.errors import MailTaken, NotAMailAddress, WeakPassword
from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.accounts.queries import Reach, editing_reach, may_edit_taxonomy
from sozialatlas.places import permissions
from tests.accounts import people

pytestmark = pytest.mark.django_db

PASSWORD = "Nachtigall-42-Wiese"


def test_administrator_signs_in_whatever_the_case_of_the_address() -> None:
    actions.create_admin(email="Anna@Kreis.Example", password=PASSWORD)

    found = User.objects.get_by_natural_key("anna@KREIS.example")

    assert (found.email, found.is_superuser, found.check_password(PASSWORD)) == (
        "anna@kreis.example",
        True,
        True,
    )


@pytest.mark.parametrize(
    ("email", "password", "error"),
    [
        ("kein-at", PASSWORD, NotAMailAddress),
        ("da@kreis.example", PASSWORD, MailTaken),
        ("DA@kreis.example", PASSWORD, MailTaken),
        ("neu@kreis.example", "12345", WeakPassword),
    ],
)
def test_bad_sign_in_is_refused_and_creates_nobody(
    email: str, password: str, error: type[Exception]
) -> None:
    actions.create_admin(email="da@kreis.example", password=PASSWORD)

    with pytest.raises(error):
        actions.create_admin(email=email, password=password)

    assert list(User.objects.values_list("email", flat=True)) == ["da@kreis.example"]


def test_town_editor_reaches_the_own_town_only() -> None:
    editor = people.editor("ort@kreis.example", RoleAssignment.Role.TOWN_EDITOR, "06997003")

    reach = editing_reach(editor)

    assert reach == Reach(everywhere=False, keys=("06997003",))
    assert [reach.covers(key) for key in ("06997003", "06997004", "")] == [True, False, False]
    assert not may_edit_taxonomy(editor)
    assert not permissions.may_edit(editor, ("06997003",))


def test_county_editor_reaches_all_towns_of_the_county_and_its_words() -> None:
    editor = people.editor("kreis@kreis.example", RoleAssignment.Role.COUNTY_EDITOR, "06997")

    reach = editing_reach(editor)

    assert [reach.covers(key) for key in ("06997003", "06998001")] == [True, False]
    assert may_edit_taxonomy(editor)
    found = [permissions.may_edit(editor, keys) for keys in ((), ("06997003",), ("06998001",))]
    assert found == [True, True, False]


def test_planner_edits_nothing() -> None:
    planner = people.editor("plan@kreis.example", RoleAssignment.Role.PLANNER, "06997")

    assert editing_reach(planner) == Reach(everywhere=False)


def test_demo_sign_ins_exist_only_in_demo_mode(settings: object) -> None:
    settings.DEMO = False

    with pytest.raises(demo.NotADemo):
        demo.create_sign_ins(county_key="06997", town_key="06997001")

    assert User.objects.count() == 0


def test_demo_gives_one_sign_in_per_role(settings: object) -> None:
    settings.DEMO = True

    sign_ins = demo.create_sign_ins(county_key="06997", town_key="06997001")

    roles = RoleAssignment.objects.order_by("pk").values_list("user__email", "role")
    assert list(roles) == [
        ("verwaltung@auental.example", "administrator"),
        ("landkreis@auental.example", "county_editor"),
        ("gemeinde@auental.example", "town_editor"),
        ("planung@auental.example", "planner"),
        ("pruefung@auental.example", "reviewer"),
        ("beratung@auental.example", "counsellor"),
    ]
    assert all(
        User.objects.get(email=each.email).check_password(each.password) for each in sign_ins
    )


def test_demo_sign_ins_are_renewed_not_doubled(settings: object) -> None:
    settings.DEMO = True
    first = demo.create_sign_ins(county_key="06997", town_key="06997001")

    second = demo.create_sign_ins(county_key="06997", town_key="06997001")

    assert [each.email for each in first] == [each.email for each in second]
    assert (User.objects.count(), RoleAssignment.objects.count()) == (7, 6)


def test_demo_sign_ins_are_removed_and_nobody_else(settings: object) -> None:
    settings.DEMO = True
    demo.create_sign_ins(county_key="06997", town_key="06997001")
    User.objects.create_user("anna@kreis.example")

    removed = demo.remove_sign_ins()

    assert (removed, demo.has_sign_ins()) == (7, False)
    assert [user.email for user in User.objects.all()] == ["anna@kreis.example"]


def test_the_roles_of_a_person_open_and_close_the_administration() -> None:
    person = User.objects.create_user("neu@kreis.example")
    found = [(person.is_staff, person.is_superuser)]
    roles = RoleAssignment.Role

    town = actions.assign(user=person, role=roles.TOWN_EDITOR, area_key="06997001")
    found.append(access(person))
    administrator = actions.assign(user=person, role=roles.ADMINISTRATOR)
    found.append(access(person))
    administrator.delete()
    found.append(access(person))
    town.delete()
    found.append(access(person))

    assert found == [(False, False), (True, False), (True, True), (True, False), (False, False)]


def access(person: User) -> tuple[bool, bool]:
    """Return what is stored about a person's access: the administration, and everything."""
    return User.objects.values_list("is_staff", "is_superuser").get(pk=person.pk)


def test_a_person_with_roles_is_deleted_with_them() -> None:
    person = actions.create_admin(email="weg@kreis.example", password=PASSWORD)

    person.delete()

    assert (User.objects.count(), RoleAssignment.objects.count()) == (0, 0)
