"""The sign-ins of a county and of a country (Keycloak, BundID) as allauth wants them described."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sozialatlas.project.setting import Setting, SettingError, text, web_address


@dataclass(frozen=True, slots=True)
class SignIn:
    """The settings of one sign-in by OpenID Connect; `code` is its name in addresses."""

    code: str
    url: Setting[str]
    client: Setting[str]
    secret: Setting[str]
    name: Setting[str]

    @property
    def settings(self) -> tuple[Setting[str], ...]:
        """All four of them."""
        return self.url, self.client, self.secret, self.name

    def app(self, given: Mapping[str, str]) -> dict[str, object] | None:
        """Return the description of this sign-in, or None where it is not set.

        Raises: SettingError, where only a part of what it needs is given.
        """
        needed = (self.url, self.client, self.secret)
        url, client, secret = (each.read(given) for each in needed)
        if not any((url, client, secret)):
            return None
        if not all((url, client, secret)):
            raise SettingError(
                f"{self.url.name}, {self.client.name} und {self.secret.name} gehören zusammen:"
                " bitte alle drei nennen oder keine."
            )
        return {
            "provider_id": self.code,
            "name": self.name.read(given),
            "client_id": client,
            "secret": secret,
            "settings": {"server_url": url, "oauth_pkce_enabled": True},
        }


def _sign_in(code: str, *, which: str, whose: str, name: str) -> SignIn:
    start = f"SOZIALATLAS_{code.upper()}"
    return SignIn(
        code,
        Setting(
            f"{start}_URL",
            f"The address of {which} by OpenID Connect ({whose}), as it stands before"
            f" /.well-known/openid-configuration; there, /konto/oidc/{code}/zurueck of this site"
            " must be allowed as the way back. Empty: none is offered.",
            "",
            web_address,
        ),
        Setting(
            f"{start}_CLIENT",
            "The name under which that sign-in knows this installation.",
            "",
            text,
        ),
        Setting(
            f"{start}_SECRET",
            "Secret: what this installation proves itself with there.",
            "",
            text,
        ),
        Setting(
            f"{start}_NAME",
            "What people call that sign-in; stands on the button.",
            name,
            text,
        ),
    )


SIGN_INS = (
    _sign_in("oidc", which="a sign-in", whose="BundID by its broker, Keycloak", name="BundID"),
    _sign_in(
        "oidc2",
        which="a second sign-in",
        whose="the county's Keycloak beside BundID",
        name="Verwaltungskonto",
    ),
)
SETTINGS = tuple(setting for each in SIGN_INS for setting in each.settings)


def providers(given: Mapping[str, str]) -> dict[str, object]:
    """Return the settings of allauth: the sign-ins by OpenID Connect that are set.

    Raises: SettingError, where only a part of what one of them needs is given.
    """
    apps = [app for each in SIGN_INS if (app := each.app(given))]
    return {"openid_connect": {"APPS": apps}} if apps else {}


def offered(given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return what people are offered: the code and the name of each sign-in that is set."""
    return tuple((each.code, each.name.read(given)) for each in SIGN_INS if each.app(given))
