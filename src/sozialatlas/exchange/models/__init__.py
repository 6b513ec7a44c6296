"""What the exchange keeps: files and runs of imports, and when things that others copy changed."""

from sozialatlas.exchange.models.changes import PublicChange
from sozialatlas.exchange.models.intake import ImportSource, Upload
from sozialatlas.exchange.models.runs import ImportJournal, ImportRun

__all__ = ["ImportJournal", "ImportRun", "ImportSource", "PublicChange", "Upload"]
