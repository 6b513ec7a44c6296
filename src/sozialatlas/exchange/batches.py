"""The checked plan of a run on disk: one file a batch, so that a killed run can go on."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from django.conf import settings
from django.utils.translation import gettext as _

from sozialatlas.directory.kinds import KINDS
from sozialatlas.directory.values import (
    DirectoryPackage,
    EventValues,
    LocationValues,
    OrganizationValues,
    PublishedValues,
    ServiceAtLocationValues,
    ServiceValues,
    VolunteerRoleValues,
)
from sozialatlas.exchange.errors import RunRefused

SIZE = 500
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(DirectoryPackage).decode


def split(
    package: DirectoryPackage, keys: Mapping[str, Collection[str]]
) -> list[DirectoryPackage]:
    """Return the things under some keys, at most `SIZE` at a time, in the order to write them."""
    wanted = (
        values
        for kind in KINDS
        for values in kind.of(package)
        if values.key in keys.get(kind.code, ())
    )
    found = []
    while chunk := list(itertools.islice(wanted, SIZE)):
        found.append(_package(chunk))
    return found


def store(token: uuid.UUID, batches: Collection[DirectoryPackage]) -> None:
    """Write the batches of a run, so that they outlive a power cut."""
    folder = _folder(token)
    folder.mkdir(parents=True)
    for number, batch in enumerate(batches, start=1):
        with _file(token, number).open("wb") as file:
            file.write(_encode(batch))
            file.flush()
            os.fsync(file.fileno())
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


def load(token: uuid.UUID, number: int) -> DirectoryPackage:
    """Return a batch of a run. Raises: RunRefused, if its file is not there."""
    try:
        return _decode(_file(token, number).read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise RunRefused(
            _("Der Plan der Einspielung fehlt (%(file)s). Sie kann nur zurückgenommen werden.")
            % {"file": _file(token, number)}
        ) from error


def discard(token: uuid.UUID) -> None:
    """Remove the plan of a run that is over."""
    shutil.rmtree(_folder(token), ignore_errors=True)


def stored() -> Iterator[uuid.UUID]:
    """Yield the runs that have a plan on disk; what else lies there is the operator's."""
    root = folder()
    for each in sorted(root.iterdir()) if root.is_dir() else ():
        with contextlib.suppress(ValueError):
            yield uuid.UUID(each.name)


def folder() -> Path:
    """Return where plans are kept."""
    data: Path = settings.DATA_DIR
    return data / "imports"


def _folder(token: uuid.UUID) -> Path:
    return folder() / str(token)


def _file(token: uuid.UUID, number: int) -> Path:
    return _folder(token) / f"batch-{number:05}.json"


def _package(things: Sequence[PublishedValues]) -> DirectoryPackage:
    return DirectoryPackage(
        organizations=tuple(v for v in things if isinstance(v, OrganizationValues)),
        locations=tuple(v for v in things if isinstance(v, LocationValues)),
        services=tuple(v for v in things if isinstance(v, ServiceValues)),
        services_at_location=tuple(v for v in things if isinstance(v, ServiceAtLocationValues)),
        events=tuple(v for v in things if isinstance(v, EventValues)),
        volunteer_roles=tuple(v for v in things if isinstance(v, VolunteerRoleValues)),
    )
