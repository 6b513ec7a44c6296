"""What is said of texts that are hard to read: while one writes, and before one sends."""

from __future__ import annotations

import pytest

from tests.marketplace.entries import world

pytestmark = pytest.mark.django_db

HARD = (
    "Die Anspruchsberechtigungsvoraussetzungen werden von uns gemeinsam mit Ihnen und, wenn Sie"
    " das wünschen, auch mit Ihren Angehörigen oder anderen Menschen Ihres Vertrauens geprüft."
)


def test_a_text_that_is_typed_is_judged_and_kept_nowhere() -> None:
    _organization, client = world.club()

    hard = client.post("/de/mein/lesbar", {"text": HARD}).content.decode()
    easy = client.post("/de/mein/lesbar", {"text": "Wir turnen. Dann trinken wir Kaffee."})
    nothing = client.post("/de/mein/lesbar", {"text": " "}).content.decode()

    assert "Machen Sie aus einem langen Satz zwei." in hard
    assert "<li>Anspruchsberechtigungsvoraussetzungen</li>" in hard
    assert "„Wir bearbeiten“ statt „wird bearbeitet“" in hard
    assert ("<details" in easy.content.decode(), nothing.strip()) == (False, "")


def test_a_text_with_markup_is_quoted_as_text() -> None:
    _organization, client = world.club()
    text = f"<script>alert(1)</script> {HARD}"

    assert "<script>" not in client.post("/de/mein/lesbar", {"text": text}).content.decode()


def test_what_could_be_easier_stands_below_the_text_and_before_it_is_sent() -> None:
    organization, client = world.club()
    draft = world.training(client, organization)
    page = f"{world.MINE}/entwurf/{draft.pk}"
    before = client.get(f"{page}/was").content.decode()

    world.save(client, draft, "was", name="Turnen", description=HARD)
    texts = [client.get(f"{page}{step}").content.decode() for step in ("/was", "")]

    assert "Machen Sie aus einem langen Satz zwei." not in before
    assert all("Machen Sie aus einem langen Satz zwei." in text for text in texts)
