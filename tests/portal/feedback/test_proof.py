"""The work of a browser proves something once it is done, and nothing else does."""

from __future__ import annotations

import base64
import datetime as dt
import json

import pytest
from django.utils import timezone

from sozialatlas.portal.feedback import proof
from tests.portal.feedback.solving import solved


@pytest.fixture(autouse=True)
def _little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "ROUNDS", 1)


def encoded(value: object) -> str:
    return base64.b64encode(json.dumps(value).encode()).decode()


def test_a_solved_task_is_known_by_its_signature() -> None:
    challenge = proof.challenge(timezone.now())

    payload = solved(challenge)

    assert proof.code(payload) == json.loads(challenge)["signature"]
    assert len(payload) < proof.LONGEST


def test_a_task_holds_for_a_day() -> None:
    late = timezone.now() - dt.timedelta(hours=24, seconds=1)

    assert proof.code(solved(proof.challenge(late))) == ""


def test_another_number_proves_nothing() -> None:
    given = json.loads(base64.b64decode(solved(proof.challenge(timezone.now()))))
    given["solution"]["counter"] += 1

    assert proof.code(encoded(given)) == ""


def test_an_easier_task_than_ours_proves_nothing() -> None:
    challenge = json.loads(proof.challenge(timezone.now()))
    challenge["parameters"]["keyPrefix"] = ""

    assert proof.code(solved(json.dumps(challenge))) == ""


HUGE = "9" * 1_000


@pytest.mark.parametrize(
    "payload",
    [
        "", "x", "\x00", "ä", "x" * 10_000, encoded([]), encoded(None), encoded({"challenge": 1}),
        encoded({"challenge": {"parameters": []}, "solution": {}}),
        encoded({"challenge": {"parameters": "x"}, "solution": "x"}),
        base64.b64encode(b"[" * 1_400).decode(),
        base64.b64encode(
            b'{"challenge":{"signature":"x","parameters":{"algorithm":"a","nonce":"n","salt":"s",'
            b'"cost":' + HUGE.encode() + b"}}"
            b',"solution":{"counter":1,"derivedKey":"x"}}'
        ).decode(),
        base64.b64encode(
            b'{"challenge":{"signature":["x"],"parameters":{"algorithm":1,"nonce":{},"salt":"\\ud800",'
            b'"cost":NaN,"expiresAt":Infinity,"data":{"__proto__":1}}}'
            b',"solution":{"counter":-1,"derivedKey":null}}'
        ).decode(),
    ],
)  # fmt: skip
def test_nonsense_proves_nothing_and_breaks_nothing(payload: str) -> None:
    assert proof.code(payload) == ""
