"""A mail server on this machine, and our settings leading to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.core.mail import smtp_server


@pytest.fixture
def server(settings: Settings) -> Iterator[smtp_server.Server]:
    with smtp_server.running() as server:
        settings.EMAIL_BACKEND = "sozialatlas.core.mail.backend.Backend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_TIMEOUT = 5
        settings.DEFAULT_FROM_EMAIL = "Sozialatlas Auental <atlas@kreis.example>"
        settings.MAIL_RETURN = "rueck+{token}@kreis.example"
        settings.MAIL_PER_MINUTE = 60
        yield server
