"""One page of every kind with a form on it, and who may send it."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone

from sozialatlas.accounts.models import User
from sozialatlas.core.mail.models import Letter
from sozialatlas.directory.models import Organization, Service
from sozialatlas.marketplace import urls
from sozialatlas.marketplace.entries import actions as entries, queries
from sozialatlas.marketplace.entries.kinds import BY_WORD, KINDS
from sozialatlas.marketplace.entries.models import Draft
from sozialatlas.marketplace.freshness import actions as freshness
from sozialatlas.marketplace.freshness.models import Reminder
from sozialatlas.marketplace.freshness.tokens import token_of
from sozialatlas.marketplace.membership import actions as membership
from sozialatlas.marketplace.membership.models import Role
from sozialatlas.marketplace.notices import actions as notices, links
from sozialatlas.marketplace.notices.actions import Wish
from sozialatlas.marketplace.notices.models import Subscription
from sozialatlas.marketplace.proposals import actions as proposals
from sozialatlas.marketplace.proposals.actions import Choice
from sozialatlas.marketplace.proposals.models import Proposal
from tests.marketplace import roles_world, test_roles
from tests.marketplace.attacks.walking import Form, distinct, forms
from tests.marketplace.freshness.world import entry
from tests.marketplace.proposals.factories import waiting, wanted

WALKERS = ("citizen", "newcomer", "provider", "county_editor")
ROUTES = sorted(set(roles_world.routes(urls.urlpatterns)))


def addresses(made: roles_world.World) -> dict[str, list[str]]:
    """Return the addresses that each walker may open."""
    found = {
        name: [
            test_roles.address(route, made.numbers)
            for route in ROUTES
            if name in test_roles.may(route)
        ]
        for name in WALKERS
    }
    provider = User.objects.get(email="provider@kreis.example")
    editor = User.objects.get(email="county_editor@kreis.example")
    organization = Organization.objects.get(name=roles_world.SECRET)
    decided = _decided(organization, provider, editor)
    found["citizen"] += [*_reminder(), *_subscription()]
    found["newcomer"] += [_invitation(organization, provider)]
    found["provider"] += [*_drafts(organization, provider), *(f"/de/mein/vorschlag/{each.pk}"
                                                              for each in decided)]  # fmt: skip
    found["county_editor"] += [f"/de/redaktion/vorschlaege/{each.pk}" for each in decided]
    return found


def _reminder() -> Iterator[str]:
    entry()
    now = timezone.now()
    freshness.remind(at=now)
    reminder = Reminder.objects.filter(address="anna@verein.example").get()
    path = f"/de/bestaetigen/{token_of(reminder)}"
    yield from (path, f"{path}/neu", f"{path}/abmelden")
    page = Client().get(path).content.decode()
    for word in ("aendern", "schliessen"):
        key = page.partition(f"{path}/{word}/")[2].partition('"')[0]
        assert key, f"no way to {word}"
        yield f"{path}/{word}/{key}"


def _subscription() -> Iterator[str]:
    wish = Wish(
        email="leserin@verein.example", area_key="", topics=(), wants_services=True,
        wants_events=True, language="de",
    )  # fmt: skip
    notices.subscribe(wish=wish, sender="x", at=timezone.now())
    row = Subscription.objects.get()
    for link in (links.confirming(row.pk, "de"), links.ending(row.pk, "de")):
        yield "/de/" + link.partition("/de/")[2]


def _invitation(organization: Organization, provider: User) -> str:
    membership.invite(
        organization=organization, email="newcomer@kreis.example", role=Role.EDITOR, by=provider,
        at=timezone.now(),
    )  # fmt: skip
    found = re.search(r"/de/mein/einladung/[\w-]+", Letter.objects.latest("pk").text)
    assert found
    return found[0]


def _drafts(organization: Organization, provider: User) -> Iterator[str]:
    now = timezone.now()
    drafts = [
        entries.begin_new(kind, organization.pk, by=provider, at=now)
        for kind in KINDS
        if kind.can_be_new
    ]
    whole = BY_WORD["traeger"]
    things = queries.things_of(whole, organization.pk)
    assert things is not None
    drafts.append(entries.begin_change(whole, things, organization, by=provider, at=now))
    for draft in drafts:
        yield from _steps(draft)


def _steps(draft: Draft) -> Iterator[str]:
    path = f"/de/mein/entwurf/{draft.pk}"
    yield path
    yield from (f"{path}/{step}" for step in draft.of_kind.steps)
    if "wann" in draft.of_kind.steps:
        yield f"{path}/wann?tabelle"


def _decided(organization: Organization, provider: User, editor: User) -> list[Proposal]:
    """Return a proposal that is asked about, one rejected, one accepted."""
    now = timezone.now()
    made = []
    for name in ("Gefragt", "Abgelehnt", "Angenommen"):
        service = Service.objects.create(organization=organization, name=name)
        made.append(waiting(wanted(service, summary="Neu"), by=provider))
        things = {"service": [str(service.pk), False]}
        Draft.objects.create(proposal=made[-1], kind=KINDS[0].main, things=things)
    asked, rejected, accepted = made
    proposals.ask(asked, by=editor, at=now, text="Auch in den Ferien?")
    proposals.reject(rejected, by=editor, at=now, text="Zu kurz.")
    proposals.accept(accepted, Choice(), by=editor, at=now)
    return made


def found_forms(client: Client, paths: list[str]) -> list[Form]:
    """Return the forms of the pages, each once."""
    all_of_them: list[Form] = []
    for path in paths:
        answer = client.get(path)
        if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            all_of_them += forms(answer.content.decode(), path)
    return distinct(all_of_them)


def browser_like(client: Client) -> Client:
    """Return another browser with the same cookies, which tells of a failure by its status."""
    found = Client(raise_request_exception=False)
    found.cookies = copy.deepcopy(client.cookies)
    return found


def send(
    client: Client, form: Form, sent: Mapping[str, list[str]], *, follow: bool = True
) -> HttpResponseBase:
    """Send a form as somebody would whose browser says so."""
    if form.method == "post":
        return client.post(form.action, sent, follow=follow)
    return client.get(form.action.partition("?")[0], sent, follow=follow)


@contextmanager
def undone() -> Iterator[None]:
    """Take back what happens inside."""
    mark = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(mark)
        transaction.set_rollback(False)
        cache.clear()
