"""The few words by which a reviewer sees in the list what would change."""

from __future__ import annotations

from sozialatlas.marketplace.review.glances import Glance, glances


def test_short_texts_stand_there_whole() -> None:
    found = glances("service", {"email": "neu@verein.example"}, {"email": "alt@verein.example"})

    assert found == (Glance("E-Mail-Adresse", "alt@verein.example", "neu@verein.example"),)


def test_long_texts_begin_shortly_before_they_differ() -> None:
    same = "Wir treffen uns jeden Dienstag im Gemeindehaus und reden über alles, was drückt."

    (found,) = glances("service", {"summary": f"{same} Auch mittwochs."}, {"summary": same})

    assert found.after.startswith("… ")
    assert found.after.endswith("was drückt. Auch mittwochs.")
    assert found.before.endswith("was drückt.")
    assert len(found.after) < len(same)


def test_numbers_and_hours_are_told_as_people_read_them() -> None:
    hours = [{"weekday": 0, "opens": "09:00:00", "closes": "12:00:00"}]

    phones = glances("service", {"phones": [{"number": "06031 1"}]}, {"phones": []})
    (schedule,) = glances("service", {"schedules": hours}, {"schedules": []})

    assert phones == (Glance("Telefone", "", "06031 1"),)
    assert schedule.after.startswith("Montag: 9 bis 12 Uhr · nicht an")


def test_a_code_is_told_by_its_name() -> None:
    (found,) = glances("service", {"status": "closed"}, {"status": "active"})

    assert (found.before, found.after) == ("aktiv", "dauerhaft geschlossen")


def test_what_must_be_looked_up_is_only_named() -> None:
    assert glances("service", {"topics": ["food"]}, {"topics": []}) == (Glance("Themen"),)


def test_of_many_fields_there_is_no_line() -> None:
    assert glances("service", dict.fromkeys(("email", "url", "fees"), "x"), {}) == ()


def test_a_text_in_two_thousand_words_is_cut() -> None:
    (found,) = glances("service", {"summary": "wort " * 2_000}, {"summary": ""})

    assert len(found.after) < 80
    assert found.after.endswith(" …")
