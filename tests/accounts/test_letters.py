"""The mails about accounts: one for each that allauth may send, in German and English."""

from __future__ import annotations

from importlib.resources import files

import pytest
from django.utils import translation

from sozialatlas.accounts import letters, said

# Ways that our settings leave out: links instead of codes.
BY_LINK = {"account/email/password_reset_key"}


def of_allauth(folder: str, end: str) -> set[str]:
    """Return the templates of allauth in a folder, by the names that it asks for."""
    root = files("allauth").joinpath("templates")
    return {
        f"{app}/{folder}/{file.name.removesuffix(end)}"
        for app in ("account", "mfa", "socialaccount")
        for file in root.joinpath(app, folder).iterdir()
        if file.name.endswith(end)
    }


def test_there_is_a_text_for_each_mail_of_allauth() -> None:
    assert of_allauth("email", "_subject.txt") - BY_LINK == letters.kinds()


def test_each_word_after_a_step_answers_to_a_name_of_allauth() -> None:
    known = {f"{name}.txt" for name in of_allauth("messages", ".txt")}

    assert set(said.AFTERWARDS) - known == set()


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", sorted(letters.kinds()))
def test_a_mail_is_short_and_whole(kind: str, language: str) -> None:
    given = {
        "code": "ABCD-1234",
        "signup_url": "https://x.example/auf",
        "login_url": "https://x.example/an",
        "to_email": "neu@x.example",
        "deleted_email": "alt@x.example",
        "provider": "BundID",
    }
    with translation.override(language):
        letter = letters.write(kind, given)

    assert len(letter.subject) <= 60
    assert len(letter.text) < 600
    assert "{" not in letter.subject + letter.text
    assert letter.text.startswith({"de": "Guten Tag,", "en": "Hello,"}[language])
