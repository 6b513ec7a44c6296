"""A whole installation with a few records, served for real, and a browser that watches it.

Each page fails its test when it writes an error to the console (a breach of the content
security policy is one) or asks another origin for anything.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
# A machine that runs the other rounds beside these pages takes its time.
expect.set_options(timeout=30_000)
# Without these Chromium tries to call home, which the machine of the tests refuses.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_SECONDS = 60
# Lets the tests of this folder import `looking`.
sys.path.append(str(Path(__file__).parent))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of an installation with the records of `seed.py`."""
    folder = tmp_path_factory.mktemp("site")
    port = _free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "SOZIALATLAS_DATA": str(folder / "data"),
        "SOZIALATLAS_DEMO": "yes",
        "SOZIALATLAS_PORT": str(port),
        "SOZIALATLAS_LOG_LEVEL": "warning",
        "DJANGO_SETTINGS_MODULE": "sozialatlas.project.settings",
    }
    _run(environment, "-m", "sozialatlas", "migrate")
    _run(environment, str(Path(__file__).with_name("seed.py")))
    log = (folder / "server.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "sozialatlas", "serve"],
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/healthz", server, folder / "server.log")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Debian's Chromium."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is missing: apt install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a path of the site; options go to the browser's context."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_(path: str, **options: object) -> Page:
        settings = {"viewport": {"width": 1280, "height": 900}, "locale": "de-DE", **options}
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda line: line.type == "error" and faults.append(line.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: _note_foreign(request.url, site, faults))
        page.goto(site + path)
        page.wait_for_load_state("networkidle")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert faults == []


def _note_foreign(url: str, site: str, faults: list[str]) -> None:
    if not url.startswith((f"{site}/", "data:", "blob:")):
        faults.append(f"asks another origin: {url}")


def _run(environment: dict[str, str], *words: str) -> None:
    done = subprocess.run(
        [sys.executable, *words], env=environment, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    state = "no answer"
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except urllib.error.HTTPError as error:
            state = error.read().decode()
        except OSError as error:
            state = str(error)
        time.sleep(0.2)
    pytest.fail(f"the site did not start: {state}\n{log.read_text(encoding='utf-8')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
