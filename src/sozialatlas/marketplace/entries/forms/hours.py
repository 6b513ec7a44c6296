"""When it is open, typed as one says it, or in a table."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.directory.hours.rules import CLOSED, SAME, HoursRule
from sozialatlas.directory.hours.typed import LONGEST, TypedHours, parse
from sozialatlas.directory.hours.typed_text import written
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.forms.base import StepForm

SLOTS = 2


def rules_of(entry: Entry) -> tuple[HoursRule, ...]:
    """Return the hours that an entry has."""
    return entry.rows(entry.hours_of, "schedules", HoursRule)


class HoursForm(StepForm):
    """Hours as a text."""

    heading = _("Wann ist es?")
    template = "marketplace/entries/hours.html"
    text = forms.CharField(
        label=_("Zeiten"),
        required=False,
        max_length=LONGEST,
        help_text=_("Schreiben Sie, wie Sie es sagen: Mo-Fr 9-12, Do 14-18, nicht in den Ferien."),
        widget=forms.Textarea(attrs={"rows": 4, "lang": "de", "spellcheck": "false"}),
    )
    keep_rest = forms.BooleanField(
        label=_("Was nicht verstanden wurde, als Hinweis stehen lassen"), required=False
    )

    def read(self, entry: Entry) -> dict[str, object]:
        """Return the hours as a text."""
        return {"text": written(rules_of(entry))}

    def typed(self) -> TypedHours:
        """Return what the text says at the moment."""
        text = self.data.get("text", "") if self.is_bound else self.initial["text"]
        is_kept = bool(self.is_bound and self.data.get("keep_rest"))
        return parse(str(text), timezone.localdate(), keep_rest=is_kept)

    def clean(self) -> dict[str, object]:
        """Refuse words that are not understood, unless they may stay as a remark."""
        cleaned = super().clean() or {}
        if "text" in cleaned and not self._is_as_before() and self.typed().problems:
            text = gettext("Einiges haben wir nicht verstanden. Es ist unten markiert.")
            self.add_error("text", text)
        return cleaned

    def _is_as_before(self) -> bool:
        return _lines(self.data.get("text", "")) == _lines(str(self.initial["text"]))

    def put(self) -> None:
        """Put the hours in; a text that nobody touched changes nothing."""
        if not self._is_as_before():
            self.entry.put(self.entry.hours_of, {"schedules": self.typed().rules})


def _lines(text: object) -> list[str]:
    return [line.strip() for line in str(text).strip().splitlines()]


class TableForm(StepForm):
    """Hours in a table of weekdays, for whoever likes that better."""

    heading = _("Wann ist es?")
    template = "marketplace/entries/hours_table.html"
    not_in_vacations = forms.BooleanField(label=_("nicht in den Schulferien"), required=False)

    def prepare(self) -> None:
        """Ask for two times on each weekday."""
        for day in range(7):
            for slot in range(SLOTS):
                for end, word in (("von", gettext("von")), ("bis", gettext("bis"))):
                    label = f"{WEEKDAYS[day]} {slot + 1}, {word}"
                    self.fields[f"{end}_{day}_{slot}"] = forms.TimeField(
                        label=label,
                        required=False,
                        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
                    )

    @property
    def days(self) -> list[tuple[str, list[tuple[forms.BoundField, forms.BoundField]]]]:
        """The rows of the table."""
        return [
            (
                str(WEEKDAYS[day]),
                [(self[f"von_{day}_{slot}"], self[f"bis_{day}_{slot}"]) for slot in range(SLOTS)],
            )
            for day in range(7)
        ]

    @property
    def others(self) -> str:
        """What the table cannot show, as text: it stays."""
        return written(_split(rules_of(self.entry))[1])

    def read(self, entry: Entry) -> dict[str, object]:
        """Return the hours that a table can show."""
        shown, _others = _split(rules_of(entry))
        found: dict[str, object] = {
            "not_in_vacations": any(rule.in_vacations == CLOSED for rule in shown)
        }
        slots: Counter[int | None] = Counter()
        for rule in shown:
            place = f"{rule.weekday}_{slots[rule.weekday]}"
            found |= {f"von_{place}": rule.opens, f"bis_{place}": rule.closes}
            slots[rule.weekday] += 1
        return found

    def clean(self) -> dict[str, object]:
        """Ask for both ends of each time."""
        cleaned = super().clean() or {}
        for day in range(7):
            for slot in range(SLOTS):
                opens, closes = (cleaned.get(f"{end}_{day}_{slot}") for end in ("von", "bis"))
                if (opens is None) != (closes is None):
                    name = f"bis_{day}_{slot}" if closes is None else f"von_{day}_{slot}"
                    if name not in self.errors:
                        self.add_error(name, gettext("Zu einer Zeit gehören Beginn und Ende."))
        return cleaned

    def put(self) -> None:
        """Put the table in, if somebody touched it; what it cannot show stays."""
        entry = self.entry
        if self.has_changed():
            _shown, others = _split(rules_of(entry))
            entry.put(entry.hours_of, {"schedules": (*self._rules(), *others)})

    def _rules(self) -> list[HoursRule]:
        vacations = CLOSED if self.cleaned_data["not_in_vacations"] else SAME
        return [
            HoursRule(weekday=day, opens=opens, closes=closes, in_vacations=vacations)
            for day in range(7)
            for slot in range(SLOTS)
            if isinstance(opens := self.cleaned_data[f"von_{day}_{slot}"], dt.time)
            and isinstance(closes := self.cleaned_data[f"bis_{day}_{slot}"], dt.time)
        ]


def _split(rules: Sequence[HoursRule]) -> tuple[tuple[HoursRule, ...], tuple[HoursRule, ...]]:
    """Return the rows that a table can show, and the others.

    It has few times a day, and one answer about vacations for all of them.
    """
    plain = [rule for rule in rules if _is_plain(rule)]
    vacations = CLOSED if all(rule.in_vacations == CLOSED for rule in plain) else SAME
    shown, others = [], []
    slots: Counter[int | None] = Counter()
    for rule in rules:
        fits = _is_plain(rule) and rule.in_vacations == vacations
        if fits and slots[rule.weekday] < SLOTS:
            slots[rule.weekday] += 1
            shown.append(rule)
        else:
            others.append(rule)
    return tuple(shown), tuple(others)


def _is_plain(rule: HoursRule) -> bool:
    plain = HoursRule(
        weekday=rule.weekday,
        opens=rule.opens,
        closes=rule.closes,
        in_vacations=rule.in_vacations,
    )
    is_told = rule.in_vacations in (SAME, CLOSED)
    return rule == plain and rule.has_times and rule.weekday is not None and is_told
