"""What the templates of sign-in need besides allauth's values."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django import forms, template
from django.conf import settings

from sozialatlas.accounts.forms import AskForCode
from sozialatlas.accounts.models import User
from sozialatlas.core.fields import dress

register = template.Library()


@register.simple_tag
def dressed(form: forms.BaseForm) -> forms.BaseForm:
    """Return the form in the clothes of the house."""
    dress(form)
    return form


@register.simple_tag
def second_steps(person: User) -> frozenset[str]:
    """Return which second steps a person has: totp, webauthn, recovery_codes."""
    return frozenset(Authenticator.objects.filter(user=person).values_list("type", flat=True))


@register.simple_tag
def code_form() -> forms.BaseForm:
    """Return the question for the address that gets a code."""
    form = AskForCode()
    dress(form)
    return form


@register.simple_tag
def sign_ins_elsewhere() -> tuple[tuple[str, str], ...]:
    """Return the sign-ins of the county and the country: the code and the name of each."""
    offered: tuple[tuple[str, str], ...] = settings.SIGN_INS_ELSEWHERE
    return offered
