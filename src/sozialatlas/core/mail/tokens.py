"""The secret names of mails, by which they are known when they come back."""

from __future__ import annotations

import base64
import re
from email.utils import parseaddr

from django.conf import settings
from django.utils.crypto import salted_hmac

_BYTES = 16
_LENGTH = 26
TOKEN = re.compile(rf"[a-z2-7]{{{_LENGTH}}}")


def token_of(key: str) -> str:
    """Return the token of a mail's key: without our secret nobody can make one.

    Letters and digits of one case, since some servers change the case of addresses.
    """
    digest = salted_hmac("sozialatlas.core.mail", key, algorithm="sha256").digest()
    return base64.b32encode(digest[:_BYTES]).decode().lower().rstrip("=")


def return_address(token: str) -> str:
    """Return where a mail comes back to that cannot be delivered; ours where none is set up."""
    if not settings.MAIL_RETURN:
        return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return settings.MAIL_RETURN.replace("{token}", token)


def message_id(token: str) -> str:
    """Return the name of the mail for all servers on its way; the same at each try."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{token}@{domain}>"
