"""Where allauth asks what it does not know: who sends, what it is called, where people land."""

from __future__ import annotations

import secrets
import time
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.accounts import landing, letters, limits, said, sealing
from sozialatlas.core import addresses, mail, site

_SIGNED_IN_AT = "konto_angemeldet_um"


class Accounts(DefaultAccountAdapter):
    """Sign-in by mail address: our words, our mails, our counts of attempts."""

    error_messages = {**DefaultAccountAdapter.error_messages, **said.MISTAKES}

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Post one of our own mails."""
        given = {
            **context,
            "login_url": self._link("account_login"),
            "signup_url": self._link("account_signup"),
        }
        letter = letters.write(template_prefix, given)
        # Somebody waits for a code, and nobody else is to read it.
        post = mail.post_code if "code" in context else mail.post
        key = f"konto:{secrets.token_hex(16)}"
        post(key=key, to=email, subject=letter.subject, text=letter.text)

    def _link(self, page: str) -> str:
        """Return the address of a page that leads back to where somebody was."""
        onward = get_next_redirect_url(self.request) if self.request else None
        query = f"?{urlencode({'next': onward}, safe='/')}" if onward else ""
        return addresses.absolute(reverse(page)) + query

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, object] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Tell the next page what happened, in our words, or nothing."""
        after = said.SENT_AGAIN if request.POST.get("action") == "resend" else said.AFTERWARDS
        text = message or after.get(message_template or "")
        if text:
            messages.add_message(request, level, str(text), extra_tags=extra_tags)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead people to where their work is."""
        return landing.page_of(request.user)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """Lead new people where others land."""
        return landing.page_of(request.user)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Lead to the sign-in, which says that they are signed out."""
        return reverse("account_login")

    def get_email_verification_redirect_url(self, email_address: object) -> str:
        """Lead back to the account, or on to where people land."""
        return reverse("account")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Lead back to the account."""
        return reverse("account")

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return a code for the sender: nobody's network address is kept."""
        return limits.sender(request, timezone.localdate())

    def get_http_user_agent(self, request: HttpRequest) -> str:
        """Return nothing: no mail of ours tells of browsers."""
        return ""

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign somebody in, and note when, for this one session."""
        super().login(request, user)
        request.session[_SIGNED_IN_AT] = time.time()

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Ask once more who somebody is, unless that person has only just signed in."""
        is_wanted = super().is_reauthentication_required(app=app, **kwargs)
        return bool(is_wanted) and not _has_just_signed_in(self.request)

    def get_reauthentication_methods(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> list[dict[str, object]]:
        """Name the ways to prove once more who one is."""
        names = {
            "reauthenticate": _("Mit dem Passwort"),
            "mfa_reauthenticate": _("Mit einem Code aus der App oder einem Notfallcode"),
            "mfa_reauthenticate:webauthn": _("Mit einem Passkey"),
        }
        found = super().get_reauthentication_methods(user)
        return [
            {**way, "description": names.get(str(way["id"]), way["description"])} for way in found
        ]


class SecondStep(DefaultMFAAdapter):
    """The second step: our words and the name of the installation in apps."""

    error_messages = {**DefaultMFAAdapter.error_messages, **said.MISTAKES}

    def encrypt(self, text: str) -> str:
        """Seal the key of an app."""
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Read the key of an app."""
        return sealing.unseal(encrypted_text)

    def get_totp_issuer(self) -> str:
        """Return what apps call us."""
        return _called()

    def generate_authenticator_name(
        self,
        user: AbstractBaseUser,
        type: Authenticator.Type,  # noqa: A002 -- named by allauth
    ) -> str:
        """Return a name for a new passkey that its owner may change."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Passkey {number}").format(number=count + 1)

    def _get_site_name(self) -> str:
        return _called()


def _has_just_signed_in(request: HttpRequest) -> bool:
    since = time.time() - float(request.session.get(_SIGNED_IN_AT, 0))
    return since < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def _called() -> str:
    house = site.current()
    return f"{house.name} {house.area}".strip()
