"""The page behind the link of a reminder: what it shows, and what each answer does."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from sozialatlas.accounts.models import User
from sozialatlas.core.mail.models import Letter
from sozialatlas.directory import actions as directory
from sozialatlas.directory.models import Capacity, ServiceAtLocation
from sozialatlas.marketplace.freshness import actions
from sozialatlas.marketplace.freshness.models import (
    Asked,
    Asking,
    FreshnessSettings,
    Quiet,
    Reminder,
    Verification,
)
from sozialatlas.marketplace.freshness.tokens import token_of
from sozialatlas.marketplace.membership import actions as membership
from tests.counted_queries import fewest_queries
from tests.directory import factories
from tests.marketplace.freshness.confirming import asked, counts, page, press
from tests.marketplace.freshness.world import (
    ANNA,
    DAY,
    entry,
    lindental,
    link_of,
    organization,
    ref,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def club() -> object:
    return organization()


def test_the_link_of_a_mail_opens_the_page() -> None:
    entry("Kinderturnen")
    asked()

    found = page(link_of(Letter.objects.get()))

    assert "Stimmt Ihr Eintrag noch?" in found
    assert all(word in found for word in ("Kinderturnen", "Turnverein 1888", ANNA))


def test_what_is_left_is_asked_for_as_what_is_left() -> None:
    club = organization()
    done, _other = entry("Kinderturnen", club), entry("Wandern", club)
    _reminder, path = asked()

    press(path, f"stimmt:{ref(done)}")

    assert "Stimmt auch dieser eine Eintrag noch?" in page(path)


def test_opening_the_link_changes_nothing_however_often_a_scanner_does_it() -> None:
    link = entry()
    _reminder, path = asked()

    for _ in range(3):
        Client().get(path)
        Client().head(path)
        Client().get(f"{path}/abmelden")
        Client().get(f"{path}/neu")
        Client().get(f"{path}/schliessen/{ref(link)}")
        Client().options(path)

    link.refresh_from_db()
    assert (counts(link), Asked.objects.get().answer, Quiet.objects.count()) == ((0, 0), "", 0)


def test_one_press_confirms_all() -> None:
    club = organization()
    links = [entry("Kinderturnen", club), entry("Seniorentanz", club)]
    _reminder, path = asked()

    found = press(path, "alles")

    assert "Danke, alles ist beantwortet" in found
    assert [counts(link) for link in links] == [(1, 1), (1, 1)]
    row = Verification.objects.first()
    assert row is not None
    assert (row.by, row.contact, row.how) == (None, ANNA, "provider")


def test_pressing_again_changes_nothing_and_says_so() -> None:
    link = entry()
    _reminder, path = asked()
    press(path, "alles")
    link.refresh_from_db()
    first = link.verified_at

    found = press(path, f"stimmt:{ref(link)}")

    link.refresh_from_db()
    assert "Das war schon beantwortet." in found
    assert (link.verified_at, counts(link)) == (first, (1, 1))


def test_a_confirmation_can_be_taken_back() -> None:
    link, before = entry(), timezone.now() - 400 * DAY
    editor = User.objects.create_user("amt@kreis.example")
    directory.verify(link, how="provider", by=editor, at=before)
    _reminder, path = asked()
    press(path, f"stimmt:{ref(link)}")

    found = press(path, f"zurueck:{ref(link)}")

    link.refresh_from_db()
    assert (link.verified_at, link.verified_how) == (before, "provider")
    assert link.verified_by == editor
    assert (Asked.objects.get().answer, counts(link)[0]) == ("", 1)
    assert "Alles stimmt noch" in found


def test_what_somebody_else_confirmed_since_cannot_be_taken_back() -> None:
    link = entry()
    _reminder, path = asked()
    press(path, f"stimmt:{ref(link)}")
    link.refresh_from_db()
    later = timezone.now() + DAY
    directory.verify(link, how="visit", by=None, at=later)

    found = press(path, f"zurueck:{ref(link)}")

    link.refresh_from_db()
    assert "lässt sich nicht mehr zurücknehmen" in found
    assert link.verified_at == later


def test_what_a_colleague_has_confirmed_needs_no_answer() -> None:
    link = entry()
    _reminder, path = asked()
    directory.verify(link, how="phone", by=None, at=timezone.now())

    found = page(path)

    assert "Schon bestätigt am" in found
    assert "Alles stimmt noch" not in found


def test_who_has_an_account_confirms_in_their_own_name() -> None:
    club = organization()
    user = User.objects.create_user(ANNA)
    membership.join(user=user, organization=club, role="owner", at=timezone.now())
    link = entry(of=club)
    _reminder, path = asked()

    press(path, "alles")

    row = Verification.objects.get()
    link.refresh_from_db()
    assert (row.by, row.contact, link.verified_by) == (user, "", user)


def test_only_entries_of_the_address_are_shown_and_taken() -> None:
    link = entry("Kinderturnen")
    other = entry("Fremdes", organization("Anderer", email="fremd@verein.example"))
    _reminder, path = asked(1)
    mine = Asked.objects.get(record_id=link.pk).reminder
    path = f"/de/bestaetigen/{token_of(mine)}"

    found = press(path, f"stimmt:{ref(other)}")

    assert ("Fremdes" in found, counts(other)) == (False, (0, 0))


def test_an_address_that_left_the_entry_may_no_longer_answer() -> None:
    link = entry()
    _reminder, path = asked()
    type(link.service.organization).objects.update(email="neu@verein.example")

    found = press(path, "alles")

    assert "Hier ist nichts zu bestätigen" in found
    assert counts(link) == (0, 0)


def test_an_entry_that_was_closed_meanwhile_is_left_alone() -> None:
    link = entry()
    _reminder, path = asked()
    ServiceAtLocation.objects.update(status="closed")

    found = press(path, f"stimmt:{ref(link)}")

    assert "Dieser Eintrag ist inzwischen geschlossen." in found
    assert counts(link) == (0, 0)


def test_free_places_are_saved_with_a_confirmation() -> None:
    link = entry()
    row = Capacity.objects.create(
        service_at_location=link,
        unit="Plätze",
        available=3,
        maximum=20,
        asserted_at=timezone.now() - 40 * DAY,
    )
    _reminder, path = asked()

    press(path, f"stimmt:{ref(link)}", **{f"frei-{row.pk}": "5"})

    found = Capacity.objects.get()
    assert (found.available, found.maximum, found.asserted_at.date()) == (
        5,
        20,
        timezone.now().date(),
    )
    parts = Verification.objects.order_by("what").values_list("what", flat=True)
    assert list(parts) == ["capacity", "whole"]


def test_the_enter_key_in_a_number_saves_it_and_confirms_nothing() -> None:
    link = entry()
    row = Capacity.objects.create(
        service_at_location=link, unit="Plätze", available=3, asserted_at=timezone.now()
    )
    _reminder, path = asked()

    found = press(path, "zahlen", **{f"frei-{row.pk}": "0"})

    link.refresh_from_db()
    assert (Capacity.objects.get().available, Asked.objects.get().answer) == (0, "")
    assert "Die Zahl der freien Plätze ist gespeichert." in found
    assert found.index('value="zahlen"') < found.index('value="alles"')


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("21", "Es gibt nur 20."),
        ("-1", "Bitte eine ganze Zahl angeben."),
        ("drei", "Bitte eine ganze Zahl angeben."),
        ("9" * 400, "Bitte eine ganze Zahl angeben."),
        ("<script>", "Bitte eine ganze Zahl angeben."),
    ],
)
def test_a_number_that_cannot_be_is_said_at_its_field_and_nothing_is_saved(
    typed: str, told: str
) -> None:
    link = entry()
    row = Capacity.objects.create(
        service_at_location=link,
        unit="Plätze",
        available=3,
        maximum=20,
        asserted_at=timezone.now() - 40 * DAY,
    )
    _reminder, path = asked()

    found = press(path, "alles", **{f"frei-{row.pk}": typed})

    assert (told in found, counts(link), '<script>"' in found) == (True, (0, 0), False)
    assert Capacity.objects.get().available == 3


def test_all_at_one_place_are_confirmed_by_one_press() -> None:
    club = organization()
    house = factories.location(name="Bürgerhaus", municipality=lindental())
    links = [
        factories.record(
            service=factories.service(f"Kurs {number}", organization=club), location=house
        )
        for number in range(4)
    ]
    elsewhere = entry("Anderswo", club)
    _reminder, path = asked()

    assert "Alle 4 an diesem Ort stimmen" in page(path)
    press(path, f"ort:{house.pk}")

    assert [counts(link)[0] for link in (*links, elsewhere)] == [1, 1, 1, 1, 0]


def test_script_in_a_name_stays_text() -> None:
    entry("<script>alert(1)</script>")
    _reminder, path = asked()

    assert "<script>alert" not in page(path)


def test_a_confidential_address_is_not_shown_behind_the_link() -> None:
    house = factories.location(name="Haus", municipality=lindental(), is_confidential=True)
    link = factories.record(
        service=factories.service("Frauenhaus", organization=organization()), location=house
    )
    factories.location()
    from sozialatlas.directory.models import Address

    Address.objects.create(location=house, street="Geheimweg 7", postal_code="61169", city="X")
    _reminder, path = asked()

    found = page(path) + page(f"{path}/aendern/{ref(link)}")

    assert ("Frauenhaus" in found, "Geheimweg" in found) == (True, False)


def test_the_page_is_kept_nowhere_and_tells_its_address_to_nobody() -> None:
    entry()
    _reminder, path = asked()

    reply = Client().get(path)

    assert ("no-store" in reply["Cache-Control"], reply["Referrer-Policy"]) == (
        True,
        "same-origin",
    )
    assert reply["X-Robots-Tag"] == "noindex"


def test_a_mail_program_unsubscribes_by_one_post_without_cookies() -> None:
    entry()
    _reminder, path = asked()
    browser = Client(enforce_csrf_checks=True)

    reply = browser.post(f"{path}/abmelden", {"List-Unsubscribe": "One-Click"})
    browser.post(f"{path}/abmelden", {"List-Unsubscribe": "One-Click"})

    assert reply.status_code == 200  # a mail program follows no redirect
    assert list(Quiet.objects.values_list("address", "reason")) == [(ANNA, "unwanted")]
    press(f"{path}/abmelden", "", wieder="1")
    assert Quiet.objects.count() == 0


def test_answers_need_the_cookie_of_the_page() -> None:
    link = entry()
    _reminder, path = asked()

    reply = Client(enforce_csrf_checks=True).post(path, {"antwort": "alles"})

    assert (reply.status_code, counts(link)) == (403, (0, 0))


def test_a_hidden_entry_comes_back_with_one_press() -> None:
    FreshnessSettings.objects.create(pk=1, hide_days=1)
    link = entry()
    _reminder, path = asked()
    Asking.objects.update(step="call")
    actions.hide(ref(link), at=timezone.now())
    link.refresh_from_db()
    hidden = link.visible_to

    press(path, f"stimmt:{ref(link)}")

    link.refresh_from_db()
    assert (hidden, link.visible_to) == (timezone.localdate() - dt.timedelta(days=1), None)


def test_the_page_asks_the_database_as_often_for_many_entries() -> None:
    club = organization()
    entry("Erster", club)
    one = asked()[1]
    few = fewest_queries(lambda: page(one))
    for number in range(9):
        entry(f"Nummer {number}", club)
    Reminder.objects.all().delete()
    Asking.objects.all().delete()
    many = asked()[1]

    assert fewest_queries(lambda: page(many)) == few
    assert len(re.findall(r'value="stimmt:', page(many))) == 10
