"""News of proposals, sent inside the transaction: whoever listens may post mails in it."""

from django.dispatch import Signal

submitted = Signal()
"""With `proposal`: somebody handed it in, for the first time or changed."""
asked = Signal()
"""With `proposal` and `note`: a reviewer asks the author something."""
answered = Signal()
"""With `proposal` and `note`: the author answered, or objects to the decision."""
decided = Signal()
"""With `proposal` and `note`: accepted, partly accepted, rejected or taken back."""
