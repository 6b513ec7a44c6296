"""Where editors keep records, areas' services and the taxonomy."""

from sozialatlas.directory.admin import activities, past, taxonomy, things

__all__ = ["activities", "past", "taxonomy", "things"]
