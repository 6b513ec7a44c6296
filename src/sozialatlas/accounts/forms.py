"""The forms of sign-in: allauth's, with our questions, hints and words for what is missing."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as app
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.core.exceptions import ValidationError

from sozialatlas.accounts.models import User
from sozialatlas.accounts.questions import ask


class Plain(forms.Form):
    """A form whose questions are asked in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask in our words; each form of allauth takes something else."""
        super().__init__(*args, **kwargs)
        ask(self)


class SignIn(Plain, account.LoginForm):
    """Mail address and password."""

    def _setup_password_field(self) -> None:
        """Keep the question for the password, though nobody signs up with one."""


class SignUp(Plain, account.SignupForm):  # type: ignore[misc]  # -- `clean` differs
    """Mail address and name."""


class NewEmail(Plain, account.AddEmailForm):
    """Another address for the account."""


class AskForCode(Plain, account.RequestLoginCodeForm):
    """The address that gets a code."""


class SignInCode(Plain, account.ConfirmLoginCodeForm):
    """The code that signs in."""


class EmailCode(Plain, account.ConfirmEmailVerificationCodeForm):
    """The code that proves an address."""


class PasswordCode(Plain, account.ConfirmPasswordResetCodeForm):
    """The code that allows a new password."""


class ForgottenPassword(Plain, account.ResetPasswordForm):
    """The address of whoever forgot the password."""


class PasswordAnew(Plain, account.ResetPasswordKeyForm):
    """A new password instead of a forgotten one."""


class OtherPassword(Plain, account.ChangePasswordForm):
    """A new password instead of the known one."""


class FirstPassword(Plain, account.SetPasswordForm):
    """A password where there was none."""


class AgainByPassword(Plain, account.ReauthenticateForm):
    """The password, once more."""


class AppCode(Plain, second_step.AuthenticateForm):
    """A code of the app, or one for emergencies."""


class AgainByApp(Plain, second_step.ReauthenticateForm):
    """A code of the app, once more."""


class FirstAppCode(Plain, app.ActivateTOTPForm):
    """The first code of a new app."""


class Credential(forms.JSONField):
    """What a passkey answered; numbers without end and endless nesting are no answer either."""

    def to_python(self, value: Any) -> Any:
        """Return what was sent, or say that it is none."""
        try:
            return super().to_python(value)
        except (ValueError, RecursionError) as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return what a refused form shows again: of such an answer nothing."""
        try:
            return super().bound_data(data, initial)
        except (ValueError, RecursionError):
            return ""


class PasskeySignIn(Plain, passkeys.LoginWebAuthnForm):
    """The passkey that signs in."""

    credential = Credential(widget=forms.HiddenInput)


class PasskeyAsSecond(Plain, passkeys.AuthenticateWebAuthnForm):
    """The passkey after a password."""

    credential = Credential(widget=forms.HiddenInput)


class AgainByPasskey(Plain, passkeys.ReauthenticateWebAuthnForm):
    """The passkey, once more."""

    credential = Credential(widget=forms.HiddenInput)


class NewPasskey(Plain, passkeys.AddWebAuthnForm):
    """A further passkey; it always signs in alone."""

    credential = Credential(widget=forms.HiddenInput)
    passwordless = forms.BooleanField(initial=True, required=False, widget=forms.HiddenInput)


class FirstPasskey(Plain, passkeys.SignupWebAuthnForm):
    """The passkey of a new account."""

    credential = Credential(widget=forms.HiddenInput)


class PasskeyName(Plain, passkeys.EditWebAuthnForm):
    """What a passkey is called."""


class NameForm(Plain, forms.ModelForm[User]):
    """The name of a person."""

    class Meta:
        """The name alone."""

        model = User
        fields = ("name",)
