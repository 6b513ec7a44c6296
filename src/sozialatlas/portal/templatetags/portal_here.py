"""The portal of a page, for parts of it that scripts read."""

from __future__ import annotations

from django import template
from django.http import HttpRequest
from django.template import RequestContext

from sozialatlas.portal import chosen

register = template.Library()


@register.simple_tag(takes_context=True)
def portal_slug(context: RequestContext) -> str:
    """Return the slug of the page's portal; empty for the county's own."""
    # Inside of `include ... only` the request is no variable, but the context still knows it.
    request = getattr(context, "request", None)
    return chosen.portal(request).slug if isinstance(request, HttpRequest) else ""
