"""What the search reads into the words of an embed is said on the partner's page, too."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.portal.embed.conftest import Filled


@pytest.mark.django_db
@pytest.mark.parametrize("view", ["liste", "karte"])
def test_a_repaired_word_is_named(client: Client, filled: Filled, view: str) -> None:
    typed, meant = (
        client.get(f"/embed/v1/{view}.html", {"portal": "eigen", "q": words}).content.decode()
        for words in ("Eiggen", "Eigen")
    )

    sentence = '<p class="sozialatlas__aside">Wir zeigen Treffer für „Eigen“.</p>'
    assert [sentence.lower() in one.lower() for one in (typed, meant)] == [True, False]


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "shown"), [("de", "„Eigen“"), ("en", "“Eigen”")])
def test_words_stand_in_the_quotation_marks_of_the_language(
    client: Client, filled: Filled, language: str, shown: str
) -> None:
    page = client.get("/embed/v1/liste.html", {"q": "Eigen", "lang": language}).content.decode()

    assert f'<p class="sozialatlas__aside">{shown}</p>' in page
