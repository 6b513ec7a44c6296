"""A short mark of what a source said, so that saying it again changes nothing."""

import hashlib

import msgspec

from sozialatlas.directory.values import PublishedValues

_encode = msgspec.json.Encoder(order="deterministic").encode


def fingerprint(values: PublishedValues) -> str:
    """Return a mark that differs as soon as any value differs."""
    return hashlib.sha256(_encode(values)).hexdigest()
