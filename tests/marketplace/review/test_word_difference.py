"""Which words came and went."""

from __future__ import annotations

from hypothesis import given, strategies as st

from sozialatlas.marketplace.review.word_difference import Part, compare


def test_only_the_changed_words_are_marked() -> None:
    found = compare("Mo bis Fr 9 bis 12 Uhr", "Mo bis Do 9 bis 12 Uhr")

    assert found.before == (Part("Mo bis ", False), Part("Fr ", True), Part("9 bis 12 Uhr", False))
    assert found.after == (Part("Mo bis ", False), Part("Do ", True), Part("9 bis 12 Uhr", False))


def test_texts_with_little_in_common_stand_one_after_the_other() -> None:
    found = compare("06031 1234", "info@verein.example")

    assert found.before == (Part("06031 1234", True),)
    assert found.after == (Part("info@verein.example", True),)


def test_nothing_has_no_parts() -> None:
    assert compare("", "Neu").before == ()


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_parts_joined_are_what_they_were(before: str, after: str) -> None:
    found = compare(before, after)

    assert "".join(part.text for part in found.before) == before
    assert "".join(part.text for part in found.after) == after
