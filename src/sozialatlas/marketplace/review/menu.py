"""The entries of the review pages in the side menu and in the footer."""

from django.utils.translation import gettext_lazy as _

from sozialatlas.accounts.models import User
from sozialatlas.core.navigation import Entry, add_to_footer
from sozialatlas.marketplace.review import hints, ways
from sozialatlas.marketplace.review.sight import visible_to
from sozialatlas.marketplace.workspace import navigation


def fill() -> None:
    """Put the entries in, and the rules in the footer: they are the public's."""
    add_to_footer(Entry(_("Was wir aufnehmen"), "aufnahme", 8))
    navigation.add(
        navigation.Page(
            area=navigation.DESK,
            label=_("Vorschläge"),
            path=ways.PROPOSALS,
            order=10,
            count=_waiting,
        )
    )
    navigation.add(
        navigation.Page(
            area=navigation.DESK,
            label=_("Hinweise"),
            path=ways.HINTS,
            order=20,
            count=_hints,
        )
    )


def _hints(user: User) -> int:
    return hints.to_do(user).count()


def _waiting(user: User) -> int:
    return visible_to(user).waiting().count()
