"""Keys of apps in the database: sealed, and lost under another secret key."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from pytest_django import Settings

from sozialatlas.accounts import sealing
from sozialatlas.accounts.models import User

KEY = "JBSWY3DPEHPK3PXP"


def test_what_is_sealed_is_read_again() -> None:
    sealed = sealing.seal(KEY)

    assert (sealing.unseal(sealed), KEY in sealed) == (KEY, False)


def test_an_earlier_secret_key_still_reads_it(settings: Settings) -> None:
    sealed = sealing.seal(KEY)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another" * 9

    assert sealing.unseal(sealed) == KEY


def test_under_another_secret_key_no_code_fits(settings: Settings) -> None:
    sealed = sealing.seal(KEY)
    settings.SECRET_KEY = "another" * 9

    read = {sealing.unseal(sealed) for _ in range(3)}

    assert (len(read), {len(each) for each in read}) == (3, {32})


@pytest.mark.django_db
def test_the_database_keeps_no_key_of_an_app() -> None:
    person = User.objects.create_user("anna@verein.example")

    TOTP.activate(person, KEY)

    assert KEY not in str(Authenticator.objects.values_list("data").get())
