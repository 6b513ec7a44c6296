"""The page of a task for volunteers answers what helpers ask first."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from sozialatlas.directory.models import Organization, VolunteerRole

pytestmark = pytest.mark.django_db


def test_a_task_answers_what_helpers_ask(client: Client) -> None:
    role = VolunteerRole.objects.create(
        organization=Organization.objects.create(name="Bücherei Weilental"),
        name="Vorlesen & Spielen",
        time_needed="Zwei Stunden",
        commitment="weekly",
        availability=["weekend", "evening"],
        abilities=["children"],
        is_online=True,
        email="ehrenamt@buecherei.example",
    )

    html = client.get(f"/de/mitmachen/{role.pk}", follow=True).content.decode()

    assert task_facts(html) == [
        ("Wie viel Zeit", "Ein paar Stunden in der Woche Zwei Stunden"),
        ("Wann", "Abends Am Wochenende"),
        ("Wo", "Von zu Hause aus"),
        ("Was Sie können", "Mit Kindern umgehen"),
    ]
    subject = "Ich%20m%C3%B6chte%20mitmachen%3A%20Vorlesen%20%26%20Spielen"
    assert f'href="mailto:ehrenamt@buecherei.example?subject={subject}"' in html


def test_what_nobody_says_of_a_task_is_to_be_asked(client: Client) -> None:
    provider = Organization.objects.create(name="Bücherei Weilental")
    role = VolunteerRole.objects.create(organization=provider, name="Vorlesen")

    html = client.get(f"/de/mitmachen/{role.pk}", follow=True).content.decode()

    assert task_facts(html) == [
        ("Wie viel Zeit", "Nicht eingetragen. Fragen Sie nach."),
        ("Wann", "Nicht eingetragen. Fragen Sie nach."),
    ]
    assert "Es ist kein Kontakt eingetragen. Fragen Sie beim Träger: Bücherei Weilental." in html


def task_facts(html: str) -> list[tuple[str, str]]:
    """Return the questions and answers at a glance, as they are read."""
    listed = html.partition('<dl class="task-facts">')[2].partition("</dl>")[0]
    pairs = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", listed, re.DOTALL)
    return [(_words(term), _words(answer)) for term, answer in pairs]


def _words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
