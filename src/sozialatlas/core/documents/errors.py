"""Why there is no document."""


class DocumentError(Exception):
    """A document could not be made: its template is wrong, or it took too long."""


class BusyError(DocumentError):
    """Too many documents are being made at once; a moment later there is room again."""
