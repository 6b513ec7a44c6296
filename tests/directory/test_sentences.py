"""Sentences, words and the passive of German texts."""

from __future__ import annotations

import pytest

from sozialatlas.directory.sentences import passive, sentences, words

ACTIVE = """
Wir werden morgen gehen.
Das Wetter wird vielleicht gut.
Bald wird das Angebot bekannt.
Wird Ihr Kind krank, bezahlt die Kasse.
Wenn es dunkel wird, verschiebt die Gruppe den Ausflug.
Der Kurs ist kostenlos und gut besucht.
"""
PASSIVE = {
    "Anträge werden im Rathaus bearbeitet.": "werden … bearbeitet",
    "Hier wird gebaut.": "wird gebaut",
    "Wird das Formular nicht unterschrieben, gilt es nicht.": "Wird … unterschrieben",
    "Kinder können bis 16 Uhr betreut werden.": "betreut werden",
    "Sie wurden am Telefon informiert und eingeladen.": "wurden … informiert",
    "Die Kosten werden von der Kasse übernommen.": "werden … übernommen",
    "Der Kurs wurde geändert, weil viele krank waren.": "wurde geändert",
    "Wer gepflegt wird, zahlt weniger.": "gepflegt wird",
}


def test_each_sentence_and_each_line_counts_for_itself() -> None:
    text = "Kommen Sie vorbei! Wir helfen Ihnen.\n- Montag\n- Dienstag\n\nBringen Sie mit:\n* Pass"

    assert sentences(text) == [
        "Kommen Sie vorbei!",
        "Wir helfen Ihnen.",
        "- Montag",
        "- Dienstag",
        "Bringen Sie mit:",
        "* Pass",
    ]


def test_full_stops_of_short_forms_and_dates_end_no_sentence() -> None:
    text = "Am 3. Mai z. B. mit Dr. Muster, Tel. 0123, i. d. R. bis 18 Uhr. „Danach nicht.“ Ende"

    assert sentences(text) == [
        "Am 3. Mai z. B. mit Dr. Muster, Tel. 0123, i. d. R. bis 18 Uhr.",
        "„Danach nicht.“",
        "Ende",
    ]


def test_addresses_and_words_with_hyphens_are_one_word() -> None:
    text = "E-Mail-Adresse (neu): post@example.org, Haus 5/6 - Hof."

    assert words(text) == ["E-Mail-Adresse", "neu", "post@example.org", "Haus", "5/6", "Hof"]


def test_nothing_has_no_sentences() -> None:
    assert sentences(" \n - . \n") == []


@pytest.mark.parametrize("sentence", ACTIVE.strip().splitlines())
def test_who_does_something_is_told(sentence: str) -> None:
    assert passive(sentence) == ""


@pytest.mark.parametrize(("sentence", "found"), PASSIVE.items())
def test_the_passive_is_found(sentence: str, found: str) -> None:
    assert passive(sentence) == found
