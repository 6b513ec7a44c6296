"""People, places and topics for the tests of entries."""

from __future__ import annotations

import datetime as dt

from django.test import Client

from sozialatlas.accounts.models import User
from sozialatlas.directory.models import Organization, ServiceAtLocation, Topic
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.membership import actions as membership
from sozialatlas.marketplace.membership.models import Role
from tests.directory import factories

MINE = "/de/mein"


def person(email: str = "kasse@verein.example") -> User:
    return User.objects.create_user(email)


def member(organization: Organization, email: str = "kasse@verein.example") -> User:
    user = person(email)
    membership.join(user=user, organization=organization, role=Role.OWNER, at=factories.NOW)
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def topic(code: str = "probe-sport", name: str = "Sport und Bewegung") -> Topic:
    group = Topic.objects.create(code="probe", name="Probe")
    return Topic.objects.create(code=code, name=name, parent=group)


def club() -> tuple[Organization, Client]:
    organization = factories.organization("Turnverein 1888")
    return organization, signed_in(member(organization))


def begin(client: Client, organization: Organization, kind: str = "angebot") -> Draft:
    answer = client.post(f"{MINE}/eintraege/neu", {"art": kind, "traeger": str(organization.pk)})
    assert answer.status_code == 302, answer.content.decode()[:500]
    return Draft.objects.get(pk=answer.headers["Location"].split("/")[-2])


def save(client: Client, draft: Draft, step: str, **answers: object) -> str:
    draft.proposal.refresh_from_db()
    data = {"fassung": draft.proposal.version, **answers}
    answer = client.post(f"{MINE}/entwurf/{draft.pk}/{step}", data)
    if answer.status_code != 302:
        raise AssertionError(answer.content.decode()[-6000:])
    return answer.headers["Location"]


def change(client: Client, word: str, key: object, step: str) -> Draft:
    """Begin to change something published, as from one of its pages."""
    answer = client.post(f"{MINE}/eintraege/{word}/{key}", {"seite": step})
    assert answer.status_code == 302, answer.content.decode()[:500]
    return Draft.objects.get(pk=answer.headers["Location"].split("/")[-2])


def shown(client: Client, draft: Draft, step: str) -> dict[str, object]:
    """Return what a browser would send, if nobody touched a page."""
    form = client.get(f"{MINE}/entwurf/{draft.pk}/{step}").context["form"]
    found = {field.html_name: field.value() for field in form}
    return {name: _sent(value) for name, value in found.items() if value not in (None, "", False)}


def _sent(value: object) -> object:
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return "on" if value is True else value


def training(client: Client, organization: Organization) -> Draft:
    topic()
    factories.municipality()
    draft = begin(client, organization)
    save(client, draft, "was", name="Turnen für Ältere", summary="Bewegung im Sitzen.")
    save(client, draft, "worum", topics=["probe-sport"])
    save(client, draft, "wo", place="neu", street="Anger 1", postal_code="61169", city="Lindental")
    save(client, draft, "wann", text="Mi 9-11, nicht in den Ferien")
    save(client, draft, "kosten", is_free="no", fees="5 Euro im Monat")
    save(client, draft, "kontakt", phones="06031 1234 Büro")
    save(client, draft, "zugang", zugang_step_free="yes", languages=["de"])
    return draft


def published(organization: Organization) -> ServiceAtLocation:
    service = factories.service("Tagespflege", organization=organization, summary="Alt")
    return factories.record(service=service)
