"""The page where editors write texts in other languages."""

from __future__ import annotations

import re

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sozialatlas.accounts.models import RoleAssignment, User
from sozialatlas.core.conflicts import MARK
from sozialatlas.directory import actions
from sozialatlas.directory.models import (
    Event,
    FieldOwner,
    LocalizedText,
    Organization,
    Published,
    Revision,
    Service,
    ServiceAtLocation,
    VolunteerRole,
)
from sozialatlas.directory.signals import records_changed
from sozialatlas.directory.snapshots import snapshot
from tests.accounts import people
from tests.directory import factories
from tests.directory.test_admin import address, record, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> User:
    """Return the signed-in editor of the town 06997001."""
    return sign_in(client, RoleAssignment.Role.TOWN_EDITOR, "06997001")


@pytest.fixture
def service() -> Service:
    """Return a service in the editor's town, with three texts in German."""
    found = record("06997001", "Rat").service
    found.summary, found.description, found.fees = "Wir helfen.", "Kommen Sie vorbei.", "Frei."
    found.save()
    return found


def texts(thing: Published, language: str = "tr") -> str:
    """Return the address of the page of a language."""
    name = f"admin:directory_{thing._meta.model_name}_texts_in"
    return reverse(name, args=[thing.pk, language])


def form_of(client: Client, path: str, **changed: str) -> dict[str, str]:
    """Return the form as a browser sends it, with its mark."""
    context = client.get(path).context
    given = {bound.name: str(bound.value() or "") for bound in context["form"]}
    return {name: value for name, value in given.items() if not name.endswith("_checked")} | {
        MARK: context[MARK],
        **changed,
    }


def stored(thing: Published) -> list[tuple[str, str, str, str]]:
    """Return the texts of a thing."""
    rows = LocalizedText.objects.filter(record_id=thing.pk)
    return list(rows.values_list("field", "language", "text", "origin"))


def told(response: object) -> list[str]:
    """Return what the page says after saving."""
    return [str(each) for each in get_messages(response.wsgi_request)]  # type: ignore[attr-defined]  # -- of the test client


def edit(service: Service, by: User, **changed: str) -> None:
    """Change German texts as the form of the service does."""
    before = snapshot(service)
    for name, value in changed.items():
        setattr(service, name, value)
    service.save()
    actions.edited(service, before=before, by=by, at=timezone.now())


def test_the_languages_stand_beside_each_other_with_what_they_have(
    client: Client, editor: User, service: Service
) -> None:
    actions.translate(
        service,
        language="tr",
        texts=[
            actions.Translation("name", "Danışma", "human"),  # noqa: RUF001 -- Turkish
            actions.Translation("summary", "Yardım ederiz.", "human"),  # noqa: RUF001 -- Turkish
        ],
        by=editor,
        at=timezone.now(),
    )

    page = client.get(texts(service, "ar"))

    tabs = [(tab.name, tab.filled, tab.total, tab.is_current) for tab in page.context["tabs"]]
    assert tabs == [
        ("Einfache Sprache", 0, 3, False),
        ("Englisch", 0, 3, False),
        ("Ukrainisch", 0, 3, False),
        ("Russisch", 0, 3, False),
        ("Türkisch", 1, 3, False),
        ("Arabisch", 0, 3, True),
    ]
    fields = re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>', page.content.decode())
    assert fields == ["name", "summary", "description", "fees"]
    assert page.content.decode().count('lang="ar" dir="rtl"') == len(fields)


def test_a_text_is_kept_with_its_origin_history_and_news(
    client: Client, editor: User, service: Service
) -> None:
    news: list[object] = []

    def listener(*, record_ids: object, **_rest: object) -> None:
        news.append(record_ids)

    records_changed.connect(listener)
    path = texts(service)
    saved = client.post(
        path,
        form_of(client, path, summary="Yardım.", summary_origin="machine"),  # noqa: RUF001 -- Turkish
    )
    records_changed.disconnect(listener)

    newest = Revision.objects.first()
    assert newest is not None
    assert (saved.status_code, saved["Location"]) == (302, path)
    assert told(saved) == ["Gesichert: die Texte in der Sprache Türkisch."]
    assert stored(service) == [("summary", "tr", "Yardım.", "machine")]  # noqa: RUF001 -- Turkish
    assert (newest.record_id, newest.by, newest.reason) == (
        service.pk,
        editor,
        "Texte in anderen Sprachen: Türkisch",
    )
    owners = FieldOwner.objects.values_list("group", "owner")
    assert (list(owners), len(news)) == ([("translations", "county")], 1)


def test_an_empty_text_goes_and_what_is_the_same_leaves_no_trace(
    client: Client, editor: User, service: Service
) -> None:
    path = texts(service)
    client.post(path, form_of(client, path, summary="Bir", description="İki\r\nÜç"))
    count = Revision.objects.count()

    same = client.post(path, form_of(client, path))
    unchanged = Revision.objects.count() - count
    client.post(path, form_of(client, path, summary="  "))

    assert (told(same), unchanged) == (["Es hat sich nichts geändert: Türkisch."], 0)
    assert stored(service) == [("description", "tr", "İki\nÜç", "human")]


def test_the_second_of_two_saves_is_refused_and_keeps_what_was_typed(
    client: Client, editor: User, service: Service
) -> None:
    path = texts(service)
    mine, theirs = (form_of(client, path, summary=text) for text in ("Benim", "Onun"))

    client.post(path, theirs)
    page = client.post(path, mine)
    form = page.context["form"]
    [problem] = form.non_field_errors()
    again = client.post(path, {**mine, MARK: page.context[MARK]})

    assert problem.startswith("Seit Sie die Seite geöffnet haben, hat redaktion@kreis.example")
    assert (form["summary"].value(), again.status_code) == ("Benim", 302)
    assert stored(service) == [("summary", "tr", "Benim", "human")]


def test_a_change_of_the_german_text_meanwhile_counts(
    client: Client, editor: User, service: Service
) -> None:
    path = texts(service)
    form = form_of(client, path, summary="Eski")
    edit(service, editor, summary="Ganz anders.")

    page = client.post(path, form)

    assert (page.status_code, stored(service)) == (200, [])


def test_a_text_is_outdated_until_somebody_has_compared_it(
    client: Client, editor: User, service: Service
) -> None:
    path = texts(service)
    client.post(path, form_of(client, path, summary="Bir", fees="İki"))
    edit(service, editor, summary="Wir helfen jetzt auch samstags.")

    def outdated() -> list[str]:
        rows = client.get(path).context["rows"]
        return [row.text.name for row in rows if row.is_outdated]

    found = [outdated()]
    client.post(path, form_of(client, path, fees="Üç"))
    found.append(outdated())
    client.post(path, form_of(client, path, summary_checked="on"))
    found.append(outdated())

    assert found == [["summary"], ["summary"], []]


def test_a_new_text_belongs_to_the_german_of_today(
    client: Client, editor: User, service: Service
) -> None:
    path = texts(service)
    client.post(path, form_of(client, path, summary="Bir"))
    edit(service, editor, summary="Neu.")

    client.post(path, form_of(client, path, summary="Yeni"))

    assert [row.is_outdated for row in client.get(path).context["rows"]] == [False] * 4


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x" * 301, "Bitte sicherstellen, dass der Wert aus höchstens 300 Zeichen besteht"),
        ("Bir\x07", "Hinter „Bir“ steht ein unsichtbares Steuerzeichen."),
        ("\x1bBir", "Am Anfang steht ein unsichtbares Steuerzeichen."),
        ("Bir\x00", "Nullzeichen sind nicht erlaubt."),
    ],
)
def test_what_cannot_be_a_text_is_refused_in_words(
    client: Client, editor: User, service: Service, text: str, problem: str
) -> None:
    path = texts(service)

    page = client.post(path, form_of(client, path, summary=text, fees="Bedava"))

    [said] = page.context["form"].errors["summary"]
    assert (said.partition(" (")[0].partition(".")[0], stored(service)) == (
        problem.partition(".")[0],
        [],
    )
    assert page.context["form"]["fees"].value() == "Bedava"


def test_plain_german_is_read_with_advice(client: Client, editor: User, service: Service) -> None:
    path = texts(service, "de-simple")
    client.post(path, form_of(client, path, description="Anträge werden geprüft."))

    plain = client.get(path).content.decode()
    turkish = client.get(texts(service)).content.decode()

    assert plain.count("<li>„werden geprüft“</li>") == 1
    assert "reading" not in turkish


def test_every_kind_with_texts_has_the_page_and_a_way_to_it(client: Client, editor: User) -> None:
    link = record("06997001", "Alles")
    link.description = "Im Hof."
    link.save()
    organization = link.service.organization
    role = VolunteerRole.objects.create(
        organization=organization, location=link.location, name="Lesen", skills="Geduld."
    )
    event = Event.objects.create(
        organization=organization, location=link.location, name="Fest", starts_at=timezone.now()
    )

    found = {}
    for thing in (link, link.service, role, event):
        way = reverse(f"admin:directory_{thing._meta.model_name}_texts", args=[thing.pk])
        assert f'href="{way}"' in client.get(address(thing)).content.decode()
        found[type(thing)] = [row.text.name for row in client.get(way).context["rows"]]
        path = texts(thing, "uk")
        client.post(path, form_of(client, path, **{found[type(thing)][-1]: "Так."}))

    assert found == {
        ServiceAtLocation: ["description"],
        Service: ["name"],
        VolunteerRole: ["name", "skills"],
        Event: ["name"],
    }
    assert [row[:2] for thing in (link, role, event) for row in stored(thing)] == [
        ("description", "uk"),
        ("skills", "uk"),
        ("name", "uk"),
    ]
    change = client.get(address(link.service.organization)).content.decode()
    assert ("Texte in anderen Sprachen" in change, Organization.objects.count()) == (False, 1)


def test_who_may_not_edit_gets_no_page_and_no_text(
    client: Client, editor: User, service: Service
) -> None:
    foreign = record("06997002", "Außen").service
    planner, visitor = Client(), Client()
    planner.force_login(people.editor("plan@kreis.example", "planner", "06997"))

    answers = {
        (who, method): getattr(browser, method)(texts(thing), {"summary": "X"}).status_code
        for who, browser, thing in (
            ("foreign", client, foreign),
            ("planner", planner, service),
            ("visitor", visitor, service),
        )
        for method in ("get", "post")
    }

    assert answers == {
        ("foreign", "get"): 404,
        ("foreign", "post"): 404,
        ("planner", "get"): 403,
        ("planner", "post"): 403,
        ("visitor", "get"): 302,
        ("visitor", "post"): 302,
    }
    assert LocalizedText.objects.count() == 0
    assert "/texts/" not in planner.get(address(service)).content.decode()
    unknown = [client.get(texts(service, code)).status_code for code in ("de", "xx")]
    assert unknown == [404, 404]


def test_the_list_shows_what_lacks_texts_in_a_language(
    client: Client, editor: User, service: Service
) -> None:
    other = factories.service("Leer", organization=service.organization)
    factories.record(service=other, location=service.at_locations.get().location)
    path = texts(service)
    everything = {"summary": "Bir", "description": "İki"}

    def lacking(language: str) -> list[str]:
        page = client.get(reverse("admin:directory_service_changelist"), {"lacking": language})
        return [each.name for each in page.context["cl"].result_list]

    client.post(path, form_of(client, path, **everything))
    partly = lacking("tr")
    client.post(path, form_of(client, path, fees="Üç"))

    assert (partly, lacking("tr"), lacking("ar")) == (["Rat"], [], ["Rat"])


def test_the_history_says_what_changed_and_in_which_language(
    client: Client, editor: User, service: Service
) -> None:
    for language, text in (("tr", "Bir"), ("uk", "Один"), ("uk", "Два")):
        path = texts(service, language)
        client.post(path, form_of(client, path, summary=text))

    page = client.get(address(service, "history"))

    [change] = page.context["versions"][0].differences
    assert (change.label, change.before, change.after) == (
        "Texte in anderen Sprachen",
        "Ukrainisch, In einem Satz: Один (von Menschen geschrieben)",
        "Ukrainisch, In einem Satz: Два (von Menschen geschrieben)",
    )
