"""What the reading process hands back: what was found in a file, or why it is refused."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from sozialatlas.directory.values import DirectoryPackage
from sozialatlas.exchange.importers.draft import ReadResult
from sozialatlas.exchange.importers.findings import Finding, Origin


@dataclass(frozen=True)
class Letter:
    """A file that was read, or the refusal of it; `refused` names the kind of error."""

    package: DirectoryPackage = field(default_factory=DirectoryPackage)
    rejected: tuple[Finding, ...] = ()
    notices: tuple[Finding, ...] = ()
    origins: tuple[tuple[str, str, Origin], ...] = ()
    has_whole_rows: bool = False
    refused: str = ""
    reason: str = ""


encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(Letter).decode


def of(read: ReadResult) -> Letter:
    """Return the letter about a file that was read."""
    return Letter(
        package=read.package,
        rejected=read.rejected,
        notices=read.notices,
        origins=tuple((kind, key, origin) for (kind, key), origin in read.origins.items()),
        has_whole_rows=read.has_whole_rows,
    )


def result(letter: Letter) -> ReadResult:
    """Return what was read, as the reader handed it over."""
    origins = {(kind, key): origin for kind, key, origin in letter.origins}
    return ReadResult(
        letter.package, letter.rejected, letter.notices, origins, letter.has_whole_rows
    )
