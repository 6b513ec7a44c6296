"""What an attacker gains from an address: of a mail, of a page, of another host."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from sozialatlas.core.mail.models import Letter
from sozialatlas.marketplace.freshness.models import Verification
from sozialatlas.marketplace.freshness.tokens import token_of
from sozialatlas.marketplace.notices.models import Subscription
from tests.marketplace.attacks.world import undone
from tests.marketplace.entries import world as clubs
from tests.marketplace.freshness import world as reminders
from tests.marketplace.membership import world as access

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

EVIL = "evil.example"
ABO = {"area": "", "kinds": ["angebote"], "email": "leserin@verein.example"}


@pytest.fixture(autouse=True)
def _mail(settings: Settings) -> None:
    settings.EMAIL_HOST = "mail.example"


def test_no_bit_of_a_confirmation_link_can_be_changed() -> None:
    reminders.entry()
    token = token_of(reminders.reminded(timezone.now()))
    number, signature = token.split(".", 1)
    forged = [
        f"{number}.{signature[:-1]}",
        f"{number}.{signature}A",
        f"{number}.{signature.swapcase()}",
        f"{number}0.{signature}",
        f"0{number}.{signature}",
        f"{number}..{signature}",
        f"{number}.",
        f".{signature}",
        signature,
        f"{'9' * 5_000}.{signature}",
        f"{token}%00",
    ]

    answers = {
        text[:80]: Client().post(f"/de/bestaetigen/{text}", {"antwort": "alles"}).status_code
        for text in forged
    }

    assert set(answers.values()) == {404}
    assert not Verification.objects.exists()


@pytest.mark.parametrize("name", ["Host", "X-Forwarded-Host"])
def test_mails_lead_here_whatever_host_was_asked_for(settings: Settings, name: str) -> None:
    settings.SITE_URL = "https://atlas.example"
    organization = access.organization()
    owner = access.person()
    access.join(owner, organization)
    client = clubs.signed_in(owner)
    head = {name: EVIL}
    pages = [
        ("/de/abo", ABO),
        ("/de/konto/code", {"email": owner.email}),
        ("/de/konto/passwort/vergessen", {"email": owner.email}),
        (f"/de/mein/traeger/{organization.pk}", {"email": "neu@verein.example", "role": "editor"}),
    ]

    for path, given in pages:
        client.post(path, given, headers=head)

    told = " ".join(letter.text for letter in Letter.objects.all())
    assert EVIL not in told
    assert name == "Host" or Letter.objects.count() >= 3


@pytest.mark.parametrize("target", [f"https://{EVIL}/", f"//{EVIL}", f"/\\{EVIL}", "javascript:x"])
def test_no_form_leads_to_another_site(target: str) -> None:
    organization, client = clubs.club()
    draft = clubs.begin(client, organization)
    given = {"next": target, "zurueck": target, "dann": target, "weiter": target, "name": "A"}
    paths = (f"/de/mein/entwurf/{draft.pk}/was", "/de/mein/eintraege/neu", "/de/abo",
             "/de/mein/neuigkeiten/mails")  # fmt: skip

    answers = [client.post(f"{path}?next={target}", given) for path in paths]
    answers += [client.get(f"{path}?next={target}") for path in paths]

    led = [answer.headers.get("Location", "") for answer in answers]
    assert [each for each in led if EVIL in each or each.startswith("javascript")] == []
    assert Client().get(f"/de/mein?next={target}").headers["Location"].startswith("/de/konto/")


def test_asking_for_news_costs_the_same_for_a_known_and_an_unknown_address() -> None:
    Client().post("/de/abo", ABO)
    Subscription.objects.update(confirmed_at=timezone.now())

    known = asked("leserin@verein.example")
    unknown = asked("fremd@verein.example")

    assert known[0] == unknown[0] == (302, "/de/abo/danke")
    assert abs(known[1] - unknown[1]) <= 2


def asked(email: str) -> tuple[tuple[int, str], int]:
    """Ask for news; return what was answered, and how much the database had to do."""
    with undone(), CaptureQueriesContext(connection) as queries:
        answer = Client().post("/de/abo", {**ABO, "email": email})
    return (answer.status_code, answer.headers["Location"]), len(queries)


def test_inviting_somebody_known_and_somebody_unknown_reads_alike() -> None:
    organization = access.organization()
    owner, known = access.person(), access.person("bekannt@verein.example")
    access.join(owner, organization)
    client = clubs.signed_in(owner)
    path = f"/de/mein/traeger/{organization.pk}"

    told = []
    for email in (known.email, "fremd@verein.example"):
        page = client.post(path, {"email": email, "role": "editor"}, follow=True)
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode())
        told.append((page.status_code, text.count(email) > 0))

    assert told[0] == told[1]
