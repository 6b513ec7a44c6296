"""Requests that no page of ours makes: what machines, attackers and broken clients send."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

PORTAL, OTHER, DRAFT = "eigen", "fremd", "entwurf"
"""Slugs of the portals that the requests name: one with its topic, another one, a draft."""

RECORD = "00000000-0000-4000-8000-000000000000"
"""A record that does not exist."""


@dataclass(frozen=True, slots=True)
class Odd:
    """One request; `path` is as it stands in the request's first line."""

    path: str
    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


VALUES = (
    "%00",
    "a%00b",
    "%ED%A0%80",
    "%FF%FE",
    "%C0%AF",
    "%F0%9F%98%80",
    "%E2%80%AE" * 20,
    "%CC%81" * 500,
    "x" * 3_000,
    "%25" * 200,
    "-1",
    "0",
    "99999999999999999999999",
    "1e309",
    "nan",
    "inf",
    "0x10",
    "%D9%A3",
    "%C2%B2",
    "true",
    "[]",
    "{}",
    "'%22%3E%3Cscript%3E",
    "%7B%7B7*7%7D%7D",
    "%24%7Bx%7D",
    "%0D%0ASet-Cookie:x=1",
    "..%2F..%2Fetc%2Fpasswd",
    "*",
    "%22(AND%20OR%20NOT",
    "%2B-%26%7C!()%5E~",
)
"""Values that make no sense anywhere, as they stand in an address."""

_SEARCH = (
    "q",
    "place",
    "lat",
    "radius_km",
    "bbox",
    "topic",
    "audience",
    "language",
    "municipality",
    "social_area",
    "day",
    "time",
    "age",
    "free",
    "around",
    "type",
    "exact",
    "sort",
    "page",
    "page_size",
    "organization",
    "profile",
)
_OF_PAGES = {
    "/de/suche": _SEARCH,
    "/api/search": (*_SEARCH, "portal"),
    "/api/suggest": ("q", "language", "kind", "limit", "portal"),
    "/embed/v1/liste.html": (
        "portal",
        "preset",
        "angebot",
        "anzahl",
        "lang",
        "ebene",
        "schema",
        "akzent",
        "topic",
        "q",
    ),
    "/de/veranstaltungen": ("from", "q", "day", "page"),
    "/de/veranstaltungen/monat": ("month", "q"),
    "/de/veranstaltungen.ics": ("q", "topic", "day"),
    "/de/merkliste": ("id", "q"),
    "/de/merkliste/vergleich": ("id", "mit"),
    "/de/merkliste/handzettel.pdf": ("id",),
    "/de/merkliste/termine.ics": ("id",),
    "/de/karte/suche.json": ("zoom", "view", "q"),
    "/de/karte/suche/auswahl": ("view", "q"),
    "/de/vier-fragen/wo": ("place", "topic", "q"),
    "/de/barrieren": ("profile", "zurueck", "next"),
    "/de/einbetten": ("adresse", "ansicht", "anzahl", "sprache", "akzent", "preset"),
    "/embed/v1/farben.css": ("akzent",),
    "/de/suche/reihenfolge": ("id", "record", "q"),
}

_PATHS = (
    "//",
    "/./",
    "/../",
    "/%2e%2e/",
    "/%00",
    "/%2F",
    "/de%2Fsuche",
    "/eigen%2Fde%2Fsuche",
    "/eigen/eigen/de/",
    "/eigen/fremd/de/suche",
    "/eigen//de/suche",
    "/eigen/de/de/suche",
    "/EIGEN/de/",
    "/eigen%00/de/",
    "/eigen%0a/de/",
    "/eig%65n/de/",
    "/eigen;x=1/de/",
    "/-eigen/de/",
    "/eigen-/de/",
    "/" + "a" * 2_000 + "/de/",
    "/" + "a-" * 500 + "a/de/",
    "/de/suche/",
    "/de//suche",
    "/de/suche%00",
    "/DE/suche",
    "/de_DE/suche",
    "/de-AT/suche",
    "/xx/suche",
    "/de-simple-x/suche",
    "/ar/de/suche",
    "/eigen/xx/suche",
    "/eigen/api/search",
    "/eigen/embed/v1/liste",
    "/eigen/admin/",
    "/eigen/healthz",
    "/eigen/static/core/css/base.css",
    "/static/../settings.py",
    "/static/%2e%2e/%2e%2e/etc/passwd",
    "/static/%00",
    "/uploads/portals/%2e%2e.webp",
    "/uploads/portals/../../secret.webp",
    "/uploads/portals/x.webp",
    "/uploads/portals/x.svg",
    "/uploads/",
    "/karte/kacheln/0/0/0.png",
    "/karte/kacheln/-1/0/0.png",
    "/karte/kacheln/99999999999999999999/1/1.png",
    "/karte/kacheln/18/999999999/999999999.png",
    "/karte/grenzen.json?x=1",
    "/karte/x.json",
    "/embed/v1/",
    "/embed/v1/../v1.js",
    "/embed/v9.js",
    "/embed/v1/%3Cscript%3E",
    "/embed/v1/liste.html.html",
    "/embed/v1/a%2Fb",
    "/api/%00",
    "/api/search/",
    "/api/../admin/",
    "/healthz/",
    "/robots.txt/",
    "/sw.js",
    "/offline.json",
    "/eigen/sw.js",
    "/eigen/offline.json",
    "/farben.css?v=%00",
    "/entwurf",
    "/entwurf/",
    "/entwurf/de/",
    "/entwurf/sw.js",
    "/entwurf/de/?entwurf=1",
    "/de/?entwurf=1",
    "/eigen/de/?entwurf=1",
    f"/de/angebote/{RECORD}",
    f"/de/angebote/x-{RECORD}",
    f"/de/angebote/{'x' * 3000}-{RECORD}",
    f"/de/angebote/%00-{RECORD}",
    f"/de/veranstaltungen/{RECORD}/termin.ics",
    f"/de/mitmachen/{RECORD}/aendern/danke",
    "/de/angebote/",
    "/de/angebote/zzz",
    "/de/angebote/" + "0" * 32,
    "/de/vier-fragen/%00",
    "/de/vier-fragen/x",
    "/de/karte/x.json",
    "/de/karte/suche.json?zoom=-1",
    "/de/karte/suche.json?zoom=99",
    "/de/karte/x/auswahl",
    "/admin/search/portal/%00/change/",
    "/admin/r/1/abc/",
    "/admin/r/abc/1/",
    "/admin/jsi18n/",
    "/admin/autocomplete/?term=%00",
    "/admin/login/?next=//evil.example",
    "/admin/nirgends/",
)

_METHODS = ("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "POST")
_MADE_FOR = (
    "/de/",
    "/de/suche",
    "/api/search",
    "/embed/v1/liste.html",
    "/embed/v1.js",
    "/healthz",
    "/de/merkliste/handzettel.pdf",
    "/eigen/de/suche",
    "/entwurf/de/",
    "/robots.txt",
)

_HEADERS: tuple[dict[str, str], ...] = (
    {"X-Forwarded-Host": "evil.example"},
    {"X-Forwarded-Prefix": "/fremd"},
    {"X-Script-Name": "/fremd"},
    {"X-Original-Url": "/admin/"},
    {"X-Rewrite-Url": "/fremd/de/suche"},
    {"X-Forwarded-Proto": "https, javascript"},
    {"X-Forwarded-For": "\" ' , ; <script>" * 50},
    {"X-Http-Method-Override": "DELETE"},
    {"Forwarded": "host=evil.example"},
    {"Range": "bytes=0-10"},
    {"Range": "bytes=-1"},
    {"Range": "bytes=" + ",".join(f"{n}-{n}" for n in range(500))},
    {"If-None-Match": '"'},
    {"If-None-Match": "*"},
    {"If-None-Match": 'W/"x",' * 200},
    {"If-Match": '"x"'},
    {"If-Modified-Since": "gestern"},
    {"If-Modified-Since": "Thu, 99 Foo 99999 99:99:99 GMT"},
    {"If-Unmodified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"},
    {"Accept-Language": "xx;q=nan, de;q=-1, *"},
    {"Accept-Language": "de," * 1_000},
    {"Accept-Language": "../../etc/passwd"},
    {"Accept-Encoding": "gzip;q=0"},
    {"Accept-Encoding": "zstd, br, *;q=0"},
    {"Accept": "application/json"},
    {"HX-Request": "true"},
    {"HX-Request": "<script>"},
    {"Cookie": "sessionid=guessed"},
    {"Cookie": "sessionid=" + "a" * 3_000},
    {"Cookie": 'sessionid="aaaaaaaa\\000"'},
    {"Cookie": "django_language=ar; csrftoken=x"},
    {"Cookie": '=; ; " ; messages=W10:forged:sig'},
    {"Authorization": "Basic !!!"},
    {"Authorization": "Bearer x"},
    {"Referer": "http://["},
    {"Origin": "null"},
    {"Content-Type": "text/html; charset=utf-7"},
    {"Content-Length": "abc"},
    {"Expect": "100-continue"},
    {"User-Agent": "() { :; }; echo x"},
    {"Host": "evil.example"},
    {"Host": "127.0.0.1:99999999"},
    {"Host": "[::1"},
)

_OF_HEADERS = (
    "/de/suche?q=x",
    "/eigen/de/",
    "/entwurf/de/",
    "/admin/",
    "/embed/v1/liste.html?portal=eigen",
)
_FORM = "application/x-www-form-urlencoded"
_BODIES: tuple[tuple[str, bytes], ...] = (
    (_FORM, b""),
    (_FORM, b"text=%00&token=%00"),
    (_FORM, b"text=%ED%A0%80&token=x"),
    (_FORM, b"text=" + b"x" * 20_000),
    (_FORM, b"&".join(b"a=1" for _ in range(2_000))),
    (_FORM, b"token=" + b"9" * 5_000 + b".x.y&text=x"),
    (_FORM, b"text=x&proof=bm90LWpzb24="),
    (_FORM, b"text=x&proof=" + b"W" * 5_000),
    (_FORM, b"text=%3Cscript%3Ealert(1)%3C/script%3E"),
    (_FORM, b"note=%23read(%22/etc/passwd%22)"),
    (_FORM, b"\xff\xfe\x00"),
    ("multipart/form-data", b"x"),
    ("multipart/form-data; boundary=", b"--\r\n"),
    ("multipart/form-data; boundary=B", b"--B"),
    ("multipart/form-data; boundary=" + "B" * 300, b"--B--"),
    (
        "multipart/form-data; boundary=B",
        b'--B\r\nContent-Disposition: form-data; name="text"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n!!!\r\n--B--\r\n",
    ),
    (
        "multipart/form-data; boundary=B",
        b'--B\r\nContent-Disposition: form-data; name="text"; filename="../../x"\r\n\r\n'
        b"x\r\n--B--\r\n",
    ),
    (
        "multipart/form-data; boundary=B",
        b"".join(
            b'--B\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\nx\r\n'
            for _ in range(200)
        )
        + b"--B--\r\n",
    ),
    ("application/json", b"{" * 5_000),
    ("text/xml", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
    (_FORM + "; charset=utf-16", b"text=x"),
    (_FORM + "; charset=idna", b"text=x"),
    ("", b"text=x"),
)
_TAKING = (
    "{record}/aendern",
    "{record}/ergaenzen",
    "{record}/hilfreich",
    "/de/merkliste/handzettel.pdf",
    "/admin/login/",
)


def requests(record: str) -> Iterator[Odd]:
    """Yield all requests; `record` is the path of a page of one record."""
    yield from map(Odd, _PATHS)
    for path, names in _OF_PAGES.items():
        for at, name in enumerate(names):
            # Each parameter with a few values, each value with several parameters.
            yield from (
                Odd(f"{path}?{name}={VALUES[(at * 7 + n) % len(VALUES)]}") for n in range(5)
            )
        yield from _odd_queries(path)
    for path in _MADE_FOR:
        yield from (Odd(path, method) for method in _METHODS)
    for path in (*_OF_HEADERS, record):
        yield from (Odd(path, headers=given) for given in _HEADERS)
    for path in _TAKING:
        for content, body in _BODIES:
            yield Odd(path.format(record=record), "POST", {"Content-Type": content}, body)


def _odd_queries(path: str) -> Iterator[Odd]:
    many = "&".join(f"id={n:010d}" for n in range(500))
    yield Odd(f"{path}?{'&' * 500}")
    yield Odd(f"{path}?={quote('ü' * 500)}")
    yield Odd(f"{path}?q={'a+' * 5_000}")
    yield Odd(f"{path}?{many}")
    yield Odd(f"{path}?q[]=1&q[a]=2&q.x=3&__proto__=1")
    yield Odd(f"{path}?%00=1")
    yield Odd(f"{path}?portal={DRAFT}&portal={OTHER}")
    yield Odd(f"{path}?preset=1.forged&preset=2.forged")
