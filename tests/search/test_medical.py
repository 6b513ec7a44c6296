"""Who needs a doctor now is told whom to call; who looks for anything else is not alarmed."""

from __future__ import annotations

import pytest

from sozialatlas.search.understanding import crisis, medical
from tests.search.medical import NEEDED, NOT_NEEDED


@pytest.mark.parametrize("text", NEEDED.strip().splitlines())
def test_need_of_a_doctor_is_understood(text: str) -> None:
    assert medical.is_urgent(text)


def test_nothing_else_alarms() -> None:
    assert [text for text in NOT_NEEDED.strip().splitlines() if medical.is_urgent(text)] == []


def test_danger_and_illness_are_told_apart() -> None:
    texts = ("mein Mann schlägt mich", "ich will nicht mehr leben", "Arzt am Wochenende")

    told = [(crisis.recognise(text) is not None, medical.is_urgent(text)) for text in texts]

    assert told == [(True, False), (True, False), (False, True)]
