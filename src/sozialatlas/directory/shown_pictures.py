"""Pictures as pages show them: where they are, how large, and what is said about them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sozialatlas.directory.models import Picture, RecordPicture
from sozialatlas.directory.values import PictureValues

WIDE, NARROW = "wide", "narrow"
_NARROW_PIXELS = 480
_NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture by its name, with its size in pixels; without `alt` it is mere decoration."""

    name: str
    width: int
    height: int
    alt: str = ""
    credit: str = ""

    @property
    def url(self) -> str:
        """Where the wide one is."""
        return url(self.name)

    @property
    def narrow_url(self) -> str:
        """Where the one for small screens is."""
        return url(self.name, NARROW)

    @property
    def narrow_width(self) -> int:
        """How wide that one is."""
        longest = max(self.width, self.height)
        return round(self.width * min(1, _NARROW_PIXELS / longest))


def url(name: str, size: str = WIDE) -> str:
    """Return the address of a picture, the same in all languages and portals."""
    return f"/bilder/{name}/{size}.webp"


def of_row(row: RecordPicture) -> Shown:
    """Return the picture of a record; its file was read along."""
    return _shown(row.picture, row.alt, row.credit)


def of_values(values: object) -> Shown | None:
    """Return the picture that a record would have; None for none, or one that is gone."""
    if not isinstance(values, PictureValues) or not _NAME.fullmatch(values.picture_id):
        return None
    file = Picture.objects.filter(pk=values.picture_id).first()
    return _shown(file, values.alt, values.credit) if file else None


def _shown(file: Picture, alt: str, credit: str) -> Shown:
    return Shown(name=file.pk, width=file.width, height=file.height, alt=alt, credit=credit)
