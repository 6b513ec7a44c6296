"""When an event takes place: its day, and how it comes again."""

from __future__ import annotations

import datetime as dt
import re

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.directory.recurrence_rule import RecurrenceError
from sozialatlas.directory.recurrence_words import describe
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.forms import repetition
from sozialatlas.marketplace.entries.forms.base import StepForm
from sozialatlas.marketplace.entries.kinds import EVENT

_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})?")
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
    last = forms.DateField(
        label=_("Letzter Tag"),
        required=False,
        help_text=_("Nur, wenn es mehrere Tage dauert."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    repeats = forms.ChoiceField(
        label=_("Wie oft?"), choices=repetition.CHOICES, required=False, widget=forms.RadioSelect
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
        if rule and self.initial.get("repeats") == repetition.KEPT:
            field = self.fields["repeats"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [*repetition.CHOICES, (repetition.KEPT, _in_words(rule))]

    def read(self, entry: Entry) -> dict[str, object]:
        """Return when it takes place."""
        starts, ends = entry.said(EVENT, "starts_at"), entry.said(EVENT, "ends_at")
        rule = entry.value(EVENT, "rrule", "")
        found: dict[str, object] = {"until": repetition.last_day_of(rule)}
        if isinstance(starts, dt.datetime):
            local = timezone.localtime(starts)
            found |= {"day": local.date(), "begins": local.time()}
            found["repeats"] = repetition.choice_of(rule, local.date())
            if isinstance(ends, dt.datetime):
                last = timezone.localtime(ends)
                found["ends"] = last.time()
                if last.date() != _same_night(local, last.time()):
                    found["last"] = last.date()
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
        for name in ("day", "last", "until"):
            if name in self.changed_data and _is_far(cleaned.get(name)):
                self.add_error(name, gettext("Dieses Jahr kann nicht stimmen."))
        if not cleaned.get("repeats"):
            cleaned["until"] = None
        self._refuse_disorder(cleaned)
        day, last, until = (cleaned.get(name) for name in ("day", "last", "until"))
        end = until if cleaned.get("repeats") else last or day
        if self.entry.is_new and isinstance(end, dt.date) and end < timezone.localdate():
            self.add_error("day", gettext("Das ist schon vorbei."))
        try:
            if cleaned.get("repeats") == repetition.KEPT:
                repetition.ending(self.entry.value(EVENT, "rrule", ""), None)
        except RecurrenceError:
            self.add_error("repeats", gettext("Das können wir nicht lesen. Bitte neu wählen."))
        return cleaned

    def _refuse_disorder(self, cleaned: dict[str, object]) -> None:
        day, last = cleaned.get("day"), cleaned.get("last")
        for name in ("last", "until"):
            found = cleaned.get(name)
            if isinstance(day, dt.date) and isinstance(found, dt.date) and found < day:
                self.add_error(name, gettext("Das liegt vor dem ersten Tag."))
        if last is None or "ends" in self.errors:
            return
        if isinstance(day, dt.date) and isinstance(last, dt.date):
            self._refuse_long(day, last, str(cleaned.get("repeats") or ""))
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if not isinstance(ends, dt.time):
            self.add_error("ends", gettext("Bitte auch sagen, wann es am letzten Tag endet."))
        elif last == day and isinstance(begins, dt.time) and ends <= begins:
            self.add_error("ends", gettext("Das liegt vor dem Beginn."))

    def _refuse_long(self, day: dt.date, last: dt.date, choice: str) -> None:
        """Refuse an event that would still be on when it comes again: a course was meant."""
        if (last - day).days >= repetition.days_between(choice):
            said = gettext("Bis wann es sich wiederholt, steht weiter unten bei „Bis wann?“.")
            self.add_error("last", said)

    def put(self) -> None:
        """Put the dates in; what nobody touched stays as it was written."""
        asked = self.cleaned_data
        starts = _moment(asked["day"], asked["begins"])
        fields: dict[str, object] = {
            "starts_at": starts,
            "ends_at": self._ends(starts),
            "rrule": self._rule(),
        }
        if not fields["rrule"]:
            fields["exdates"] = ()
        elif {"begins", "exceptions"} & set(self.changed_data):
            days = sorted(set(asked["exceptions"]))
            fields["exdates"] = tuple(_moment(day, asked["begins"]).isoformat() for day in days)
        self.entry.put(EVENT, fields)

    def _ends(self, starts: dt.datetime) -> dt.datetime | None:
        ends = self.cleaned_data["ends"]
        if ends is None:
            return None
        last = self.cleaned_data["last"]
        if last is None and "ends" not in self.changed_data and (nights := self._nights()):
            last = starts.date() + dt.timedelta(days=nights)
        return _moment(last or _same_night(starts, ends), ends)

    def _nights(self) -> int:
        """Return over how many nights it goes as it stands, which the page need not show."""
        starts, ends = (self.entry.said(EVENT, name) for name in ("starts_at", "ends_at"))
        if not isinstance(starts, dt.datetime) or not isinstance(ends, dt.datetime):
            return 0
        if "last" in self.changed_data:  # it stood there, and was taken out
            return 0
        return (timezone.localtime(ends).date() - timezone.localtime(starts).date()).days

    def _rule(self) -> str:
        choice, day, until = (self.cleaned_data[name] for name in ("repeats", "day", "until"))
        before = self.entry.value(EVENT, "rrule", "")
        changed = {"day", "repeats", "until"} & set(self.changed_data)
        if not changed or (choice == repetition.KEPT and "until" not in changed):
            return before
        return repetition.ending(
            before if choice == repetition.KEPT else repetition.rule_of(choice, day), until
        )


def _moment(day: dt.date, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, time))


def _same_night(starts: dt.datetime, ends: dt.time) -> dt.date:
    """Return the day of an end; a dance ends after midnight."""
    return starts.date() + dt.timedelta(days=ends <= starts.time())


def _is_far(day: object) -> bool:
    """Return whether a day is too far away to be meant."""
    return isinstance(day, dt.date) and abs(day.year - timezone.localdate().year) > _MOST_YEARS


def _in_words(rule: str) -> str:
    """Return a rule in words without its last day, for which there is a question of its own."""
    try:
        return describe(repetition.endless(rule))
    except RecurrenceError:
        return rule


def _local(moment: dt.datetime) -> dt.datetime:
    return timezone.localtime(moment) if moment.tzinfo else moment
