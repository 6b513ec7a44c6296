"""Faces: records with all that their own pages show of them."""

from sozialatlas.directory.faces.face import (
    Access,
    Face,
    Number,
    Person,
    Places,
    Price,
    Reaching,
    Said,
    Served,
    Site,
    Spoken,
    Term,
)
from sozialatlas.directory.faces.reading import face, faces, first_record, first_records

__all__ = [
    "Access",
    "Face",
    "Number",
    "Person",
    "Places",
    "Price",
    "Reaching",
    "Said",
    "Served",
    "Site",
    "Spoken",
    "Term",
    "face",
    "faces",
    "first_record",
    "first_records",
]
