"""Documents are made elsewhere, and a fault there has a name."""

import pytest

from sozialatlas.core import documents
from sozialatlas.core.documents import compiling


def test_a_template_that_does_not_exist_is_a_fault_with_its_reason() -> None:
    with pytest.raises(documents.DocumentError, match="no-such"):
        documents.compile("core/documents/no-such.typ", {})


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "SECONDS", 0.001)

    with pytest.raises(documents.DocumentError, match=r"longer than 0\.001 s"):
        documents.compile("core/documents/sheet.typ", {})


def test_too_many_at_once_are_told_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "WAIT_SECONDS", 0.001)
    taken = [compiling._places.acquire(blocking=False) for _ in range(compiling.AT_ONCE)]
    try:
        with pytest.raises(documents.BusyError):
            documents.compile("core/documents/sheet.typ", {})
    finally:
        for _ in taken:
            compiling._places.release()

    assert taken == [True] * compiling.AT_ONCE
