"""The answers of all pages in words, to be read once more before they are sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from sozialatlas.core import formats
from sozialatlas.directory import models
from sozialatlas.directory.hours import wording
from sozialatlas.directory.hours.week_table import WeekTable, week_table
from sozialatlas.directory.judging import Judgement
from sozialatlas.directory.shown_pictures import Shown
from sozialatlas.marketplace.entries import plain
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.forms import (
    FORMS,
    AccessForm,
    HoursForm,
    PictureForm,
    StepForm,
)
from sozialatlas.marketplace.entries.forms.hours import rules_of
from sozialatlas.marketplace.entries.forms.where import NEW


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with its answer in words, and how easy it is to read where that matters."""

    label: str
    text: str
    judged: Judgement | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One page with its answers; hours come as a table, a picture to be looked at."""

    step: str
    heading: str
    answers: tuple[Answer, ...]
    week: WeekTable | None = None
    picture: Shown | None = None


def sections(entry: Entry, today: dt.date) -> list[Section]:
    """Return all pages of an entry with what was said there."""
    return [_section(entry, step, today) for step in entry.kind.steps]


def _section(entry: Entry, step: str, today: dt.date) -> Section:
    form = FORMS[step](entry)
    if isinstance(form, HoursForm):
        rules = rules_of(entry)
        week = week_table(rules, today) if rules else None
        return Section(step, str(form.heading), (), week)
    picture = form.shown if isinstance(form, PictureForm) else None
    return Section(step, str(form.heading), tuple(_answers(form)), picture=picture)


def _answers(form: StepForm) -> Iterator[Answer]:
    if isinstance(form, AccessForm) and form.of_place:
        yield Answer(_("Steht beim Ort"), form.of_place)
    for field in form:
        text = "" if _is_left_out(field) else _text(field)
        if text:
            yield Answer(_question(field), text, plain.judged(field.field, text))


def _is_left_out(field: BoundField) -> bool:
    """Return whether an answer says nothing: an unknown step, or that an address follows."""
    if field.is_hidden:
        return True
    if field.name == "place":
        return bool(field.initial == NEW)
    return field.name.startswith("zugang_") and field.initial == models.Answer.UNKNOWN


def _question(field: BoundField) -> str:
    return str(field.label)


def _text(field: BoundField) -> str:
    value = field.initial
    if value in (None, "", [], False):
        return ""
    if isinstance(field.field, forms.MultipleChoiceField):
        names = _names(field.field.widget.choices)
        return formats.joined([names[code] for code in value if code in names])
    if isinstance(field.field, forms.ChoiceField):
        return _names(field.field.widget.choices).get(str(value), "")
    return _plain(value)


def _plain(value: object) -> str:
    if value is True:
        return _("ja")
    if isinstance(value, dt.date):
        return wording.day(value, with_year=True)
    if isinstance(value, dt.time):
        return _("{time} Uhr").format(time=wording.clock(value))
    return str(value)


def _names(choices: Iterable[tuple[object, object]]) -> dict[str, str]:
    """Return the labels of choices by their codes, those in groups included."""
    found: dict[str, str] = {}
    for code, label in choices:
        if isinstance(label, list | tuple):
            found |= _names(label)
        else:
            found[str(code)] = str(label)
    return found
