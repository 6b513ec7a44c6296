"""A short mark of what a source said, so that saying it again changes nothing."""

import hashlib

import msgspec

from sozialatlas.directory.values import PublishedValues

_encode = msgspec.json.Encoder(order="deterministic").encode


def fingerprint(values: PublishedValues) -> str:
    """Return a mark that differs as soon as any value differs."""
    # No source brings pictures: that records have had one since changes no mark of before.
    said = _encode(values).replace(b'"picture":null,', b"")
    return hashlib.sha256(said).hexdigest()
