"""Web server and worker: one installation a folder, and both end together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
SECONDS = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(is_so: Callable[[], bool]) -> bool:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        if is_so():
            return True
        time.sleep(0.1)
    return False


def sozialatlas(*words: str) -> list[str]:
    return [sys.executable, "-m", "sozialatlas", *words]


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("installation")
    given = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    given |= {"SOZIALATLAS_DATA": str(folder), "SOZIALATLAS_PORT": str(free_port())}
    subprocess.run(sozialatlas("migrate"), env=given, check=True, capture_output=True)
    return given


@pytest.fixture
def server(surroundings: dict[str, str], tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(sozialatlas("serve"), env=surroundings, stdout=log, stderr=log)
        started = wait_until(lambda: answers(surroundings) and len(children(process.pid)) >= 2)
        try:
            assert started, (tmp_path / "log").read_text()
            yield process
        finally:
            process.kill()
            process.wait()


def answers(surroundings: dict[str, str]) -> bool:
    try:
        address = f"http://127.0.0.1:{surroundings['SOZIALATLAS_PORT']}/robots.txt"
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def children(pid: int) -> set[int]:
    found = set()
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        found |= {int(word) for word in task.read_text().split()}
    return found | {grandchild for child in found for grandchild in children(child)}


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_web_and_worker_end_with_the_server(
    server: subprocess.Popen[bytes], number: signal.Signals
) -> None:
    below = children(server.pid)

    server.send_signal(number)
    server.wait(SECONDS)

    assert wait_until(lambda: not any(is_running(pid) for pid in below))


def test_killed_worker_is_started_anew(server: subprocess.Popen[bytes]) -> None:
    worker = next(pid for pid in children(server.pid) if "worker" in command_of(pid))

    os.kill(worker, signal.SIGKILL)

    def others() -> set[int]:
        return {pid for pid in children(server.pid) if "worker" in command_of(pid)} - {worker}

    assert wait_until(lambda: bool(others()))


def command_of(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    except OSError:
        return []


def test_second_server_at_the_same_folder_is_refused(
    server: subprocess.Popen[bytes], surroundings: dict[str, str]
) -> None:
    other = {**surroundings, "SOZIALATLAS_PORT": str(free_port())}

    second = subprocess.run(
        sozialatlas("serve"), env=other, capture_output=True, text=True, check=False
    )

    assert (second.returncode, second.stderr) == (
        1,
        f"sozialatlas: {surroundings['SOZIALATLAS_DATA']} wird schon von Prozess"
        f" {server.pid} gezeigt. Bitte jenen beenden oder mit SOZIALATLAS_DATA einen anderen"
        " Ordner wählen.\n",
    )


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_taken_port_is_refused_before_any_work(surroundings: dict[str, str], command: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        refused = subprocess.run(
            sozialatlas(command),
            env={**surroundings, "SOZIALATLAS_PORT": str(port)},
            capture_output=True,
            text=True,
            check=False,
        )

    assert (refused.returncode, refused.stderr) == (
        1,
        f"sozialatlas: Port {port} von 127.0.0.1 ist nicht zu haben (Address already in use)."
        " Bitte mit SOZIALATLAS_PORT (make: PORT) einen anderen wählen.\n",
    )
