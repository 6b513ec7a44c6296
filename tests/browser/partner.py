"""A partner's page on another origin, with a content security policy as strict as it can be."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STYLES = """
:root { color-scheme: light dark; font-family: Georgia, serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; background: Canvas; color: CanvasText; }
p { color: rebeccapurple; letter-spacing: .2em; text-transform: uppercase; }
.words { all: revert; }
sozialatlas-angebote, iframe { margin-block: 1.5rem; }
sozialatlas-angebote { --sozialatlas-accent: #8a3ffc; }
"""


def policy(site: str) -> str:
    """Return what a partner has to allow, and nothing besides it."""
    return (
        f"default-src 'none'; script-src {site}; connect-src {site}; frame-src {site};"
        " style-src 'self'; base-uri 'none'; form-action 'none'; trusted-types sozialatlas;"
        " require-trusted-types-for 'script'"
    )


def page(site: str, body: str, language: str = "de") -> str:
    """Return the partner's page with parts of ours inside."""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<title>Familienzentrum</title><link rel="stylesheet" href="/own.css">'
        f'<script type="module" src="{site}/embed/v1.js"></script></head>'
        f"<body><main><h1>Familienzentrum Am Anger</h1>{body}</main></body></html>"
    )


@contextmanager
def served(site: str, body: str, language: str = "de") -> Iterator[str]:
    """Serve the page until the block is left, and give its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_style = self.path.startswith("/own.css")
            text = STYLES if is_style else page(site, body, language)
            if self.path not in {"/", "/own.css"}:
                text = ""
            self.send_response(200)
            self.send_header("Content-Type", "text/css" if is_style else "text/html")
            self.send_header("Content-Security-Policy", policy(site))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
