"""The boxes of the filters: a page has some two hundred, too many for a template each."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from sozialatlas.core import formats
from sozialatlas.portal.search.filter_groups import FilterChoice

register = template.Library()

_BOX = (
    '<li class="filter-choice"><input type="checkbox" id="{}" name="{}" value="{}"{}>'
    '<label for="{}">{}</label><span class="filter-choice__count">{}</span>{}</li>\n'
)
_INNER = (
    '<details class="filter-choice__inner" id="in-{}"{}><summary>{}'
    '<span class="kern-sr-only"> in {}</span></summary><ul>{}</ul></details>'
)
_NOTHING = SafeString("")


@register.simple_tag
def filter_boxes(choices: Iterable[FilterChoice]) -> SafeString:
    """Return one list item a choice, with the boxes that it holds."""
    return format_html_join("", "{}", ((_box(choice),) for choice in choices))


def _box(choice: FilterChoice) -> SafeString:
    element = choice.element_id
    return format_html(
        _BOX,
        element,
        choice.name,
        choice.value,
        SafeString(" checked") if choice.is_checked else _NOTHING,
        element,
        choice.label,
        formats.number(choice.count),
        _inner(choice) if choice.inner else _NOTHING,
    )


def _inner(choice: FilterChoice) -> SafeString:
    count = len(choice.inner)
    return format_html(
        _INNER,
        choice.element_id,
        SafeString(" open") if choice.is_open else _NOTHING,
        ngettext("{count} Thema", "{count} Themen", count).format(count=count),
        choice.label,
        filter_boxes(choice.inner),
    )
