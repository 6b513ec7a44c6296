"""How to get in touch."""

from __future__ import annotations

import dataclasses
import re

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.core import formats
from sozialatlas.directory.faces import contacts
from sozialatlas.directory.models import Organization, Phone
from sozialatlas.directory.phone_numbers import has_number
from sozialatlas.directory.values import ContactValues, PhoneValues
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.forms.base import StepForm
from sozialatlas.marketplace.entries.kinds import EVENT, HELPING, ORGANIZATION, SERVICE

_NUMBER = re.compile(r"[+(]?\d[\d\s()/.\-\u2010-\u2015]*\d")
_MOST_NUMBERS = 20


class ContactForm(StepForm):
    """Numbers, mail, web and a name."""

    heading = _("Wie erreicht man Sie?")
    lead = _(
        "Ein Weg genügt, einer ist nötig: Telefon, E-Mail oder Seite. "
        "Alles hier steht öffentlich im Verzeichnis."
    )
    phones = forms.CharField(
        label=_("Telefon"),
        required=False,
        max_length=600,
        help_text=_("Eine Nummer je Zeile; dahinter darf stehen, wer dort antwortet."),
        widget=forms.Textarea(attrs={"rows": 2, "inputmode": "tel"}),
    )
    phone = forms.CharField(
        label=_("Telefon"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        required=False,
        max_length=254,
        help_text=_("Am besten eine, die nicht an einer Person hängt."),
    )
    url = forms.URLField(
        label=_("Internetseite"), required=False, max_length=500, assume_scheme="https"
    )
    contact_name = forms.CharField(label=_("Ansprechperson"), required=False, max_length=150)

    def __init__(self, entry: Entry, data: object = None) -> None:
        """Ask only for what things of this kind have."""
        super().__init__(entry, data)
        gone = {
            SERVICE: ("phone",),
            ORGANIZATION: ("phone", "contact_name"),
            EVENT: ("phones", "contact_name"),
            HELPING: ("phones",),
        }[entry.main]
        for name in gone:
            del self.fields[name]
        if entry.main != ORGANIZATION and entry.organization is not None:
            self._tell_of(entry.organization)

    def _tell_of(self, organization: Organization) -> None:
        """Say at each field what the public page shows of the organization if it stays empty."""
        known = contacts.of_provider(organization)
        numbers = formats.joined(
            each.text for each in known.numbers if each.kind != Phone.Kind.FAX
        )
        shown = {
            "phones": numbers,
            "phone": numbers,
            "email": formats.joined(known.emails),
            "url": known.url,
            "contact_name": formats.joined(each.name for each in known.people),
        }
        if self.entry.main == HELPING:
            del shown["contact_name"]  # the public page names nobody of the organization there
        for name in shown.keys() & self.fields.keys():
            if shown[name]:
                own = self.fields[name].help_text
                told = gettext("Bleibt es leer, steht dort vom Träger: {text}")
                self.fields[name].help_text = f"{own} {told.format(text=shown[name])}".strip()

    def read(self, entry: Entry) -> dict[str, object]:
        """Return what the entry says."""
        main = entry.main
        found: dict[str, object] = {
            name: entry.value(main, name, "") for name in ("email", "url", "phone")
        }
        found["phones"] = "\n".join(
            _line(each) for each in entry.rows(main, "phones", PhoneValues)
        )
        if main == HELPING:
            found["contact_name"] = entry.value(main, "contact_name", "")
        elif main == SERVICE:
            people = entry.rows(main, "contacts", ContactValues)
            found["contact_name"] = people[0].name if people else ""
        return found

    def clean_phones(self) -> tuple[PhoneValues, ...]:
        """Return the numbers, each with what stands behind it."""
        lines = [line.strip() for line in self.cleaned_data["phones"].splitlines()]
        given = [line for line in lines if line]
        if len(given) > _MOST_NUMBERS:
            text = gettext("Höchstens {count} Nummern passen hierher.")
            raise forms.ValidationError(text.format(count=_MOST_NUMBERS))
        return tuple(map(self._number, given))

    def clean_phone(self) -> str:
        """Refuse what nobody can dial."""
        text: str = self.cleaned_data["phone"].strip()
        if text and not has_number(text):
            raise forms.ValidationError(_no_number(text))
        return text

    def _number(self, line: str) -> PhoneValues:
        before = self.entry.rows(self.entry.main, "phones", PhoneValues)
        as_it_was = next((each for each in before if _line(each) == line), None)
        if as_it_was is not None:
            return as_it_was
        match = _NUMBER.search(line)
        if match is None or not has_number(match[0]):
            raise forms.ValidationError(_no_number(line))
        number = match[0].strip(" .-/")
        words = (line[: match.start()] + " " + line[match.end() :]).strip(" :,-\u2013")
        known = next((each for each in before if each.number == number), None)
        found = known or PhoneValues(number=number)
        return dataclasses.replace(found, description=words)

    def clean(self) -> dict[str, object]:
        """Ask for one way, where there is none yet."""
        cleaned = super().clean() or {}
        ways = ("phones", "phone", "email", "url")
        if not self.errors and not any(cleaned.get(name) for name in ways):
            first = "phones" if "phones" in self.fields else "phone"
            text = gettext("Bitte mindestens einen Weg angeben: Telefon, E-Mail oder Seite.")
            self.add_error(first, text)
        return cleaned

    def put(self) -> None:
        """Put the ways in."""
        main = self.entry.main
        fields: dict[str, object] = {"email": self.said("email"), "url": self.said("url")}
        if "phones" in self.fields:
            fields["phones"] = self.cleaned_data["phones"]
        if "phone" in self.fields:
            fields["phone"] = self.said("phone")
        if main == HELPING:
            fields["contact_name"] = self.said("contact_name")
        elif main == SERVICE:
            fields["contacts"] = self._contacts()
        self.entry.put(main, fields)

    def _contacts(self) -> tuple[ContactValues, ...]:
        before = self.entry.rows(SERVICE, "contacts", ContactValues)
        name = self.said("contact_name")
        first = before[0] if before else ContactValues()
        if first.name == name:
            return before
        if not name and not (first.title or first.department or first.email):
            return before[1:]
        return (dataclasses.replace(first, name=name), *before[1:])


def _no_number(text: str) -> str:
    said = gettext("„{text}“ ist keine Telefonnummer. Zum Beispiel: 06031 1234-56 Büro")
    return said.format(text=text[:60])


def _line(phone: PhoneValues) -> str:
    """Return a number as it stands in the field."""
    return f"{phone.number} {phone.description}".strip()
