"""The letter with a code, as a PDF for an envelope with a window (DIN 5008, form B)."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import override

from sozialatlas.core import addresses, documents, formats, languages, site
from sozialatlas.marketplace.membership import codes
from sozialatlas.marketplace.membership.models import Claim

_TEMPLATE = "marketplace/membership/letter.typ"


def pdf(claim: Claim, code: str, *, on: dt.date) -> bytes:
    """Return the letter to the organization's known address, in German.

    Raises: BusyError, DocumentError.
    """
    with override(languages.GERMAN):
        return documents.compile(_TEMPLATE, _data(claim, code, on))


def _data(claim: Claim, code: str, on: dt.date) -> dict[str, object]:
    here = site.current()
    url = addresses.absolute(f"/{languages.GERMAN}/mein/antrag/{claim.pk}")
    return {
        "sender": f"{here.name} {here.area}".strip(),
        "address": [claim.organization.name, *claim.sent_to.split(", ")],
        "date": formats.full_date(on),
        "person": claim.user.email,
        "organization": claim.organization.name,
        "code": codes.shown(code),
        "valid_to": formats.full_date(claim.expires_at),
        "url": url,
        "qr": documents.qr_code(url),
        "is_demo": here.is_demo,
    }
