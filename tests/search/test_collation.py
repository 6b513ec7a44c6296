"""Names stand as in a German dictionary."""

from __future__ import annotations

from hypothesis import given, strategies as st

from sozialatlas.search.german.collation import packed, sort_key


def test_umlauts_stand_with_their_base_letters_and_numbers_by_value() -> None:
    names = [
        "Äpfel", "Apfel", "Ärger", "Afrika", "Öl", "Ofen", "Zug", "Straße 10", "Strasse 9",
        "Straße 9b", "Gruppe 100", "Gruppe 20", "Gruppe 007", "„Anker“", "anker 2",
    ]  # fmt: skip

    assert sorted(names, key=lambda name: (sort_key(name), name)) == [
        "Afrika", "„Anker“", "anker 2", "Apfel", "Äpfel", "Ärger", "Gruppe 007", "Gruppe 20",
        "Gruppe 100", "Ofen", "Öl", "Strasse 9", "Straße 9b", "Straße 10", "Zug",
    ]  # fmt: skip


def test_names_without_letters_have_an_empty_key() -> None:
    assert [sort_key(""), sort_key("!?"), sort_key("²")] == ["", "", "012"]


GERMAN = st.text("abzäöüß ÄZ019-", max_size=30)


@given(one=GERMAN, other=GERMAN)
def test_packed_names_stand_as_their_texts(one: str, other: str) -> None:
    assert (packed(one) < packed(other)) == (sort_key(one) < sort_key(other))


def test_packed_names_fit_into_signed_numbers() -> None:
    assert max(packed("я" * 100)) < 2**63
    assert packed("a" * 44 + "b") == packed("a" * 44 + "c")
