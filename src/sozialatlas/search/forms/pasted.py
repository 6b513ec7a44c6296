"""A field that takes the address of a search and keeps its filters."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs, urlencode, urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialatlas.search import choices, parameters
from sozialatlas.search.requests import BadRequestError

Filters = Mapping[str, list[str]]
# Where and what somebody looks for is the visitor's; a preset holds filters.
_OF_VISITORS = ("q", "place", "lat", "lon", "radius_km", "bbox", "page", "page_size", "exact")


class PastedSearchField(forms.Field):
    """The filters of a search, pasted as its address."""

    widget = forms.TextInput(attrs={"size": 80})
    left_out: tuple[str, ...] = _OF_VISITORS

    def prepare_value(self, value: object) -> object:
        """Return the filters as they stand in an address."""
        return urlencode(value, doseq=True) if isinstance(value, Mapping) else value

    def to_python(self, value: object) -> dict[str, list[str]]:
        """Return the filters of an address or of what stands behind its question mark.

        Raises: ValidationError, naming the filter that nobody knows.
        """
        text = str(value or "").strip()
        query = _query(text)
        if text and not query:
            raise ValidationError(_("In dieser Adresse stehen keine Filter."))
        given = parse_qs(query.removeprefix("?").replace("%00", "").replace("\0", ""))
        try:
            choices.known(parameters.parse(given), on=timezone.localdate())
        except BadRequestError as error:
            raise ValidationError(
                _("Der Filter „%(name)s“ ist hier nicht bekannt: %(reason)s")
                % {"name": error.field, "reason": error.reason}
            ) from error
        return {name: values for name, values in given.items() if name not in self.left_out}

    def has_changed(self, initial: object, data: object) -> bool:
        """Return whether the filters are others."""
        return self.prepare_value(initial) != self.prepare_value(data)


def _query(text: str) -> str:
    try:
        query = urlsplit(text).query
    except ValueError:  # what is no address at all: http://[
        return ""
    return query or ("" if "://" in text or "=" not in text else text)
