"""Keys that no form of the administration offers: an error in words, never a failure."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteMixin
from django.forms import Field, Widget
from django.http import HttpRequest
from django.test import Client, RequestFactory

from sozialatlas.accounts.models import User

pytestmark = pytest.mark.django_db

NO_KEYS = (
    "abc",
    "\0",
    "1\x00",
    "9" * 40,
    "-1",
    "1.5",
    "²",
    "None",
    "'",
    " ",
    "\ud800",
    "x" * 10_000,
)
ADD = {
    f"/admin/{model._meta.app_label}/{model._meta.model_name}/add/": tuple(
        page.autocomplete_fields
    )
    for model, page in admin.site._registry.items()
    if page.autocomplete_fields
}


@pytest.fixture
def asked(rf: RequestFactory) -> HttpRequest:
    made = rf.get("/admin/")
    made.user = User.objects.create_superuser(email="chief@example.org", password="x")
    return made


def fields(asked: HttpRequest) -> Iterator[tuple[str, Field]]:
    """Yield the fields of all forms and of all rows below them."""
    for page in admin.site._registry.values():
        rows = page.get_inline_instances(asked)
        forms = [page.get_form(asked, change=True), *(row.get_formset(asked).form for row in rows)]
        for form in forms:
            yield from (
                (f"{form._meta.model.__name__}.{name}", field)
                for name, field in form.base_fields.items()
            )


def bare(widget: Widget) -> Widget:
    inner = getattr(widget, "widget", widget)
    assert isinstance(inner, Widget)
    return inner


def test_every_field_that_looks_up_its_choices_stands_any_value(asked: HttpRequest) -> None:
    found = []
    for name, field in fields(asked):
        if isinstance(bare(field.widget), AutocompleteMixin):
            found.append(name)
            for value in NO_KEYS:
                assert field.widget.render(name, [value]).count('<option value="') <= 1, (
                    name,
                    value,
                )

    assert len(found) >= 20


@pytest.mark.parametrize("path", ADD)
def test_a_form_with_crafted_keys_comes_back_with_words(admin_client: Client, path: str) -> None:
    given = [dict.fromkeys(ADD[path], key) for key in ("abc", "9" * 40, "\0")]
    posted = [admin_client.post(path, each) for each in given]
    opened = [admin_client.get(path, each) for each in given]

    assert [page.status_code for page in posted] == [200] * 3
    assert ["errorlist" in page.content.decode() for page in posted] == [True] * 3
    assert [page.status_code for page in opened] == [200, 200, 400]


@pytest.mark.parametrize("key", ["abc", "\0", "9" * 40])
@pytest.mark.parametrize("path", ["search/portal", "directory/service", "places/area"])
def test_an_action_for_crafted_keys_does_nothing(
    admin_client: Client, path: str, key: str
) -> None:
    given = {"action": "delete_selected", "_selected_action": key, "index": "0"}

    page = admin_client.post(f"/admin/{path}/", given, follow=True)

    assert page.status_code == 200
