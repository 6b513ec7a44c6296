"""A page from our memory against the same bytes as a file that nginx serves, in the same run."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench import load, site
from tests.bench.figures import Figure

SECONDS, ROUNDS = 4.0, 3
PAGE = "/de/suche?q=Beratung"
NO_NGINX = "nginx is missing (apt install nginx-light)"
CONFIGURATION = """
daemon off; worker_processes 2; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  default_type text/html; open_file_cache max=10;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port}; root {folder}/www; }}
}}
"""


def measure() -> list[Figure]:
    """Take turns, so that what else the machine does meets both."""
    name = "cached page, two processes"
    with site.served(SOZIALATLAS_WORKERS="2") as served:
        body = _packed(served.address + PAGE)
        if shutil.which("nginx") is None:
            rate, client = load.same(served.address + PAGE, SECONDS)
            return [
                Figure(f"{name} ({client})", rate, "/s"),
                Figure("cached page against nginx", None, NO_NGINX),
            ]
        with _nginx(body) as file:
            return _compared(name, served.address + PAGE, file)


def _compared(name: str, page: str, file: str) -> list[Figure]:
    ours, theirs, client = [], [], ""
    for _ in range(ROUNDS):
        rate, client = load.same(page, SECONDS)
        ours.append(rate)
        theirs.append(load.same(file, SECONDS)[0])
    share = statistics.median(one / other for one, other in zip(ours, theirs, strict=True))
    return [
        Figure(f"{name} ({client})", statistics.median(ours), "/s"),
        Figure("the same bytes as a file of nginx", statistics.median(theirs), "/s"),
        Figure("cached page against nginx", share, "times", 0.5, is_least=True),
    ]


def _packed(address: str) -> bytes:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    for _ in range(20):  # so that both processes hold it
        with urllib.request.urlopen(request, timeout=60) as answer:
            body: bytes = answer.read()
    return body


@contextmanager
def _nginx(body: bytes) -> Iterator[str]:
    port = site.free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "www").mkdir()
        (folder / "www/page.html").write_bytes(body)
        written = folder / "nginx.conf"
        text = CONFIGURATION.format(folder=folder, port=port)
        # Started by root, it would serve as a user that may not read the folder.
        written.write_text(("user root;" if os.getuid() == 0 else "") + text)
        log = folder / "error.log"
        server = subprocess.Popen(["nginx", "-e", str(log), "-c", str(written)])
        try:
            address = f"http://127.0.0.1:{port}/page.html"
            _wait(address)
            yield address
        finally:
            server.terminate()
            server.wait(site.SECONDS_TO_STOP)


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("nginx does not answer")
