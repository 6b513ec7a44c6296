"""What the header of the administration says about who is signed in."""

from __future__ import annotations

from django import template

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import duties

register = template.Library()


@register.simple_tag
def duties_of(person: object) -> str:
    """Return what somebody is trusted with and where: Redaktion für Auenburg."""
    return ", ".join(duties(person)) if isinstance(person, User) else ""
