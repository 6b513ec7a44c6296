"""How typed hours will look: the week as a table, and the text with its unclear words marked."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from sozialatlas.directory.hours.typed import TypedHours
from sozialatlas.directory.hours.week_table import WeekTable, week_table
from sozialatlas.marketplace.entries import hours_hints
from sozialatlas.marketplace.entries.forms import HoursForm


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the text; `hint` says what is unclear about it, empty where nothing is."""

    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class HoursPreview:
    """The week, the marked text where something is unclear, and remarks on what was repaired."""

    week: WeekTable
    stretches: tuple[Stretch, ...]
    remarks: tuple[str, ...]

    @property
    def is_understood(self) -> bool:
        """Whether nothing is unclear."""
        return not self.stretches


def of_form(form: HoursForm) -> HoursPreview:
    """Return the preview of what stands in a form."""
    text = form.data.get("text", "") if form.is_bound else form.initial["text"]
    return preview(str(text), form.typed())


def preview(text: str, found: TypedHours) -> HoursPreview:
    """Return the preview of a text that was read."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    stretches, place = [], 0
    for problem in found.problems:
        if problem.start < place:
            continue
        stretches.append(Stretch(text[place : problem.start]))
        stretches.append(Stretch(problem.text, hours_hints.hint(problem.why)))
        place = problem.end
    if stretches:
        stretches.append(Stretch(text[place:]))
    remarks = tuple(filter(None, map(hours_hints.remark, found.parts)))
    week = week_table(found.rules, timezone.localdate())
    return HoursPreview(week, tuple(stretches), remarks)
