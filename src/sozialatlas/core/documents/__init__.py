"""Documents: PDFs for people, tagged so that a screen reader can read them (PDF/UA-1).

A template is a Typst file in the room whose document it is; what it says comes as data. Nothing
that somebody wrote is ever part of a template, so no text can do anything there.
"""

from sozialatlas.core.documents.compiling import compile  # noqa: A004 -- said documents.compile
from sozialatlas.core.documents.errors import BusyError, DocumentError
from sozialatlas.core.documents.qr import qr_code

__all__ = ["BusyError", "DocumentError", "compile", "qr_code"]
