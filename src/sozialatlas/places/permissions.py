"""Who may correct areas. Roles are known a floor above: that room puts its rule in here."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

Person = AbstractBaseUser | AnonymousUser
Rule = Callable[[Person, tuple[str, ...]], bool]


def _nobody(_person: Person, _keys: tuple[str, ...]) -> bool:
    return False


_rules: list[Rule] = [_nobody]


def decide_by(rule: Rule) -> None:
    """Ask this rule from now on: it gets a person and the keys that an area answers to."""
    _rules[0] = rule


def may_edit(person: Person, keys: tuple[str, ...]) -> bool:
    """Return whether a person may correct an area; without keys, any area at all."""
    return _rules[0](person, keys)
