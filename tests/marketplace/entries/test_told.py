"""What the pages of an entry tell that the public page takes from elsewhere."""

from __future__ import annotations

import pytest
from django.test import Client

from sozialatlas.directory.models import Accessibility, Answer, Contact, Organization, Phone
from sozialatlas.marketplace.entries.models import Draft
from tests.directory import factories
from tests.marketplace.entries import world

pytestmark = pytest.mark.django_db


def reachable(organization: Organization) -> None:
    """Give an organization every way to be reached."""
    Phone.objects.create(organization=organization, number="06031 1")
    Phone.objects.create(organization=organization, number="06031 2", kind=Phone.Kind.FAX)
    Contact.objects.create(organization=organization, name="Frau Lindenau", title="Leitung")
    Organization.objects.update(email="info@tv.example", url="https://tv.example/")


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("angebot", ["06031 1", "info@tv.example", "https://tv.example/", "Frau Lindenau"]),
        ("veranstaltung", ["06031 1", "info@tv.example", "https://tv.example/"]),
        ("mitmachen", ["06031 1", "info@tv.example", "https://tv.example/"]),
    ],
)
def test_the_contact_page_says_what_the_public_reads_where_a_field_stays_empty(
    kind: str, told: list[str]
) -> None:
    organization, client = world.club()
    reachable(organization)
    draft = world.begin(client, organization, kind)

    page = client.get(f"{world.MINE}/entwurf/{draft.pk}/kontakt").content.decode()

    said = page.split("Bleibt es leer, steht dort vom Träger: ")
    assert [part.split("</p>")[0] for part in said[1:]] == told
    assert "Ein Weg genügt, einer ist nötig" in said[0]


def place(draft: Draft, client: Client, answer: str = "") -> None:
    """Put an offer at a place that the organization uses and does not own."""
    used = factories.record(
        service=factories.service(organization=draft.proposal.organization)
    ).location
    if answer:
        Accessibility.objects.create(location=used, feature="step_free", answer=answer)
    world.save(client, draft, "wo", place=str(used.pk))


@pytest.mark.parametrize(
    ("answer", "lead", "is_told"),
    [
        (Answer.YES, "steht schon im Verzeichnis: Eingang ohne Stufen: ja.", True),
        ("", "Wie man an diesem Ort hineinkommt, steht noch nicht im Verzeichnis.", False),
    ],
)
def test_what_a_known_place_says_of_access_is_shown_and_praised_is_only_what_is_asked(
    answer: str, lead: str, is_told: bool
) -> None:
    organization, client = world.club()
    draft = world.begin(client, organization)
    place(draft, client, answer)

    page = client.get(f"{world.MINE}/entwurf/{draft.pk}/zugang").content.decode()
    check = client.get(f"{world.MINE}/entwurf/{draft.pk}").content.decode()

    assert [lead in page, "ist eine gute Antwort" in page] == [True, False]
    assert ('<dd lang="de">Eingang ohne Stufen: ja' in check) is is_told


def test_a_task_for_volunteers_carries_no_hints_of_an_offer() -> None:
    organization, client = world.club()
    pages = []
    for kind in ("angebot", "mitmachen"):
        draft = world.begin(client, organization, kind)
        pages.append(client.get(f"{world.MINE}/entwurf/{draft.pk}/was").content.decode())

    of_offer = ("Turnen für Ältere", "Was bekommt man")
    assert [[text in page for text in of_offer] for page in pages] == [[True] * 2, [False] * 2]
