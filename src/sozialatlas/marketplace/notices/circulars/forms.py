"""What is asked of who writes or answers a circular."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from sozialatlas.core import fields
from sozialatlas.core.invisible import CONTROL, trimmed
from sozialatlas.directory.queries import topic_groups

_SELECT = "kern-form-input__select"


class _Words(forms.CharField):
    """A text without the signs that steer machines, and not of such alone."""

    def to_python(self, value: object) -> str:
        """Return the text as people read it."""
        text = super().to_python(value) or ""
        return trimmed(CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


class CircularForm(forms.Form):
    """Title and text, and for whom."""

    title = forms.CharField(label=_("Betreff"), max_length=150)
    text = _Words(
        label=_("Text"),
        max_length=5000,
        help_text=_("So, wie er in der Mail stehen soll. Links schreiben Sie ganz aus."),
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    area = forms.ChoiceField(label=_("Für wen: Gebiet"), required=False)
    topic = forms.ChoiceField(label=_("Für wen: Thema"), required=False)

    def __init__(
        self, areas: Sequence[tuple[str, str]], data: Mapping[str, object] | None = None
    ) -> None:
        """Offer the areas within reach, and the groups of topics."""
        super().__init__(data)
        area, topic = self.fields["area"], self.fields["topic"]
        assert isinstance(area, forms.ChoiceField)
        assert isinstance(topic, forms.ChoiceField)
        area.choices = list(areas)
        area.required = bool(areas) and areas[0][0] != ""
        groups = [(each.code, each.label) for each in topic_groups()]
        topic.choices = [("", gettext("alle Themen")), *groups]
        fields.dress(self)
        area.widget.attrs["class"] = topic.widget.attrs["class"] = _SELECT


class ReplyForm(forms.Form):
    """An answer, and for whom it is."""

    text = _Words(
        label=_("Ihre Antwort"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5})
    )
    is_for_all = forms.BooleanField(label=_("Alle dürfen sie lesen"), required=False)

    def __init__(
        self, data: Mapping[str, object] | None = None, *, is_of_county: bool = False
    ) -> None:
        """Ask who may read it; what the county answers is for all."""
        super().__init__(data)
        if is_of_county:
            del self.fields["is_for_all"]
        fields.dress(self)
