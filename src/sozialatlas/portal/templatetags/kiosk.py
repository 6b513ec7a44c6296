"""Addresses of an info point that hang beside its languages."""

from __future__ import annotations

from django import template
from django.http import HttpRequest
from django.template.context import RequestContext
from django.urls import get_script_prefix

from sozialatlas.core import addresses
from sozialatlas.core.languages import GERMAN
from sozialatlas.portal import chosen

register = template.Library()


@register.simple_tag
def kiosk_file(name: str) -> str:
    """Return the address of a file of the terminal: /infopunkt/sw.js."""
    return f"{get_script_prefix()}{name}"


@register.simple_tag(takes_context=True)
def kiosk_home(context: RequestContext) -> str:
    """Return the start page in the first language of the terminal, where all begin anew."""
    request: HttpRequest = context["request"]
    languages = chosen.portal(request).languages
    return addresses.page("", languages[0] if languages else GERMAN)
