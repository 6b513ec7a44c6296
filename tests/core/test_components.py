"""Each component renders from the inputs that it states, with long German words too."""

import datetime as dt
import re

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils import translation

from sozialatlas.core import components, fields, pagination, search_box

MARKS = ('aria-hidden="true"', 'class="kern-sr-only"')
LONG = "Schwangerschaftskonfliktberatungsstelle"
CASES: list[tuple[str, dict[str, object]]] = [
    ("breadcrumb", {"crumbs": [components.Crumb("Start", "/de/"), components.Crumb(LONG)]}),
    ("pagination", {"pager": pagination.build(5, 9, str)}),
    ("search_box", {"box": search_box.build("/de/suche", q=LONG, kept=(("topic", "x"),))}),
    ("pairs", {"pairs": [components.Pair("Aufzug", LONG, is_unknown=True)]}),
    ("chip", {"chip": components.Chip(LONG, "/de/suche")}),
    ("notice", {"kind": "warning", "title": "", "text": LONG}),
    ("notice", {"kind": "info", "text": LONG}),
    ("empty_state", {"title": LONG, "text": "x", "links": [components.Link("y", "/")]}),
    ("tile", {"tile": components.Tile(LONG, "x", "no-such-icon", "/de/suche")}),
    (
        "event_row",
        {"row": components.EventRow(LONG, "/", dt.date(2026, 12, 9), "18 Uhr", is_today=True)},
    ),
    ("crisis", {"calls": [components.Call(LONG, "112", "tel:112")]}),
]


class Question(forms.Form):
    """A form with an error."""

    message = forms.CharField(label=LONG, help_text="In Ihren Worten.")


@pytest.mark.parametrize(("name", "context"), CASES)
def test_a_component_renders_from_its_inputs_alone(name: str, context: dict[str, object]) -> None:
    with translation.override("de"):
        html = render_to_string(f"core/components/{name}.html", context)

    assert (LONG in html) is (name != "pagination")


def test_a_wrong_field_says_so_at_the_field_and_in_the_summary() -> None:
    form = Question({})
    fields.dress(form)

    with translation.override("de"):
        at_field = render_to_string("core/components/field.html", {"field": form["message"]})
        summary = render_to_string("core/components/error_summary.html", {"form": form})

    assert [
        'id="id_message_error"' in at_field,
        fields.WRONG in at_field,
        'aria-invalid="true"' in at_field,
        'href="#id_message"' in summary,
    ] == [True] * 4


def test_a_radius_of_an_old_link_stays_selected() -> None:
    with translation.override("de"):
        box = search_box.build("/de/suche", radius_km=7.5)

    assert [choice.value for choice in box.radii] == ["2", "5", "7.5", "10", "20", "50", ""]
    assert [choice.value for choice in box.radii if choice.is_selected] == ["7.5"]


def test_any_distance_is_a_choice() -> None:
    box = search_box.build("/de/suche", radius_km=None)

    assert [choice.value for choice in box.radii if choice.is_selected] == [""]


@pytest.mark.parametrize("hostile", ['"><script>alert(1)</script>', "' onfocus=alert(1) '"])
def test_what_was_typed_cannot_leave_its_field(hostile: str) -> None:
    html = render_to_string(
        "core/components/search_box.html", {"box": search_box.build("/de/suche", q=hostile)}
    )

    assert hostile not in html


def test_the_leaf_of_a_calendar_is_read_as_a_whole_day() -> None:
    with translation.override("de"):
        html = render_to_string(
            "core/components/event_date.html", {"on": dt.date(2026, 12, 9), "is_today": False}
        )

    shown, read = (re.findall(rf"<\w+ {mark}>([^<]+)<", html) for mark in MARKS)
    assert (shown, read) == (["Mi", "9", "Dez"], ["Mittwoch, 9. Dezember"])
