"""What a person reads who said for whom they speak, and has not proved it yet."""

from __future__ import annotations

import pytest

from tests.marketplace.membership import world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["mein", "mein/eintraege"])
def test_a_claim_that_waits_for_its_code_is_said_and_led_to(page: str) -> None:
    user = world.person()
    claim = world.claim(user, world.organization())

    text = world.signed_in(user).get(f"/de/{page}").content.decode()

    assert f'href="/de/mein/antrag/{claim.pk}" lang="de">Turnverein 1888</a>' in text
    assert ["Nichts zu tun" in text, "Alles ist beantwortet" in text] == [False, False]
    assert "Sie pflegen noch keinen Träger" not in text


def test_who_keeps_nothing_is_led_to_saying_for_whom_they_speak() -> None:
    text = world.signed_in(world.person()).get("/de/mein/eintraege").content.decode()

    assert 'Träger. <a href="/de/mein/fuer-wen">Träger angeben</a>' in text
