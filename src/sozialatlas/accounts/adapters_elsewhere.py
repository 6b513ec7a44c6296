"""What allauth takes over from a sign-in by OpenID Connect."""

from __future__ import annotations

from collections.abc import Mapping

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest

from sozialatlas.accounts.models import User

LONGEST_NAME = 150


class Elsewhere(DefaultSocialAccountAdapter):
    """Takes over the mail address and one name; we keep no other."""

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: Mapping[str, object]
    ) -> User:
        """Return the person as the other side tells."""
        user = super().populate_user(request, sociallogin, data)
        assert isinstance(user, User)
        user.name = _name(data)[:LONGEST_NAME]
        return user


def _name(data: Mapping[str, object]) -> str:
    parts = (data.get("first_name"), data.get("last_name"))
    return str(data.get("name") or " ".join(str(part) for part in parts if part))
