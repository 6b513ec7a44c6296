"""News of the directory for the rooms above."""

from django.dispatch import Signal

records_changed = Signal()
"""Sent inside the transaction of a change, with `record_ids`: the ids of all records whose
public face may have changed (also those that were closed or removed)."""

withheld = Signal()
"""Sent inside the transaction of an import, with `source`, `at` and `things` (`Withheld`): what it
says otherwise of fields that somebody else keeps."""

verified = Signal()
"""Sent inside the transaction in which somebody confirmed things, with `kind`, `ids`, `how`, `by`
(None without an account), `at`, and `said_by`: the address at which somebody was asked, or ""."""
