"""What rooms may hear of mails."""

from django.dispatch import Signal

bounced = Signal()
"""A mail came back, or the server knows no such address.

Given: `letter`, `is_permanent` (the address takes nothing), `reason`.

Sent inside the transaction that notes it: a receiver that fails leaves nothing noted.
"""
