"""What it costs, how to begin, and what to bring."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.directory.models import Answer
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.forms.base import StepForm, long_text
from sozialatlas.marketplace.entries.kinds import SERVICE

_MOST_DOCUMENTS = 40
_LONGEST_DOCUMENT = 250


class CostForm(StepForm):
    """Cost, registration and documents."""

    heading = _("Was kostet es, und wie fängt man an?")
    is_free = forms.ChoiceField(
        label=_("Ist es kostenlos?"),
        choices=(
            (Answer.YES.value, _("Ja, kostenlos")),
            (Answer.NO.value, _("Nein, es kostet etwas")),
            (Answer.UNKNOWN.value, _("Kommt darauf an, oder weiß ich nicht")),
        ),
        widget=forms.RadioSelect,
    )
    fees = long_text(
        _("Was kostet es?"), rows=2, hint=_("Zum Beispiel: 5 Euro im Monat, Kinder frei.")
    )
    application_process = long_text(
        _("Wie fängt man an?"),
        hint=_("Zum Beispiel: Einfach vorbeikommen. Oder: Vorher anrufen. Ein Schritt je Zeile."),
    )
    required_documents = long_text(
        _("Welche Unterlagen braucht man?"), hint=_("Eine je Zeile. Leer: keine."), rows=2
    )

    def __init__(self, entry: Entry, data: object = None) -> None:
        """Ask only for what things of this kind have."""
        super().__init__(entry, data)
        if entry.main != SERVICE:
            del self.fields["application_process"], self.fields["required_documents"]

    def read(self, entry: Entry) -> dict[str, object]:
        """Return what the entry says."""
        main = entry.main
        found: dict[str, object] = {
            "is_free": entry.value(main, "is_free", Answer.UNKNOWN.value),
            "fees": entry.value(main, "fees", ""),
        }
        if main == SERVICE:
            found["application_process"] = entry.value(main, "application_process", "")
            found["required_documents"] = "\n".join(entry.rows(main, "required_documents", str))
        return found

    def clean_required_documents(self) -> tuple[str, ...]:
        """Return the documents, one by one."""
        text: str = self.cleaned_data["required_documents"]
        found = tuple(filter(None, map(str.strip, text.splitlines())))
        if len(found) > _MOST_DOCUMENTS:
            told = gettext("Höchstens {count} Unterlagen passen hierher.")
            raise forms.ValidationError(told.format(count=_MOST_DOCUMENTS))
        longest = max(map(len, found), default=0)
        if longest > _LONGEST_DOCUMENT:
            told = gettext("Das sind {count} Zeichen, höchstens {most} sind möglich.")
            raise forms.ValidationError(told.format(count=longest, most=_LONGEST_DOCUMENT))
        return found

    def put(self) -> None:
        """Put the answers in."""
        fields: dict[str, object] = {"is_free": self.said("is_free"), "fees": self.said("fees")}
        if "application_process" in self.fields:
            fields["application_process"] = self.said("application_process")
            fields["required_documents"] = self.cleaned_data["required_documents"]
        self.entry.put(self.entry.main, fields)
