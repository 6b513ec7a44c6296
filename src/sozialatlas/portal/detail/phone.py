"""Numbers to call: the text as the provider writes it, and what a telephone dials."""

from __future__ import annotations

import re

import phonenumbers

# Numbers such as 112 and 116 111 belong to no national plan that the package knows.
_SHORT = re.compile(r"[\d /-]{3,9}")


def tel(text: str, country: str) -> str:
    """Return the `tel:` address of a number, empty where it cannot be dialled."""
    digits = re.sub(r"\D", "", text)
    if _SHORT.fullmatch(text.strip()) and len(digits) <= 6:
        return f"tel:{digits}"
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.RFC3966)
