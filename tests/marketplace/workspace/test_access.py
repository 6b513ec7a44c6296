"""Where the pages of signed-in people stand, and in which languages."""

from __future__ import annotations

import pytest
from django.test import Client

from sozialatlas.accounts.models import RoleAssignment, User

pytestmark = pytest.mark.django_db
DESK = "redaktion/vorschlaege"


@pytest.fixture
def client() -> Client:
    user = User.objects.create_user("amt@kreis.example")
    RoleAssignment.objects.create(user=user, role="reviewer", area_key="06997")
    client = Client()
    client.force_login(user)
    return client


def test_languages_that_nobody_wrote_the_words_in_lead_to_german(client: Client) -> None:
    answer = client.get(f"/uk/{DESK}?stand=entschieden")

    assert answer.headers["Location"] == f"/de/{DESK}?stand=entschieden"


def test_the_page_offers_only_its_own_languages(client: Client) -> None:
    page = client.get(f"/en/{DESK}").content.decode()

    assert (f'href="/de/{DESK}"' in page, f'href="/uk/{DESK}"' in page) == (True, False)


def test_the_page_is_kept_by_nobody(client: Client) -> None:
    assert "no-store" in client.get(f"/de/{DESK}").headers["Cache-Control"]


def test_the_way_back_after_the_sign_in_is_kept() -> None:
    answer = Client().get(f"/de/{DESK}?stand=entschieden")

    assert answer.headers["Location"] == (
        f"/de/konto/anmelden?next=/de/{DESK}%3Fstand%3Dentschieden"
    )
