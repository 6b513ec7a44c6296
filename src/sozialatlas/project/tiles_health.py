"""Whether the map has pictures below its marks, where the operator wants them."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from sozialatlas.portal.tiles import archive, grid, source
from sozialatlas.portal.tiles.archive import Archive
from sozialatlas.portal.tiles.errors import SourceError
from sozialatlas.project.finding import Finding


def finding() -> Finding:
    """Say where the pictures of the map come from, and what is wrong with their file."""
    subject = _("Kartenbilder")
    advice = _("Die Datei gegen eine mit PNG, JPEG oder WebP tauschen oder wegnehmen.")
    path = settings.DATA_DIR / archive.FILE_NAME
    try:
        found = archive.opened(settings.DATA_DIR)
    except archive.VectorTilesError:
        fact = _("%(path)s enthält Vektorkacheln; gebraucht werden Bilder.")
        return Finding(subject, False, fact % {"path": path}, advice)
    except SourceError as error:
        fact = _("%(path)s ist nicht zu gebrauchen (%(error)s).")
        return Finding(subject, False, fact % {"path": path, "error": error}, advice)
    if found is not None:
        return _of_file(subject, found)
    if settings.TILES_URL:
        return Finding(subject, True, _("vom Server, den SOZIALATLAS_TILES_URL nennt."))
    return Finding(subject, True, _("keine; die Karte zeigt Grenzen und Namen."))


def _of_file(subject: str, found: Archive) -> Finding:
    fact = _("%(path)s, Zoom %(least)s bis %(most)s.")
    fact %= {"path": found.path, "least": found.zooms[0], "most": found.zooms[1]}
    box, county = found.box, source.county_box()
    if box is None or county is None or grid.shared(box, county):
        return Finding(subject, True, fact)
    fact += " " + _("Sie zeigt eine andere Gegend als die geladenen Gebiete.")
    return Finding(subject, False, fact, _("Eine Datei für diese Gebiete nehmen."))
