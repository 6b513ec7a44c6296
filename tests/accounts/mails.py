"""The mails that wait, for the tests of accounts."""

from __future__ import annotations

import re

from sozialatlas.core.mail.models import Letter


def posted() -> list[Letter]:
    """Return all mails in the order in which they were posted."""
    return list(Letter.objects.order_by("pk"))


def code(email: str = "") -> str:
    """Return the code of the last mail, which went to this address."""
    letter = posted()[-1]
    assert not email or letter.to == email
    found = re.search(r": ([A-Z]{4}-[A-Z]{4})$", letter.text, re.MULTILINE)
    assert found, letter.text
    assert (letter.is_code, found[1] in letter.subject) == (True, False)
    return found[1]
