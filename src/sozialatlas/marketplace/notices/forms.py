"""The questions to somebody who wants to be told what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.core import fields, languages
from sozialatlas.directory.models import Topic
from sozialatlas.directory.queries import topic_groups
from sozialatlas.marketplace.notices import links, places
from sozialatlas.marketplace.notices.actions import Wish

SERVICES, EVENTS = "angebote", "veranstaltungen"


class SubscriptionForm(forms.Form):
    """Where, what about, which kind, and the address; a field that only machines fill in."""

    area = forms.ChoiceField(label=_("Wo?"), required=False)
    kinds = forms.MultipleChoiceField(
        label=_("Was möchten Sie wissen?"),
        choices=[
            (SERVICES, _("Neue und geänderte Angebote")),
            (EVENTS, _("Veranstaltungen der Woche")),
        ],
        widget=forms.CheckboxSelectMultiple,
        initial=[SERVICES, EVENTS],
        error_messages={"required": _("Bitte wählen Sie mindestens eines.")},
    )
    topics = forms.MultipleChoiceField(
        label=_("Zu welchen Themen?"),
        required=False,
        help_text=_("Ohne Auswahl bekommen Sie alle Themen."),
        widget=forms.CheckboxSelectMultiple,
    )
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Bitte geben Sie Ihre E-Mail-Adresse an."),
            "invalid": _("Das ist keine vollständige E-Mail-Adresse."),
            "max_length": _("Das ist keine vollständige E-Mail-Adresse."),
        },
    )
    website = forms.CharField(
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(
        self, data: Mapping[str, object] | None = None, *, asked: QueryDict | None = None
    ) -> None:
        """Offer the areas and groups of topics of now, with what a link asks for chosen."""
        super().__init__(data)
        area, topics = self.fields["area"], self.fields["topics"]
        assert isinstance(area, forms.ChoiceField)
        assert isinstance(topics, forms.ChoiceField)
        groups = list(topic_groups())
        area.choices = places.choices()
        topics.choices = [(topic.code, topic.label) for topic in groups]
        if asked is not None:
            self.initial = _initial(asked, groups)
        for field in (area, topics):
            field.error_messages["invalid_choice"] = gettext("Bitte wählen Sie aus der Liste.")
        fields.dress(self)
        area.widget.attrs["class"] = "kern-form-input__select"

    @property
    def is_from_machine(self) -> bool:
        """Whether the field was filled in that no person sees."""
        return bool(self.data.get("website"))

    def wish(self) -> Wish:
        """Return what was asked for, in the language of the page."""
        given = self.cleaned_data
        return Wish(
            email=given["email"],
            area_key=given["area"],
            topics=tuple(given["topics"]),
            wants_services=SERVICES in given["kinds"],
            wants_events=EVENTS in given["kinds"],
            language=languages.current(),
        )


def _initial(asked: QueryDict, groups: Iterable[Topic]) -> dict[str, object]:
    """Return what a link asks for; of a finer topic the group, what is not offered left out."""
    wanted = set(asked.getlist(links.TOPIC))
    found: dict[str, object] = {
        "area": asked.get(links.AREA, ""),
        "topics": [
            group.code
            for group in groups
            if wanted & {group.code, *(each.code for each in group.children.all())}
        ],
    }
    kinds = [kind for kind in (SERVICES, EVENTS) if kind in asked.getlist(links.KIND)]
    return found | ({"kinds": kinds} if kinds else {})
