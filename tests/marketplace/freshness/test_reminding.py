"""Runs of reminders: who is written to about what, and what follows without an answer."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction

from sozialatlas.accounts.models import User
from sozialatlas.core.mail.models import Letter
from sozialatlas.core.mail.signals import bounced
from sozialatlas.directory import actions as directory
from sozialatlas.directory.models import Capacity, Contact, Schedule, Topic
from sozialatlas.marketplace.freshness import actions, mails
from sozialatlas.marketplace.freshness.actions import reminding
from sozialatlas.marketplace.freshness.due import entries
from sozialatlas.marketplace.freshness.models import (
    Asked,
    Asking,
    FreshnessSettings,
    Interval,
    Quiet,
    Reminder,
    Verification,
)
from sozialatlas.marketplace.membership import actions as membership
from tests.counted_queries import fewest_queries
from tests.directory import factories
from tests.marketplace.freshness.world import (
    ANNA,
    BERT,
    DAY,
    NOW,
    entry,
    letters,
    organization,
    ref,
    reminded,
)
from tests.marketplace.proposals.factories import waiting, wanted

pytestmark = pytest.mark.django_db


def steps() -> dict[str, str]:
    """Return how far asking about each service has gone."""
    names = {each.ref.id: each.name for each in entries(NOW, is_any_status=True)}
    return {names[row.record_id]: row.step for row in Asking.objects.all()}


def test_a_person_gets_one_mail_about_all_entries() -> None:
    club = organization()
    entry("Kinderturnen", club)
    entry("Seniorentanz", club)

    run = actions.remind(at=NOW)

    assert (run.mails, run.asked) == (1, 2)
    assert letters() == [(ANNA, "Sozialatlas: Stimmen Ihre 2 Einträge noch?")]


def test_an_address_of_several_organizations_gets_one_mail() -> None:
    entry("Kinderturnen", organization("Turnverein"))
    entry("Mittagstisch", organization("Nachbarschaftshilfe"))

    assert (actions.remind(at=NOW).mails, Asked.objects.count()) == (1, 2)


def test_a_mail_says_what_is_asked_and_how_to_end_it() -> None:
    entry("Kinderturnen")

    reminder = reminded()

    letter = Letter.objects.get()
    assert letter.subject == "Sozialatlas: Stimmt „Kinderturnen“ noch?"
    assert (mails.url(reminder) in letter.text, "- Kinderturnen, Lindental" in letter.text) == (
        True,
        True,
    )
    assert letter.unsubscribe == mails.url(reminder, "/abmelden")


def test_a_second_run_on_the_same_day_does_nothing() -> None:
    entry()
    actions.remind(at=NOW)

    assert actions.remind(at=NOW + DAY / 2) == reminding.Run()
    assert len(letters()) == 1


def test_without_an_answer_the_same_then_another_person_is_asked_and_then_called() -> None:
    entry("Kinderturnen", organization(email=BERT), email=ANNA)

    told = []
    for days in (0, 20, 21, 42, 63):
        actions.remind(at=NOW + days * DAY)
        told.append((len(letters()), letters()[-1][0], steps()["Kinderturnen"]))

    assert told == [
        (1, ANNA, "first"),
        (1, ANNA, "first"),
        (2, ANNA, "second"),
        (3, BERT, "other"),
        (3, BERT, "call"),
    ]


def test_who_speaks_for_the_organization_is_asked_before_its_address() -> None:
    club = organization(email=BERT)
    link = entry(of=club)
    Contact.objects.create(service=link.service, email="leitung@verein.example")
    membership.join(user=User.objects.create_user(ANNA), organization=club, role="owner", at=NOW)

    actions.remind(at=NOW)

    assert [to for to, _subject in letters()] == [ANNA]


def test_an_entry_without_any_address_goes_to_the_calls() -> None:
    entry("Ohne Adresse", organization(email=""))

    run = actions.remind(at=NOW)

    assert (run.mails, run.to_call, steps()) == (0, 1, {"Ohne Adresse": "call"})


def test_an_address_that_bounces_is_not_waited_for() -> None:
    entry("Kinderturnen", organization(email=BERT), email=ANNA)
    actions.remind(at=NOW)
    with transaction.atomic():
        bounced.send(sender=None, letter=Letter.objects.get(), is_permanent=True, reason="unknown")

    actions.remind(at=NOW + DAY)

    assert (Quiet.objects.get().reason, letters()[-1][0]) == ("bounced", BERT)


def test_a_mailbox_that_sent_mails_back_is_tried_again_after_half_a_year() -> None:
    for address, reason in ((ANNA, "bounced"), (BERT, "unwanted")):
        Quiet.objects.create(address=address, reason=reason, at=NOW)

    actions.forget(at=NOW + 179 * DAY)
    before = Quiet.objects.count()
    actions.forget(at=NOW + 180 * DAY)

    assert (before, Quiet.objects.get().address) == (2, BERT)


def test_who_unsubscribes_from_a_mailbox_that_sent_mails_back_stays_so() -> None:
    Quiet.objects.create(address=ANNA, reason="bounced", at=NOW)

    actions.stop(ANNA, at=NOW)

    assert Quiet.objects.get().reason == "unwanted"


def test_a_full_mailbox_is_written_to_again() -> None:
    entry()
    actions.remind(at=NOW)

    bounced.send(sender=None, letter=Letter.objects.get(), is_permanent=False, reason="full")

    assert not Quiet.objects.exists()


def test_who_wants_no_reminders_gets_none() -> None:
    entry("Kinderturnen")
    actions.stop(ANNA.upper(), at=NOW)

    run = actions.remind(at=NOW)

    assert (run.mails, steps()) == (0, {"Kinderturnen": "call"})


def test_what_is_soon_due_comes_along_and_saves_a_mail() -> None:
    club = organization()
    entry("Kinderturnen", club)
    entry("Seniorentanz", club, confirmed=NOW - 310 * DAY)
    entry("Frisch", club, confirmed=NOW - DAY)

    reminder = reminded()

    assert (reminder.asked.count(), steps()) == (2, {"Kinderturnen": "first"})


def test_what_becomes_due_after_a_mail_waits_for_the_pause() -> None:
    club = organization()
    entry("Kinderturnen", club)
    actions.remind(at=NOW)
    entry("Neu fällig", club)

    told = [actions.remind(at=NOW + days * DAY).mails for days in (1, 13, 14)]

    assert told == [0, 0, 1]


def test_no_more_mails_go_in_a_night_than_are_set_and_the_rest_follows() -> None:
    FreshnessSettings.objects.create(pk=1, most_mails=2)
    for number in range(3):
        entry(f"Angebot {number}", organization(email=f"verein{number}@example.org"))

    runs = [actions.remind(at=NOW + days * DAY) for days in (0, 1)]

    assert [(run.mails, run.left) for run in runs] == [(2, 1), (1, 0)]


def test_hours_and_places_are_due_sooner_than_the_entry() -> None:
    hours = entry("Mit Zeiten", organization(email=ANNA), confirmed=NOW - 200 * DAY)
    Schedule.objects.create(service_at_location=hours, by_appointment=True)
    places = entry("Mit Plätzen", organization(email=BERT), confirmed=NOW - DAY)
    Capacity.objects.create(service_at_location=places, unit="Plätze", asserted_at=NOW - 31 * DAY)

    actions.remind(at=NOW)

    found = Asking.objects.values_list("record_id", "what", "is_serious")
    assert set(found) == {(hours.pk, "hours", True), (places.pk, "capacity", False)}


def test_hours_confirmed_on_the_phone_are_fresh_by_themselves() -> None:
    link = entry(confirmed=NOW - 200 * DAY)
    Schedule.objects.create(service_at_location=link, by_appointment=True)
    Verification.objects.create(
        kind="service_at_location", record_id=link.pk, what="hours", at=NOW - DAY, how="phone"
    )

    assert actions.remind(at=NOW) == reminding.Run()


def test_a_topic_or_area_may_be_asked_more_often() -> None:
    link = entry("Frauenhaus", confirmed=NOW - 100 * DAY)
    entry("Chor", confirmed=NOW - 100 * DAY)
    topic = Topic.objects.create(code="gewalt", name="Gewalt")
    link.service.topics.add(topic)
    Interval.objects.create(what="whole", days=90, topic=topic)

    actions.remind(at=NOW)
    of_topic = set(steps())
    Interval.objects.create(what="whole", days=90, area_key="06997")
    actions.remind(at=NOW + 30 * DAY)

    assert (of_topic, set(steps())) == ({"Frauenhaus"}, {"Frauenhaus", "Chor"})


def test_a_confirmation_from_anywhere_ends_asking() -> None:
    link = entry()
    actions.remind(at=NOW)

    directory.verify(link, how="visit", by=None, at=NOW + DAY)

    assert (Asking.objects.count(), Verification.objects.get().how) == (0, "visit")


def test_what_was_closed_or_removed_is_not_asked_about() -> None:
    closed, hidden, gone = entry("Zu"), entry("Vorbei"), entry("Weg")
    actions.remind(at=NOW)
    gone.service.delete()
    type(closed).objects.filter(pk=closed.pk).update(status="closed")
    type(hidden).objects.filter(pk=hidden.pk).update(visible_to=NOW.date() - DAY)

    run = actions.remind(at=NOW + 30 * DAY)

    assert (run, Asking.objects.count()) == (reminding.Run(), 0)


def test_nobody_is_asked_while_reviewers_decide_on_their_answer() -> None:
    link = entry()
    waiting(wanted(link.service, summary="Neu"))

    assert actions.remind(at=NOW) == reminding.Run()


def test_what_people_entered_by_hand_was_true_on_that_day() -> None:
    link = entry(confirmed=None)
    type(link).objects.filter(pk=link.pk).update(content_changed_at=NOW - 10 * DAY)
    imported = entry("Aus einem Verzeichnis", confirmed=None)
    type(imported).objects.filter(pk=imported.pk).update(
        content_changed_at=NOW - 10 * DAY, source="register"
    )

    actions.remind(at=NOW)

    assert set(steps()) == {"Aus einem Verzeichnis"}


def test_without_mails_everything_due_is_to_be_called() -> None:
    FreshnessSettings.objects.create(pk=1, is_on=False)
    entry("Kinderturnen")

    run = actions.remind(at=NOW)

    assert (run.mails, steps()) == (0, {"Kinderturnen": "call"})


def test_hiding_is_announced_and_ends_with_one_answer() -> None:
    FreshnessSettings.objects.create(pk=1, hide_days=30, notice_days=14)
    link = entry("Kinderturnen")
    for days in (0, 21, 42, 57, 58, 71, 72):
        actions.remind(at=NOW + days * DAY)
    link.refresh_from_db()
    hidden = (steps(), link.visible_to, len(letters()), letters()[-1][1])

    reminder = Reminder.objects.order_by("pk").last()
    assert reminder is not None
    actions.confirm(reminder, [ref(link)], at=NOW + 80 * DAY)

    link.refresh_from_db()
    on = dt.date(2027, 2, 2)
    told = "Sozialatlas: „Kinderturnen“ wird bald nicht mehr gezeigt"
    assert hidden == ({"Kinderturnen": "hidden"}, on, 3, told)
    assert (link.visible_to, link.verified_at, Asking.objects.count()) == (
        None,
        NOW + 80 * DAY,
        0,
    )


def test_the_number_of_questions_to_the_database_does_not_grow_with_entries() -> None:
    entry("Eins", organization(email=""))
    one = fewest_queries(lambda: list(entries(NOW)))
    for name in ("Zwei", "Drei"):
        entry(name, organization(email=""))

    assert fewest_queries(lambda: list(entries(NOW))) == one


def test_the_same_address_in_capitals_is_one_person() -> None:
    factories.municipality("06997002", "Auenburg")
    entry("Kinderturnen", organization(email=ANNA.upper()))
    entry("Seniorentanz", organization(email=ANNA))

    assert actions.remind(at=NOW).mails == 1
