"""Says below a text that people write how easy it is to read, and what would help."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from sozialatlas.directory.judging import Judgement, judgement


class _Plain(forms.Widget):
    """A field for a text that others should understand; it is judged again as one writes."""

    template_name = "marketplace/entries/plain_text.html"
    field_template: str

    def get_context(
        self, name: str, value: object, attrs: Mapping[str, object] | None
    ) -> dict[str, object]:
        """Return what the template shows, with a judgement of the text as it stands there."""
        context: dict[str, object] = super().get_context(name, value, dict(attrs or {}))
        judged = judgement(str(value or ""))
        return {**context, "field_template": self.field_template, "judged": judged}


class PlainLine(_Plain, forms.TextInput):
    """A sentence."""

    field_template = "django/forms/widgets/text.html"


class PlainText(_Plain, forms.Textarea):
    """Some sentences."""

    field_template = "django/forms/widgets/textarea.html"


def judged(field: forms.Field, text: str) -> Judgement | None:
    """Return how easy the answer to a question is to read, where that matters."""
    return judgement(text) if isinstance(field.widget, _Plain) else None
