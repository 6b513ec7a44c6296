"""The way from an entry of a log of the administration to its record."""

from __future__ import annotations

from django.contrib.contenttypes.views import shortcut
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponseBase


def record(request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponseBase:
    """Lead to the record; what can be no key, where Django would fail, is no record."""
    try:
        return shortcut(request, content_type_id, object_id)
    except (ValidationError, OverflowError) as error:
        raise Http404 from error
