"""Says below a text of the administration how easy it is to read, and what would help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.contrib.admin.widgets import AdminTextInputWidget
from django.forms import Textarea, Widget

from sozialatlas.directory.judging import judgement


class _Read(Widget):
    """A field for a text that others should understand."""

    field_template: ClassVar[str]
    template_name = "directory/admin/read_text.html"

    def get_context(
        self, name: str, value: object, attrs: Mapping[str, object] | None
    ) -> dict[str, object]:
        """Return what the template shows, with a judgement of the text as it stands there."""
        judged = judgement(str(value or ""))
        given = dict(attrs or {})
        if judged and given.get("id"):
            told = f"{given['id']}_reading"
            given["aria-describedby"] = f"{given.get('aria-describedby', '')} {told}".strip()
        context: dict[str, object] = super().get_context(name, value, given)
        return {**context, "judged": judged, "field_template": self.field_template}


class ReadTextarea(_Read, Textarea):
    """A text of several lines."""

    field_template = "django/forms/widgets/textarea.html"


class ReadLine(_Read, AdminTextInputWidget):
    """A text of one line."""

    field_template = "django/forms/widgets/text.html"
