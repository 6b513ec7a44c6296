"""Where editors keep records, areas' services and the taxonomy."""

from sozialatlas.directory.admin import past, taxonomy, things

__all__ = ["past", "taxonomy", "things"]
