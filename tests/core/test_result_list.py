"""The list of results says what is known, and shows foreign words as words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.utils import translation

from sozialatlas.core import icons
from sozialatlas.core.components import Fact, Link, Result
from sozialatlas.core.templatetags.result_list import facts, results

BARE = Result(id="7", title="Tafel", url="/de/angebote/tafel-7", provider="", summary="", facts=())
FULL = replace(
    BARE,
    provider="Diakonieverein",
    summary="Ein Satz.",
    facts=(Fact("clock", "Geöffnet bis 18 Uhr", "free", is_for_now=True),),
    verified_on=dt.date(2026, 10, 12),
    number=3,
    further=Link("und 9 weitere Standorte", "/de/angebote/tafel-7#standorte"),
    title_language="de",
    provider_language="de",
)
HEAD = '<li class="result" id="record-7" data-record="7">\n<div class="result__head">'


def drawn_icon(name: str) -> str:
    path = icons.path_of(name)
    start = '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
    return f'{start}<path d="{path}"></path></svg>'


def test_a_bare_record_is_its_title() -> None:
    assert results([BARE]) == (
        f'{HEAD}<h3 class="result__title"><a href="/de/angebote/tafel-7">Tafel</a></h3></div>\n'
        "</li>\n"
    )


def test_all_that_is_known_stands_in_its_order_and_language() -> None:
    with translation.override("en"):
        html = results([FULL])

    assert html == (
        f'{HEAD}<span class="result__number"><span class="kern-sr-only">On the map number </span>'
        '3</span><h3 class="result__title"><a href="/de/angebote/tafel-7" lang="de">Tafel</a></h3>'
        '</div>\n<p class="result__provider" lang="de">Diakonieverein</p>\n'
        '<p class="result__summary">Ein Satz.</p>\n<div class="result__more">\n'
        f'<ul class="facts"><li class="facts__free" data-screen-only>{drawn_icon("clock")}'
        "<span>Geöffnet bis 18 Uhr</span></li></ul>\n"
        f'<p class="result__foot">{drawn_icon("check")} Checked on 12 October 2026</p></div>\n'
        '<p class="result__further"><a href="/de/angebote/tafel-7#standorte">'
        "und 9 weitere Standorte</a></p>\n</li>\n"
    )


def test_what_somebody_wrote_is_never_markup() -> None:
    evil = """"><script>'&"""
    safe = "&quot;&gt;&lt;script&gt;&#x27;&amp;"
    result = Result(
        id=evil,
        title=evil,
        url=evil,
        provider=evil,
        summary=evil,
        facts=(Fact("clock", evil, evil, language=evil),),
        further=Link(evil, evil),
        title_language=evil,
    )

    assert results([result]) == (
        f'<li class="result" id="record-{safe}" data-record="{safe}">\n<div class="result__head">'
        f'<h3 class="result__title"><a href="{safe}" lang="{safe}">{safe}</a></h3></div>\n'
        f'<p class="result__provider">{safe}</p>\n<p class="result__summary">{safe}</p>\n'
        f'<div class="result__more">\n<ul class="facts"><li class="facts__{safe}">'
        f'{drawn_icon("clock")}<span lang="{safe}">{safe}</span></li></ul>\n</div>\n'
        f'<p class="result__further"><a href="{safe}">{safe}</a></p>\n</li>\n'
    )


def test_facts_alone_are_escaped_too() -> None:
    assert facts([Fact("clock", "<b>")]) == (
        f'<ul class="facts"><li>{drawn_icon("clock")}<span>&lt;b&gt;</span></li></ul>\n'
    )
