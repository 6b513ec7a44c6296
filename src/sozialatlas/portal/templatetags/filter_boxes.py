"""The boxes of the filters: a page has some two hundred, too many for a template each."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from sozialatlas.core import formats
from sozialatlas.portal.search.filter_groups import FilterChoice

register = template.Library()


@register.simple_tag
def filter_boxes(choices: Iterable[FilterChoice]) -> SafeString:
    """Return one list item a choice, with the boxes that it holds."""
    return SafeString("".join(map(_box, choices)))


def _box(choice: FilterChoice) -> str:
    name, element = escape(choice.name), escape(choice.element_id)
    checked = " checked" if choice.is_checked else ""
    return (
        f'<li class="filter-choice"><input type="checkbox" id="{element}"'
        f' name="{name}" value="{escape(choice.value)}"{checked}>'
        f'<label for="{element}">{escape(choice.label)}</label>'
        f'<span class="filter-choice__count">{formats.number(choice.count)}</span>'
        f"{_inner(choice) if choice.inner else ''}</li>\n"
    )


def _inner(choice: FilterChoice) -> str:
    count = len(choice.inner)
    words = ngettext("{count} Thema", "{count} Themen", count).format(count=count)
    return (
        f'<details class="filter-choice__inner" id="in-{escape(choice.element_id)}"'
        f"{' open' if choice.is_open else ''}><summary>{words}"
        f'<span class="kern-sr-only"> in {escape(choice.label)}</span></summary>'
        f"<ul>{filter_boxes(choice.inner)}</ul></details>"
    )
