"""A mail as it goes over the line."""

from __future__ import annotations

from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from sozialatlas.core.mail import tokens
from sozialatlas.core.mail.models import Letter
from sozialatlas.core.mail.wrapping import wrapped


def of(letter: Letter) -> EmailMessage:
    """Return the message of a letter: the same at each try.

    The envelope bears the return address; readers see and answer the installation's own.
    """
    return EmailMessage(
        subject=letter.subject,
        body=wrapped(letter.text).rstrip("\n") + "\n",
        from_email=tokens.return_address(letter.token),
        to=[letter.to],
        headers=_headers(letter),
    )


def _headers(letter: Letter) -> dict[str, str]:
    headers = {
        "From": settings.DEFAULT_FROM_EMAIL,
        "Message-ID": tokens.message_id(letter.token),
        "Date": format_datetime(timezone.localtime(letter.posted_at)),
        # So that no out-of-office note comes back (RFC 3834).
        "Auto-Submitted": "auto-generated",
    }
    if letter.unsubscribe:
        headers["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058
    return headers
