"""Where people land after they signed in: where their work is."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.urls import Resolver404, get_script_prefix, resolve

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import reviews_anything
from sozialatlas.core import addresses, languages

MINE, DESK, ACCOUNT = "mein", "redaktion", "konto"
_ADMINISTRATION = "admin/"


def page_of(person: AbstractBaseUser | AnonymousUser) -> str:
    """Return the first page of a person's work that this installation has."""
    return next(path for path in _pages(person) if _exists(path))


def _pages(person: AbstractBaseUser | AnonymousUser) -> Iterator[str]:
    language = languages.current()
    if isinstance(person, User) and person.is_active:
        if reviews_anything(person):
            yield addresses.page(DESK, language)
        if person.is_staff:
            yield f"{get_script_prefix()}{_ADMINISTRATION}"
        yield addresses.page(MINE, language)
    yield addresses.page(ACCOUNT, language)


def _exists(path: str) -> bool:
    inside = "/" + path.removeprefix(get_script_prefix())
    try:
        resolve(inside, settings.ROOT_URLCONF)
    except Resolver404:
        return False
    return True
