"""How well one gets in, and in which languages one is understood."""

from __future__ import annotations

import dataclasses

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialatlas.core import formats
from sozialatlas.directory.faces import sites
from sozialatlas.directory.languages import NAMES
from sozialatlas.directory.models import AccessibilityFeature, Answer, Location
from sozialatlas.directory.references import BY_ID
from sozialatlas.directory.values import AccessibilityValues
from sozialatlas.marketplace.entries.entry import Entry
from sozialatlas.marketplace.entries.forms.base import StepForm, several
from sozialatlas.marketplace.entries.kinds import LOCATION, SERVICE


class AccessForm(StepForm):
    """Features of the place, each yes, no or unknown, and languages of a service."""

    heading = _("Wie kommt man hinein, und welche Sprachen sprechen Sie?")
    of_place = ""
    languages = several(_("Sprachen"), tuple(NAMES.items()))

    def prepare(self) -> None:
        """Ask about the place where there is one."""
        if self.entry.main != SERVICE:
            del self.fields["languages"]
        if not self.entry.has(LOCATION):
            self._tell_of_place()
            return
        self.lead = _("„Weiß ich nicht“ ist eine gute Antwort: Dann steht nichts Falsches da.")
        for feature in AccessibilityFeature:
            self.fields[f"zugang_{feature.value}"] = forms.ChoiceField(
                label=feature.label,
                choices=(
                    (Answer.YES.value, _("ja")),
                    (Answer.NO.value, _("nein")),
                    (Answer.UNKNOWN.value, _("weiß ich nicht")),
                ),
                required=False,
                widget=forms.RadioSelect,
            )

    def _tell_of_place(self) -> None:
        """Say what stands at the known place, which is asked about nowhere else than there."""
        key = self.entry.place_key.removeprefix(BY_ID)
        place = Location.objects.filter(pk=key).first() if key else None
        if place is None:
            self.heading = _("Welche Sprachen sprechen Sie?")
            return
        self.of_place = formats.joined(
            f"{AccessibilityFeature(each.feature).label}: {Answer(each.answer).label}"
            for each in sites.access(place)
            if each.answer != Answer.UNKNOWN
        )
        said = (
            _("Zu diesem Ort steht schon im Verzeichnis: {text}.")
            if self.of_place
            else _("Wie man an diesem Ort hineinkommt, steht noch nicht im Verzeichnis.")
        )
        hint = _("Wissen Sie mehr, schreiben Sie es der Redaktion, bevor Sie senden.")
        self.lead = f"{said.format(text=self.of_place)} {hint}"

    def read(self, entry: Entry) -> dict[str, object]:
        """Return what the entry says."""
        found: dict[str, object] = {
            f"zugang_{feature.value}": Answer.UNKNOWN.value for feature in AccessibilityFeature
        }
        if entry.has(LOCATION):
            for each in entry.rows(LOCATION, "accessibility", AccessibilityValues):
                found[f"zugang_{each.feature}"] = each.answer
        if entry.main == SERVICE:
            found["languages"] = list(entry.rows(SERVICE, "languages", str))
        return found

    def put(self) -> None:
        """Put the answers in; measures and remarks of a feature stay."""
        if "languages" in self.fields:
            before = self.entry.rows(SERVICE, "languages", str)
            unknown = tuple(code for code in before if code not in NAMES)
            self.entry.put(SERVICE, {"languages": (*self.chosen("languages"), *unknown)})
        if self.entry.has(LOCATION):
            self.entry.put(LOCATION, {"accessibility": tuple(self._features())})

    def _features(self) -> list[AccessibilityValues]:
        said = {
            each.feature: each
            for each in self.entry.rows(LOCATION, "accessibility", AccessibilityValues)
        }
        found = []
        for feature in AccessibilityFeature:
            answer = self.said(f"zugang_{feature.value}") or Answer.UNKNOWN.value
            before = said.get(feature.value)
            if before is not None:
                found.append(dataclasses.replace(before, answer=answer))
            elif answer != Answer.UNKNOWN:
                found.append(AccessibilityValues(feature=feature.value, answer=answer))
        return found
