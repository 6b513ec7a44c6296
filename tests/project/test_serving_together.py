"""Two web processes, the indexer and writers at one installation, over real HTTP."""

from __future__ import annotations

import json
import socket
import threading
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.installation import Installation, made, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
SCRIPT = str(Path(__file__).with_name("editing.py"))
RECORDS, WRITERS, SECONDS = 10, 2, 3
JSON, PAGE = "/api/search?page_size=100", "/de/suche"


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with made(tmp_path / "data") as installation:
        installation.run(SCRIPT, "prepare", str(RECORDS))
        yield installation


def test_every_acknowledged_edit_is_found_in_every_web_process(
    installation: Installation, tmp_path: Path
) -> None:
    files = [tmp_path / f"acknowledged-{number}" for number in range(WRITERS)]
    statuses: Counter[tuple[str, int]] = Counter()
    with ExitStack() as stack:
        stack.enter_context(installation.started("run_indexer"))
        sites = [stack.enter_context(installation.serving(free_port())) for _ in range(2)]
        for site in sites:
            wait_until(lambda site=site: len(names(site)) == RECORDS)
        before = names(sites[0])
        with readers(sites, statuses):
            ended = edit(installation, files)
        lines = [line.split("\t") for file in files for line in file.read_text().splitlines()]
        # A busy machine does not come to each record in these seconds.
        after = before | dict(lines)
        for site in sites:
            wait_until(lambda site=site: names(site) == after, seconds=20)
        pages = [fetched(site + PAGE)[1] for site in sites]

    assert ended == [("", "", 0)] * WRITERS
    assert len(lines) > WRITERS
    assert {key: number > 3 for key, number in statuses.items()} == {
        (site + path, 200): True for site in sites for path in (JSON, PAGE)
    }
    missing = [name for name in after.values() for page in pages if name not in page]
    assert missing == []


def edit(installation: Installation, files: list[Path]) -> list[tuple[str, str, int]]:
    """Let the writers do their work side by side; return what they said and how they ended."""
    shares = [(str(file), str(n), str(len(files))) for n, file in enumerate(files)]
    with ExitStack() as stack:
        writers = [
            stack.enter_context(installation.started(SCRIPT, "edit", *share, str(SECONDS)))
            for share in shares
        ]
        return [(*writer.communicate(timeout=60), writer.returncode) for writer in writers]


class readers:  # noqa: N801 -- reads as a verb where it is used
    """Ask each process for JSON and for the page again and again, and count the answers."""

    def __init__(self, sites: list[str], statuses: Counter[tuple[str, int]]) -> None:
        self.over = threading.Event()
        self.statuses = statuses
        asked = [site + path for site in sites for path in (JSON, PAGE)]
        self.threads = [threading.Thread(target=self.read, args=(one,)) for one in asked]

    def read(self, address: str) -> None:
        while not self.over.wait(0.1):
            self.statuses[address, fetched(address)[0]] += 1

    def __enter__(self) -> None:
        for thread in self.threads:
            thread.start()

    def __exit__(self, *_: object) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join()


def names(site: str) -> dict[str, str]:
    status, text = fetched(site + JSON)
    found = json.loads(text)["items"] if status == 200 else []
    return {item["id"]: item["name"] for item in found}


def fetched(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, ""
    except OSError:
        return 0, ""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
