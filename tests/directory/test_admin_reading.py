"""What editors are told below their texts."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from sozialatlas.accounts.models import RoleAssignment
from sozialatlas.directory.admin.reading import ReadTextarea
from sozialatlas.directory.judging import Advice, Judgement, judgement
from tests.directory.test_admin import record, sign_in

FIELDS = ("summary", "description")
MEASURE = "Wiener Sachtextformel: {}. Leicht ist bis 6, schwer ab 9."


def test_a_plain_text_is_praised() -> None:
    text = "Wir beraten Sie in der Schwangerschaft. Rufen Sie uns an. Das Gespräch kostet nichts."

    assert judgement(text) == Judgement("leicht zu lesen", MEASURE.format("3,3"), ())


def test_of_a_few_good_words_nothing_is_said() -> None:
    assert judgement("Offener Treff für alle") is None


def test_advice_quotes_what_it_is_about() -> None:
    long = " ".join(["Wort"] * 30)
    told = judgement(f"{long}. Anträge werden geprüft. Wir bieten Verhinderungspflege.")

    assert told is not None
    assert told.advice == (
        Advice(
            "Machen Sie aus einem langen Satz zwei. Mehr als 15 Wörter sind zu viel:",
            (f"„{' '.join(['Wort'] * 24)} …“ (30 Wörter)",),
        ),
        Advice(
            "Nehmen Sie kürzere Wörter, oder erklären Sie, was damit gemeint ist:",
            ("Verhinderungspflege",),
        ),
        Advice(
            "Sagen Sie, wer etwas tut: „Wir bearbeiten“ statt „wird bearbeitet“:",
            ("„werden geprüft“",),
        ),
    )


def test_three_examples_are_enough() -> None:
    told = judgement("Es wird gesagt. Es wird gezeigt. Es wird gemacht. Es wird gebaut.")

    assert told is not None
    assert [len(advice.quotes) for advice in told.advice] == [3]


def test_the_field_is_described_by_its_help_and_its_judgement() -> None:
    attrs = {"id": "id_text", "aria-describedby": "id_text_helptext"}
    judged = ReadTextarea().render("text", "Anträge werden geprüft.", attrs)
    silent = ReadTextarea().render("text", "Offen.", attrs)

    assert 'aria-describedby="id_text_helptext id_text_reading"' in judged
    assert '<div class="reading" id="id_text_reading">' in judged
    assert 'aria-describedby="id_text_helptext"' in silent
    assert "reading" not in silent


def test_what_is_quoted_is_escaped() -> None:
    text = f"A&B {' '.join(['Wort'] * 16)}."
    judged = ReadTextarea().render("text", text, {"id": "id_text"})

    assert "<li>„A&amp;B Wort" in judged


@pytest.mark.django_db
@pytest.mark.parametrize("is_sent", [False, True])
def test_editors_see_it_below_stored_and_typed_texts(client: Client, is_sent: bool) -> None:
    service = record("06997001", "Rat").service
    service.description = service.summary = "" if is_sent else "Anträge werden geprüft."
    service.save()
    sign_in(client, RoleAssignment.Role.COUNTY_EDITOR, "06997")
    path = reverse("admin:directory_service_change", args=[service.pk])
    form = {"name": "", **dict.fromkeys(FIELDS, "Anträge werden geprüft.")}

    page = (client.post(path, form) if is_sent else client.get(path)).content.decode()

    assert re.findall(r'<div class="reading" id="id_(\w+)_reading">', page) == [*FIELDS]
    assert page.count("<li>„werden geprüft“</li>") == len(FIELDS)
