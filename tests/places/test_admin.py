from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from sozialatlas.places.models import Area
from tests.places.world import load_three_towns

pytestmark = pytest.mark.django_db


def test_areas_are_listed_and_searched(admin_client: Client) -> None:
    load_three_towns()

    page = admin_client.get(reverse("admin:places_area_changelist"), {"q": "Westheim"})

    assert [area.key for area in page.context["cl"].result_list] == ["06999001"]


def test_a_name_may_be_corrected_but_the_key_may_not(admin_client: Client) -> None:
    load_three_towns()
    area = Area.objects.get(key="06999001")
    address = reverse("admin:places_area_change", args=[area.pk])
    form = {
        "name": "Westheim (Muster)",
        "designation": "",
        "parent": area.parent_id,
        "population": 100,
        "area_km2": 10,
        "postal_code": "",
        "key": "06999999",
        "members-TOTAL_FORMS": 0,
        "members-INITIAL_FORMS": 0,
    }

    answer = admin_client.post(address, form)

    area.refresh_from_db()
    assert answer.status_code == 302
    assert (area.name, area.key) == ("Westheim (Muster)", "06999001")


@pytest.mark.parametrize("model", ["areachange", "postalplace"])
def test_what_comes_from_files_is_only_looked_at(admin_client: Client, model: str) -> None:
    assert admin_client.get(reverse(f"admin:places_{model}_changelist")).status_code == 200
    assert admin_client.get(reverse(f"admin:places_{model}_add")).status_code == 403


def test_no_area_is_deleted_by_hand(admin_client: Client) -> None:
    load_three_towns()
    area = Area.objects.get(key="06999001")

    answer = admin_client.post(reverse("admin:places_area_delete", args=[area.pk]))

    assert answer.status_code == 403
    assert Area.objects.filter(pk=area.pk).exists()


@pytest.mark.parametrize(("is_staff", "status"), [(True, 200), (False, 302)])
def test_staff_alone_chooses_from_the_areas(client: Client, is_staff: bool, status: int) -> None:
    person = get_user_model().objects.create_user("anna@kreis.example")
    person.is_staff = is_staff
    person.save(update_fields=["is_staff"])
    client.force_login(person)

    answer = client.get(reverse("admin:places_area_changelist"))

    assert answer.status_code == status
