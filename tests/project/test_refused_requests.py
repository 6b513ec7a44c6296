"""Addresses and cookies that no link of ours leads to: refused in words, or not looked at."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.http import HttpRequest
from django.test import Client, RequestFactory

from sozialatlas.accounts.models import User

pytestmark = pytest.mark.django_db

REFUSED = "Die Anfrage war nicht zu verstehen"
PORTALS = "/admin/search/portal/"
FORMS = {
    f"/admin/{model._meta.app_label}/{model._meta.model_name}/": page
    for model, page in admin.site._registry.items()
}


def filled(path: str, asked: HttpRequest, value: str) -> dict[str, str]:
    """Return a form with one row of each kind, and this value in every field."""
    page = FORMS[path]
    given = dict.fromkeys(page.get_form(asked).base_fields, value)
    for row in page.get_inline_instances(asked):
        rows = row.get_formset(asked)
        prefix = rows.get_default_prefix()
        given |= dict.fromkeys((f"{prefix}-0-{name}" for name in rows.form.base_fields), value)
        given |= {f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-INITIAL_FORMS": "0"}
    return given


@pytest.mark.parametrize(
    "address",
    [
        f"{PORTALS}?q=%00",
        f"{PORTALS}?%00=x",
        f"{PORTALS}?kind=theme&kind=a%00b",
        f"{PORTALS}%00/change/",
        "/admin/autocomplete/?term=%00",
        "/admin/r/1/%00/",
        f"{PORTALS}?name__regex=x",
        f"{PORTALS}?name__iregex=*",
        "/admin/auth/group/?name__regex=*",
        "/admin/places/postalplace/?name__iregex=*",
    ],
)
def test_an_address_that_no_link_leads_to_is_refused_in_words(
    admin_client: Client, address: str
) -> None:
    page = admin_client.get(address)

    assert (page.status_code, REFUSED in page.content.decode()) == (400, True)


@pytest.mark.parametrize("query", ["", "q=%2500", "q=regex", "kind__exact=theme"])
def test_what_only_looks_like_it_is_answered(admin_client: Client, query: str) -> None:
    assert admin_client.get(f"{PORTALS}?{query}").status_code == 200


def test_pages_of_the_portal_say_themselves_what_they_cannot_read(client: Client) -> None:
    found = [
        client.get(path) for path in ("/de/vier-fragen/worum?topic=%00", "/api/suggest?q=a%00b")
    ]

    assert [page.status_code for page in found] == [200, 400]
    assert found[1].json()["parameter"] == "q"


@pytest.mark.parametrize("path", ["/de/suche?q=x", "/entwurf/de/", "/admin/"])
def test_a_cookie_that_names_no_session_is_that_of_nobody(client: Client, path: str) -> None:
    without = client.get(path)

    with_it = Client(headers={"cookie": 'sessionid="aaaaaaaa\\000"'}).get(path)

    assert with_it.status_code == without.status_code
    assert with_it.headers.get("Location") == without.headers.get("Location")


def test_another_cookie_may_hold_what_it_likes(admin_client: Client) -> None:
    admin_client.cookies["other"] = "a\0b"

    assert admin_client.get("/admin/").status_code == 200


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("value", ["\0", "1\x00"])
def test_a_form_full_of_them_comes_back_with_words(
    admin_client: Client, admin_user: User, path: str, value: str
) -> None:
    asked = RequestFactory().get("/admin/")
    asked.user = admin_user
    may_add = FORMS[path].has_add_permission(asked)
    given = filled(path, asked, value) if may_add else {}

    page = admin_client.post(f"{path}add/", given)

    assert (page.status_code, "errorlist" in page.content.decode()) == (
        (200, True) if may_add else (403, False)
    )


@pytest.mark.parametrize("path", FORMS)
def test_a_list_is_sent_them_without_failing(admin_client: Client, path: str) -> None:
    names = ("action", "_selected_action", "index", "form-0-id", "select_across", "_save")
    counts = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1"}

    answers = [
        admin_client.post(path, {**counts, **dict.fromkeys(names, "\0"), **more}).status_code
        for more in ({}, {"action": "delete_selected"}, {"index": "0"}, {"_save": "x"})
    ]

    assert max(answers) < 500


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/password_change/"])
def test_names_and_passwords_of_them_are_none(admin_client: Client, path: str) -> None:
    names = ("username", "password", "next", "old_password", "new_password1", "new_password2")
    asked = Client() if "login" in path else admin_client

    page = asked.post(path, dict.fromkeys(names, "\0"))

    assert (page.status_code, "errornote" in page.content.decode()) == (200, True)
