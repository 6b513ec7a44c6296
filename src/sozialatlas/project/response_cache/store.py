"""The answers that are kept: bounded in bytes, the longest unused go first."""

from __future__ import annotations

import hashlib
import threading
import zlib
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

# What an entry costs beside its texts: objects, the key, its place in the table. Measured.
_BYTES_BESIDE = 1_500
# No single answer may push out all others.
_LARGEST_SHARE = 8
_GZIP = 31  # zlib's name for a gzip header
# Half the time of zlib's usual 6, for 3 % more bytes.
_EFFORT = 4

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer as it goes over the wire; `etag` is that of its unpacked text."""

    status: str
    headers: Headers
    body: bytes
    etag: str = ""

    @property
    def is_packed(self) -> bool:
        """Whether the body is compressed."""
        return any(name.lower() == "content-encoding" for name, _ in self.headers)

    @property
    def _varies_by(self) -> str:
        return ",".join(value.lower() for name, value in self.headers if name.lower() == "vary")

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        texts = sum(len(name) + len(value) for name, value in self.headers)
        return len(self.body) + texts + _BYTES_BESIDE

    def packed(self) -> Answer:
        """Return the same answer compressed, where the site would have done so if asked."""
        if self.is_packed or "accept-encoding" not in self._varies_by:
            return self
        body = zlib.compress(self.body, _EFFORT, _GZIP)
        told = (("Content-Encoding", "gzip"), ("Content-Length", str(len(body))))
        return replace(self, headers=(*_without(self.headers, "content-length"), *told), body=body)

    def unpacked(self) -> Answer:
        """Return the same answer for a client that reads no gzip."""
        if not self.is_packed:
            return self
        body = zlib.decompress(self.body, _GZIP)
        others = _without(self.headers, "content-encoding", "content-length")
        return Answer(self.status, (*others, ("Content-Length", str(len(body)))), body, self.etag)

    def marked(self) -> Answer:
        """Return the answer with an ETag, the same for each process that makes the same page."""
        for name, value in self.headers:
            if name.lower() == "etag":
                return replace(self, etag=value)
        # Weak: it is the same for the packed bytes and for the plain ones.
        digest = hashlib.sha256(self.unpacked().body).hexdigest()[:32]
        etag = f'W/"{digest}"'
        return Answer(self.status, (*self.headers, ("ETag", etag)), self.body, etag)

    def not_modified(self) -> Answer:
        """Return the short answer for whoever holds this one already."""
        headers = _without(self.headers, "content-encoding", "content-length", "content-type")
        return Answer("304 Not Modified", headers, b"", self.etag)


def _without(headers: Headers, *names: str) -> Headers:
    return tuple(pair for pair in headers if pair[0].lower() not in names)


@dataclass(frozen=True, slots=True)
class _Kept:
    answer: Answer
    bucket: int
    size: int


class Store:
    """Answers of one version of all data; a new version empties it. Safe for threads."""

    def __init__(self, most_bytes: int) -> None:
        """Begin empty."""
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._bytes = 0
        self._version: Hashable = None

    def get(self, key: Hashable, version: Hashable, bucket: int) -> Answer | None:
        """Return the answer of this version and of this stretch of time, if it is kept."""
        with self._lock:
            if version != self._version:
                return None
            kept = self._kept.get(key)
            if kept is None or kept.bucket != bucket:
                return None
            self._kept.move_to_end(key)
            return kept.answer

    def put(self, key: Hashable, version: Hashable, bucket: int, answer: Answer) -> None:
        """Keep an answer that was made from this version, and drop all of any other."""
        size = answer.size + len(repr(key))
        with self._lock:
            if version != self._version:
                self._kept.clear()
                self._bytes, self._version = 0, version
            if size > self._most_bytes // _LARGEST_SHARE:
                return
            before = self._kept.pop(key, None)
            self._bytes += size - (before.size if before else 0)
            self._kept[key] = _Kept(answer, bucket, size)
            while self._bytes > self._most_bytes:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= oldest.size

    @property
    def bytes(self) -> int:
        """How many bytes the kept answers take."""
        with self._lock:
            return self._bytes


def is_same(etag: str, if_none_match: Sequence[str] | str) -> bool:
    """Return whether a client's If-None-Match names the answer, by the weak comparison."""
    text = if_none_match if isinstance(if_none_match, str) else ",".join(if_none_match)
    held = {one.strip().removeprefix("W/") for one in text.split(",")}
    return bool(etag) and ("*" in held or etag.removeprefix("W/") in held)
