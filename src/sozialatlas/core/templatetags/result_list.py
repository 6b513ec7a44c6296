"""The list of results and their facts.

Drawn here and not by templates, which took five times as long for the twenty of each page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sozialatlas.core.components import Fact, Link, Result
from sozialatlas.core.templatetags.atlas import full_date, icon

register = template.Library()


@register.simple_tag
def results(found: Iterable[Result]) -> SafeString:
    """Return the records as list items; they stand in <ol class="results">."""
    words = _Words(_("Auf der Karte Nummer"), _("Geprüft am {date}"), _("Merken"))
    return SafeString("".join(_result(result, words) for result in found))


@register.simple_tag
def facts(told: Iterable[Fact]) -> SafeString:
    """Return facts in one line."""
    return SafeString(_facts(told))


@dataclass(frozen=True, slots=True)
class _Words:
    """What each record of a list says, translated once."""

    on_map: str
    checked: str
    save: str


def _result(result: Result, words: _Words) -> str:
    name = f"record-{escape(result.id)}"
    return (
        f'<li class="result" id="{name}" data-record="{escape(result.id)}">\n'
        f'<div class="result__head">{_number(result.number, words.on_map)}'
        f'<h3 class="result__title"><a href="{escape(result.url)}"{_lang(result.title_language)}>'
        f"{escape(result.title)}</a></h3>{_save(result, words.save)}</div>\n"
        f"{_line('provider', result.provider, result.provider_language)}"
        f"{_line('summary', result.summary, result.summary_language)}"
        f"{_more(result, words.checked)}"
        f"{_further(result.further) if result.further else ''}</li>\n"
    )


def _number(number: int, on_map: str) -> str:
    if not number:
        return ""
    said = f'<span class="kern-sr-only">{escape(on_map)} </span>'
    return f'<span class="result__number">{said}{number}</span>'


def _save(result: Result, save: str) -> str:
    """Return the link that puts a record on the saved list; a script makes it a button."""
    if not result.save_url:
        return ""
    link = (
        f'<a class="save" href="{escape(result.save_url)}" rel="nofollow">{icon("bookmark")}'
        f"<span data-word>{escape(save)}</span>"
        f'<span class="kern-sr-only">: {escape(result.title)}</span></a>'
    )
    if not result.save_id:
        return link
    return f'<save-entry data-id="{escape(result.save_id)}">{link}</save-entry>'


def _line(kind: str, text: str, language: str) -> str:
    return f'<p class="result__{kind}"{_lang(language)}>{escape(text)}</p>\n' if text else ""


def _more(result: Result, checked: str) -> str:
    foot = ""
    if result.verified_on:
        words = checked.format(date=full_date(result.verified_on))
        foot = f'<p class="result__foot">{icon("check")} {escape(words)}</p>'
    told = _facts(result.facts) if result.facts else ""
    return f'<div class="result__more">\n{told}{foot}</div>\n' if told or foot else ""


def _facts(told: Iterable[Fact]) -> str:
    return f'<ul class="facts">{"".join(map(_fact, told))}</ul>\n'


def _fact(fact: Fact) -> str:
    tone = f' class="facts__{escape(fact.tone)}"' if fact.tone else ""
    only = " data-screen-only" if fact.is_for_now else ""
    words = f"<span{_lang(fact.language)}>{escape(str(fact.text))}</span>"
    return f"<li{tone}{only}>{icon(fact.icon)}{words}</li>"


def _further(link: Link) -> str:
    words = escape(str(link.label))
    return f'<p class="result__further"><a href="{escape(link.url)}">{words}</a></p>\n'


def _lang(language: str) -> str:
    return f' lang="{escape(language)}"' if language else ""
