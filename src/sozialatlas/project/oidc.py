"""The sign-in of a county or of a country (Keycloak, BundID) as allauth wants it described."""

from __future__ import annotations

from collections.abc import Mapping

from sozialatlas.project import environment
from sozialatlas.project.setting import SettingError

PROVIDER = "oidc"
"""How the provider is called in addresses."""


def providers(given: Mapping[str, str]) -> dict[str, object]:
    """Return the settings of allauth: one provider by OpenID Connect, or none.

    Raises: SettingError, where only a part of what it needs is given.
    """
    url = environment.OIDC_URL.read(given)
    client = environment.OIDC_CLIENT.read(given)
    secret = environment.OIDC_SECRET.read(given)
    if not any((url, client, secret)):
        return {}
    if not all((url, client, secret)):
        raise SettingError(
            f"{environment.OIDC_URL.name}, {environment.OIDC_CLIENT.name} und"
            f" {environment.OIDC_SECRET.name} gehören zusammen: bitte alle drei nennen oder keine."
        )
    app = {
        "provider_id": PROVIDER,
        "name": environment.OIDC_NAME.read(given),
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": url, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}
