"""Reads what people are trusted with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, prefetch_related_objects
from django.utils.translation import gettext as _

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.places.keys import spans_county
from sozialatlas.places.models import Area


@dataclass(frozen=True, slots=True)
class Reach:
    """The areas in which a person may edit: everywhere, or below some area keys.

    Keys of municipalities begin with the key of their county (AGS, GKZ).
    """

    everywhere: bool
    keys: tuple[str, ...] = ()

    def covers(self, area_key: str) -> bool:
        """Return whether an area lies within reach."""
        return self.everywhere or any(area_key.startswith(key) for key in self.keys)

    def below(self, column: str) -> Q:
        """Return the condition that a column names an area within reach."""
        if self.everywhere:
            return Q()
        if not self.keys:
            return Q(pk__in=())
        return reduce(or_, (Q(**{f"{column}__startswith": key}) for key in self.keys))

    @property
    def spans_county(self) -> bool:
        """Whether what lies nowhere belongs to it, too: nobody but the county looks after that."""
        return self.everywhere or any(spans_county(key) for key in self.keys)

    def covers_or_placeless(self, area_key: str) -> bool:
        """Return whether an area lies within reach; what lies nowhere is the county's, too."""
        return self.covers(area_key) if area_key else self.spans_county

    def below_or_placeless(self, column: str) -> Q:
        """Return the condition as `below` does; what lies nowhere is the county's, too."""
        here = self.below(column)
        has_more = self.spans_county and not self.everywhere
        return here | Q(**{column: ""}) if has_more else here


NOWHERE = Reach(everywhere=False)

_EDITING = (RoleAssignment.Role.COUNTY_EDITOR, RoleAssignment.Role.TOWN_EDITOR)


def editing_reach(person: AbstractBaseUser | AnonymousUser) -> Reach:
    """Return where a person may edit the directory."""
    if not isinstance(person, User) or not person.is_active or not person.is_staff:
        return NOWHERE
    if person.is_superuser:
        return Reach(everywhere=True)
    return _reach(person, _EDITING)


@dataclass(frozen=True, slots=True)
class Task:
    """An area whose proposals somebody checks, and the one topic if it is only one."""

    area_key: str
    topic: str = ""

    def covers(self, area_key: str, topics: Collection[str]) -> bool:
        """Return whether what lies in an area (or nowhere) and has some topics belongs to it."""
        is_here = area_key.startswith(self.area_key) or (not area_key and self.spans_county)
        return is_here and (not self.topic or self.topic in topics)

    @property
    def spans_county(self) -> bool:
        """Whether what lies nowhere belongs to it, too."""
        return spans_county(self.area_key)


@dataclass(frozen=True, slots=True)
class ReviewingReach:
    """What a person checks: each task by itself; none at all is false."""

    tasks: tuple[Task, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.tasks)

    def covers(self, area_key: str, topics: Collection[str] = ()) -> bool:
        """Return whether a proposal may be checked: by its area and the codes of its topics."""
        return any(task.covers(area_key, topics) for task in self.tasks)

    def below(self, column: str, has_topic: Callable[[str], Q]) -> Q:
        """Return the condition of it: the column of the area key, and how a topic is asked for."""
        if not self.tasks:
            return Q(pk__in=())
        return reduce(or_, (_of_task(task, column, has_topic) for task in self.tasks))

    def below_or_placeless(self, column: str, has_topic: Callable[[str], Q]) -> Q:
        """Return the condition as `below` does; what lies nowhere is the county's, too."""
        tasks = [task for task in self.tasks if task.spans_county]
        nowhere = (
            Q(**{column: ""}) & (has_topic(task.topic) if task.topic else Q()) for task in tasks
        )
        return reduce(or_, nowhere, self.below(column, has_topic))


def _of_task(task: Task, column: str, has_topic: Callable[[str], Q]) -> Q:
    area = Q(**{f"{column}__startswith": task.area_key}) if task.area_key else ~Q(pk__in=())
    return area & has_topic(task.topic) if task.topic else area


_TOPIC = "topic:"
_REVIEWING = (*_EDITING, RoleAssignment.Role.REVIEWER)


def reviewing_reach(person: AbstractBaseUser | AnonymousUser) -> ReviewingReach:
    """Return whose proposals a person checks; editors check in their own area."""
    if not isinstance(person, User) or not person.is_active:
        return ReviewingReach()
    if person.is_superuser:
        return ReviewingReach((Task(""),))
    rows = (row for row in _assignments(person) if row.role in _REVIEWING)
    tasks = {Task(row.area_key, row.scope.removeprefix(_TOPIC)) for row in rows}
    return ReviewingReach(tuple(sorted(tasks, key=lambda task: (task.area_key, task.topic))))


def has_another_reviewer(area_key: str, topics: Collection[str], *, but: User) -> bool:
    """Return whether somebody else checks what lies in an area and is about some topics."""
    people = User.objects.filter(is_active=True, role_assignments__role__in=_REVIEWING)
    others = people.exclude(pk=but.pk).distinct().prefetch_related("role_assignments")
    return any(reviewing_reach(each).covers(area_key, topics) for each in others)


def reviews_anything(person: AbstractBaseUser | AnonymousUser) -> bool:
    """Return whether a person checks what others send in, for some area."""
    return bool(reviewing_reach(person))


def viewing_reach(person: AbstractBaseUser | AnonymousUser) -> Reach:
    """Return where a person may look at the directory in the administration.

    Planners read where they plan; who edits sees what may be edited, and no more.
    """
    editing = editing_reach(person)
    if editing != NOWHERE or not isinstance(person, User):
        return editing
    if not person.is_active or not person.is_staff:
        return NOWHERE
    return _reach(person, (RoleAssignment.Role.PLANNER,))


def _reach(person: User, roles: tuple[RoleAssignment.Role, ...]) -> Reach:
    keys = {row.area_key for row in _assignments(person) if row.role in roles}
    return Reach(everywhere="" in keys, keys=tuple(sorted(key for key in keys if key)))


def duties(user: User) -> tuple[str, ...]:
    """Return what a person is trusted with and where: Redaktion für Auenburg."""
    rows = sorted(_assignments(user), key=lambda row: (row.role, row.area_key, row.pk))
    areas = Area.objects.filter(key__in={row.area_key for row in rows}, valid_to=None)
    names = dict(areas.values_list("key", "name"))
    return tuple(_duty(row, names.get(row.area_key, row.area_key)) for row in rows)


def _duty(row: RoleAssignment, area: str) -> str:
    if row.role == RoleAssignment.Role.ADMINISTRATOR:
        return row.get_role_display()
    if row.role == RoleAssignment.Role.PLANNER:
        return _("Sozialplanung für {area}").format(area=area or _("alle Gebiete"))
    if row.role == RoleAssignment.Role.COUNSELLOR:
        return _("Beratung für {area}").format(area=area or _("alle Gebiete"))
    if row.role == RoleAssignment.Role.REVIEWER:
        return _("Prüfung für {area}").format(area=area or _("alle Gebiete"))
    return _("Redaktion für {area}").format(area=area or _("alle Gebiete"))


def editing_county() -> str:
    """Return the key of the one county whose editors there are; empty for several or none."""
    role = RoleAssignment.Role.COUNTY_EDITOR
    keys = RoleAssignment.objects.filter(role=role).exclude(area_key="").order_by()
    found = set(keys.values_list("area_key", flat=True).distinct())
    return found.pop() if len(found) == 1 else ""


def may_edit_areas(person: AbstractBaseUser | AnonymousUser, keys: tuple[str, ...]) -> bool:
    """Return whether a person may correct an area: the county's editors, inside their county.

    `keys` are those that the area answers to; without any the question is about some area.
    """
    if not isinstance(person, User) or not may_edit_taxonomy(person):
        return False
    reach = editing_reach(person)
    return not keys or any(reach.covers(key) for key in keys)


def may_edit_taxonomy(user: User) -> bool:
    """Return whether a person may change topics: administrators and the county's editors."""
    if user.is_superuser:
        return user.is_active
    role = RoleAssignment.Role.COUNTY_EDITOR
    return user.is_staff and any(row.role == role for row in _assignments(user))


def _assignments(user: User) -> Iterable[RoleAssignment]:
    """Return what a person is trusted with, asked once for as long as the person is at hand.

    A page of the administration asks for each of its sections and rows.
    """
    prefetch_related_objects([user], "role_assignments")
    return user.role_assignments.all()
