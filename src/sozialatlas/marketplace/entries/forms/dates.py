"""When an event takes place: its day, and how it comes again."""

from __future__ import annotations

import datetime as dt
import re

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.directory.recurrence_rule import RecurrenceError, parts_of
from sozialatlas.directory.recurrence_words import describe
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.forms.base import StepForm
from sozialatlas.marketplace.entries.kinds import EVENT

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KEPT = "bleibt"
_REPEATS = (
    ("", _("einmal")),
    ("woche", _("jede Woche")),
    ("zwei_wochen", _("alle zwei Wochen")),
    ("monat_tag", _("jeden Monat am selben Wochentag (zum Beispiel am zweiten Mittwoch)")),
    ("monat_letzter", _("jeden Monat am letzten dieses Wochentags")),
    ("monat_datum", _("jeden Monat am selben Datum")),
    ("jahr", _("jedes Jahr")),
)
_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})?")
_WEEK = 7
_MOST_YEARS = 10
"""Nobody plans further ahead, and what began longer ago is a slip of the keyboard."""


class DatesForm(StepForm):
    """The first day with its times, how often, until when, and when not."""

    heading = _("Wann findet es statt?")
    template = "marketplace/entries/dates.html"
    day = forms.DateField(
        label=_("Tag"),
        help_text=_("Bei mehreren der erste."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    begins = forms.TimeField(
        label=_("Beginn"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    ends = forms.TimeField(
        label=_("Ende"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    repeats = forms.ChoiceField(
        label=_("Wie oft?"), choices=_REPEATS, required=False, widget=forms.RadioSelect
    )
    until = forms.DateField(
        label=_("Bis wann?"),
        required=False,
        help_text=_("Der letzte Tag. Leer: ohne Ende."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    exceptions = forms.CharField(
        label=_("An welchen Tagen fällt es aus?"),
        required=False,
        max_length=1_000,
        help_text=_("Zum Beispiel: 24.12.2026, 31.12.2026"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def prepare(self) -> None:
        """Offer to keep a rule that the choices do not know."""
        rule = self.entry.value(EVENT, "rrule", "")
        if rule and self.initial.get("repeats") == _KEPT:
            field = self.fields["repeats"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [*_REPEATS, (_KEPT, _in_words(rule))]

    def read(self, entry: Entry) -> dict[str, object]:
        """Return when it takes place."""
        starts, ends = entry.said(EVENT, "starts_at"), entry.said(EVENT, "ends_at")
        rule = entry.value(EVENT, "rrule", "")
        found: dict[str, object] = {"repeats": _repeats(rule)}
        if isinstance(starts, dt.datetime):
            local = timezone.localtime(starts)
            found |= {"day": local.date(), "begins": local.time()}
        if isinstance(ends, dt.datetime):
            found["ends"] = timezone.localtime(ends).time()
        until = _parts(rule).get("UNTIL", "")
        if until:
            found["until"] = dt.date.fromisoformat(until[:8])
        off = [dt.datetime.fromisoformat(each) for each in entry.rows(EVENT, "exdates", str)]
        found["exceptions"] = ", ".join(f"{_local(each):%d.%m.%Y}" for each in sorted(off))
        return found

    def clean_exceptions(self) -> list[dt.date]:
        """Return the days on which it is off."""
        text: str = self.cleaned_data["exceptions"]
        rest = re.sub(r"[\s,;]+|und", "", _DATE.sub("", text))
        if rest:
            said = gettext("Bitte Tage angeben wie 24.12.2026. Nicht verstanden: {words}")
            raise forms.ValidationError(said.format(words=rest[:60]))
        try:
            days = [self._day(match) for match in _DATE.finditer(text)]
        except ValueError as error:
            raise forms.ValidationError(gettext("Einen dieser Tage gibt es nicht.")) from error
        if any(_is_far(day) for day in days):
            raise forms.ValidationError(gettext("Dieses Jahr kann nicht stimmen."))
        return days

    def _day(self, match: re.Match[str]) -> dt.date:
        first = self.cleaned_data.get("day") or timezone.localdate()
        year = int(match[3] or first.year)
        found = dt.date(year + 2000 if year < 100 else year, int(match[2]), int(match[1]))
        if not match[3] and found < first:
            return found.replace(year=found.year + 1)
        return found

    def clean(self) -> dict[str, object]:
        """Refuse an end before the beginning, and what lies in the past altogether."""
        cleaned = super().clean() or {}
        day, until = cleaned.get("day"), cleaned.get("until")
        for name in ("day", "until"):
            if name in self.changed_data and _is_far(cleaned.get(name)):
                self.add_error(name, gettext("Dieses Jahr kann nicht stimmen."))
        if isinstance(day, dt.date) and isinstance(until, dt.date) and until < day:
            self.add_error("until", gettext("Das liegt vor dem ersten Tag."))
        if not cleaned.get("repeats"):
            cleaned["until"] = None
        last = until if cleaned.get("repeats") else day
        is_over = isinstance(last, dt.date) and last < timezone.localdate()
        if is_over and self.entry.is_new:
            self.add_error("day", gettext("Das ist schon vorbei."))
        return cleaned

    def put(self) -> None:
        """Put the dates in."""
        asked = self.cleaned_data
        starts = timezone.make_aware(dt.datetime.combine(asked["day"], asked["begins"]))
        fields: dict[str, object] = {
            "starts_at": starts,
            "ends_at": self._ends(asked["day"]),
            "rrule": self._rule(),
            "exdates": (),
        }
        if fields["rrule"]:
            fields["exdates"] = tuple(
                timezone.make_aware(dt.datetime.combine(day, asked["begins"])).isoformat()
                for day in sorted(set(asked["exceptions"]))
            )
        self.entry.put(EVENT, fields)

    def _ends(self, day: dt.date) -> dt.datetime | None:
        begins, ends = self.cleaned_data["begins"], self.cleaned_data["ends"]
        if ends is None:
            return None
        if ends <= begins:  # a dance that ends after midnight
            day += dt.timedelta(days=1)
        return timezone.make_aware(dt.datetime.combine(day, ends))

    def _rule(self) -> str:
        choice, day = self.cleaned_data["repeats"], self.cleaned_data["day"]
        if choice == _KEPT:
            return self.entry.value(EVENT, "rrule", "")
        code = _CODES[day.weekday()]
        number = (day.day - 1) // _WEEK + 1
        rule = {
            "": "",
            "woche": f"FREQ=WEEKLY;BYDAY={code}",
            "zwei_wochen": f"FREQ=WEEKLY;INTERVAL=2;BYDAY={code}",
            "monat_tag": f"FREQ=MONTHLY;BYDAY={number}{code}",
            "monat_letzter": f"FREQ=MONTHLY;BYDAY=-1{code}",
            "monat_datum": f"FREQ=MONTHLY;BYMONTHDAY={day.day}",
            "jahr": "FREQ=YEARLY",
        }[choice]
        until = self.cleaned_data["until"]
        return f"{rule};UNTIL={until:%Y%m%d}" if rule and until else rule


def _is_far(day: object) -> bool:
    """Return whether a day is too far away to be meant."""
    return isinstance(day, dt.date) and abs(day.year - timezone.localdate().year) > _MOST_YEARS


def _repeats(rule: str) -> str:
    parts = _parts(rule)
    if not parts:
        return ""
    day, every = parts.get("BYDAY", ""), parts.get("INTERVAL", "1")
    known = set(parts) <= {"FREQ", "BYDAY", "INTERVAL", "UNTIL", "BYMONTHDAY"} and "," not in day
    frequency = parts.get("FREQ")
    if known and frequency == "WEEKLY" and every in {"1", "2"}:
        return "woche" if every == "1" else "zwei_wochen"
    if known and frequency == "MONTHLY" and every == "1":
        if day:
            return "monat_letzter" if day.startswith("-1") else "monat_tag"
        return "monat_datum"
    return "jahr" if set(parts) <= {"FREQ", "UNTIL"} and frequency == "YEARLY" else _KEPT


def _parts(rule: str) -> dict[str, str]:
    try:
        return parts_of(rule) if rule else {}
    except RecurrenceError:
        return {"FREQ": "?"}


def _in_words(rule: str) -> str:
    try:
        return describe(rule)
    except RecurrenceError:
        return rule


def _local(moment: dt.datetime) -> dt.datetime:
    return timezone.localtime(moment) if moment.tzinfo else moment
