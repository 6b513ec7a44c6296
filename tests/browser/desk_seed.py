"""Fills an installation with one of everything, and writes down who may open which page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402 -- Django must be set up first
from django.test import Client  # noqa: E402 -- Django must be set up first

from sozialatlas.accounts import actions as accounts  # noqa: E402 -- as above
from sozialatlas.accounts.models import User  # noqa: E402 -- as above
from sozialatlas.marketplace.quality import demo as quality  # noqa: E402 -- as above
from tests.directory.factories import NOW  # noqa: E402 -- as above
from tests.marketplace import roles_world  # noqa: E402 -- as above
from tests.marketplace.attacks import world  # noqa: E402 -- as above

# As in `test_accounts.py`.
PASSWORD = "Nachtigall-42-Wiese"


def main() -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    made = roles_world.made()
    found = world.addresses(made)
    quality.fill(NOW)
    pages = {name: [*_shown(made.clients[name], paths)] for name, paths in found.items()}
    for name in world.WALKERS:
        user = User.objects.filter(email=f"{name}@kreis.example").first()
        if user is not None:
            user.set_password(PASSWORD)
            user.email = f"{name}@verein.example"
            user.save()
            accounts.trust_address(user=user)
    Path(settings.DATA_DIR, "pages.json").write_text(json.dumps(pages), encoding="utf-8")


def _shown(client: Client, paths: list[str]) -> Iterator[str]:
    """Yield what is a page: neither a file, nor what only takes forms."""
    for path in paths:
        answer = client.get(path)
        if answer.status_code == 200 and answer.content.lstrip().startswith(b"<!doctype html"):
            yield path


main()
