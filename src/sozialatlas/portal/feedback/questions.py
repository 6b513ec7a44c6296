"""What the form asks: what is no longer right, or what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from sozialatlas.marketplace.models import PublicMessage

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Question:
    """The words of one form. `lead` names the record."""

    kind: str
    crumb: StrOrPromise
    title: StrOrPromise
    lead: StrOrPromise
    label: StrOrPromise
    hint: StrOrPromise
    missing: StrOrPromise


QUESTIONS = {
    PublicMessage.Kind.OUTDATED.value: Question(
        kind=PublicMessage.Kind.OUTDATED.value,
        crumb=_("Änderung vorschlagen"),
        title=_("Stimmt etwas nicht mehr?"),
        lead=_("Sagen Sie uns, was an „{name}“ nicht mehr stimmt."),
        label=_("Was stimmt nicht?"),
        hint=_(
            "Zum Beispiel eine neue Telefonnummer oder andere Öffnungszeiten."
            " Höchstens {limit} Zeichen."
        ),
        missing=_("Schreiben Sie, was nicht stimmt."),
    ),
    PublicMessage.Kind.MISSING.value: Question(
        kind=PublicMessage.Kind.MISSING.value,
        crumb=_("Ergänzung vorschlagen"),
        title=_("Fehlt etwas?"),
        lead=_("Sagen Sie uns, was bei „{name}“ fehlt."),
        label=_("Was fehlt?"),
        hint=_(
            "Zum Beispiel die Kosten, eine Sprache oder ob es einen Aufzug gibt."
            " Höchstens {limit} Zeichen."
        ),
        missing=_("Schreiben Sie, was fehlt."),
    ),
}
