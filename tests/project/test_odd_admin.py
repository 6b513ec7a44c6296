"""Addresses and forms of the administration that it never makes: no failure for any."""

from __future__ import annotations

import uuid
from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

KEYS = ("abc", "%00", "9" * 40, "-1", "%2F..%2F", "%ED%A0%80", "_5f", str(uuid.UUID(int=4)))
PAGES = {
    f"/admin/{model._meta.app_label}/{model._meta.model_name}/": page
    for model, page in admin.site._registry.items()
}
VALUES = ("\0", "abc", "9" * 40, "-1", "\ud800", "x" * 5_000)
QUERIES = (
    "q",
    "p",
    "o",
    "all",
    "e",
    "id",
    "id__in",
    "id__exact",
    "pk__gt",
    "name__regex",
    "_popup",
    "_to_field",
    "_changelist_filters",
    "date__year",
    "password__startswith",
)


@pytest.mark.parametrize("path", PAGES)
def test_no_address_of_a_list_fails(admin_client: Client, path: str) -> None:
    filters = [
        getattr(each, "parameter_name", None) or each
        for each in PAGES[path].list_filter
        if isinstance(getattr(each, "parameter_name", None) or each, str)
    ]
    names = (*QUERIES, *filters, *(f"{each}__exact" for each in filters))
    failed = [
        (name, value)
        for at, name in enumerate(names)
        for value in (VALUES[at % len(VALUES)], VALUES[(at + 1) % len(VALUES)])
        if admin_client.get(f"{path}?{urlencode({name: value}, errors='replace')}").status_code
        >= 500
    ]

    assert failed == []


@pytest.mark.parametrize("path", PAGES)
def test_no_address_of_a_record_fails(admin_client: Client, path: str) -> None:
    failed = [
        (key, page)
        for key in KEYS
        for page in ("change/", "delete/", "history/", "")
        if admin_client.get(f"{path}{key}/{page}").status_code >= 500
    ]

    assert failed == []


def test_ways_from_a_log_to_a_record_that_is_none_fail_nowhere(admin_client: Client) -> None:
    kinds = ContentType.objects.order_by("pk").values_list("pk", flat=True)

    failed = [
        (kind, key)
        for kind in (*kinds, "abc", "9" * 40, "%00")
        for key in KEYS[:4]
        if admin_client.get(f"/admin/r/{kind}/{key}/").status_code >= 500
    ]

    assert failed == []


def test_no_look_up_of_choices_fails(admin_client: Client) -> None:
    asked = {"app_label": "search", "model_name": "portal", "field_name": "topics", "term": "x"}
    failed = [
        (name, value)
        for name in (*asked, "page")
        for value in VALUES
        if admin_client.get(
            f"/admin/autocomplete/?{urlencode({**asked, name: value}, errors='replace')}"
        ).status_code
        >= 500
    ]

    assert failed == []
