"""News of the directory for the rooms above."""

from django.dispatch import Signal

records_changed = Signal()
"""Sent inside the transaction of a change, with `record_ids`: the ids of all records whose
public face may have changed (also those that were closed or removed)."""
