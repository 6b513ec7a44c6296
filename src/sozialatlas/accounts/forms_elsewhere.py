"""The form after the first sign-in by OpenID Connect; apart, for allauth loads it late."""

from __future__ import annotations

from allauth.socialaccount.forms import SignupForm

from sozialatlas.accounts.forms import Plain


class SignUpFromElsewhere(Plain, SignupForm):  # type: ignore[misc]  # -- as in `forms.SignUp`
    """What the other side did not tell."""
