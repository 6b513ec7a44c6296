"""What can be wrong with an entry, how bad it is, and what helps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Check(TextChoices):
    """One look of the machine at all entries."""

    LINKS = "links", _("Internetadressen")
    MAIL = "mail", _("E-Mail-Adressen")
    PHONES = "phones", _("Telefonnummern")
    POINTS = "points", _("Lage auf der Karte")
    HOURS = "hours", _("Öffnungszeiten")
    TEXTS = "texts", _("Leere Angaben")
    EVENTS = "events", _("Vergangene Termine")
    TOPICS = "topics", _("Themen ohne Angebot")


class Severity(TextChoices):
    """How much it keeps people from help."""

    SERIOUS = "serious", _("führt in die Irre")
    MINOR = "minor", _("wäre besser")


class Problem(TextChoices):
    """What is wrong; the words are a heading over several entries."""

    LINK_BROKEN = "link_broken", _("Link führt ins Leere")
    LINK_MOVED = "link_moved", _("Seite ist umgezogen")
    LINK_CERTIFICATE = "link_certificate", _("Browser warnen vor der Seite")
    LINK_ADDRESS = "link_address", _("Keine gültige Internetadresse")
    MAIL_SYNTAX = "mail_syntax", _("Keine gültige E-Mail-Adresse")
    MAIL_TYPO = "mail_typo", _("E-Mail-Adresse ist vielleicht vertippt")
    PHONE_INVALID = "phone_invalid", _("Telefonnummer gibt es nicht")
    PHONE_AREA_CODE = "phone_area_code", _("Vorwahl fehlt")
    POINT_MISSING = "point_missing", _("Punkt auf der Karte fehlt")
    POINT_ELSEWHERE = "point_elsewhere", _("Punkt liegt in einer anderen Gemeinde")
    HOURS_UNREADABLE = "hours_unreadable", _("Öffnungszeit nicht lesbar")
    HOURS_OVERLAP = "hours_overlap", _("Öffnungszeiten widersprechen sich")
    HOURS_OVER = "hours_over", _("Öffnungszeiten sind abgelaufen")
    NO_SUMMARY = "no_summary", _("Satz für die Trefferliste fehlt")
    NO_DESCRIPTION = "no_description", _("Beschreibung fehlt oder ist sehr kurz")
    NO_CONTACT = "no_contact", _("Kein Kontakt")
    NO_TOPICS = "no_topics", _("Kein Thema")
    EVENT_OVER = "event_over", _("Termin ist vorbei")
    TOPIC_EMPTY = "topic_empty", _("Thema ohne Angebot")


@dataclass(frozen=True, slots=True)
class Rule:
    """To which check a problem belongs, how bad it is, and what helps."""

    check: Check
    severity: Severity
    advice: str | Promise


_SERIOUS, _MINOR = Severity.SERIOUS, Severity.MINOR

RULES: Mapping[str, Rule] = {
    Problem.LINK_BROKEN: Rule(
        Check.LINKS, _SERIOUS, _("Neue Adresse eintragen, oder die alte löschen.")
    ),
    Problem.LINK_MOVED: Rule(Check.LINKS, _MINOR, _("Die neue Adresse übernehmen.")),
    Problem.LINK_CERTIFICATE: Rule(
        Check.LINKS, _SERIOUS, _("Den Träger bitten, das Zertifikat der Seite zu erneuern.")
    ),
    Problem.LINK_ADDRESS: Rule(
        Check.LINKS, _SERIOUS, _("Die Adresse so eintragen, wie sie im Browser steht.")
    ),
    Problem.MAIL_SYNTAX: Rule(Check.MAIL, _SERIOUS, _("Die Adresse beim Träger erfragen.")),
    Problem.MAIL_TYPO: Rule(
        Check.MAIL, _MINOR, _("Die Endung vergleichen; stimmt sie, „So richtig“ drücken.")
    ),
    Problem.PHONE_INVALID: Rule(Check.PHONES, _SERIOUS, _("Die Nummer beim Träger erfragen.")),
    Problem.PHONE_AREA_CODE: Rule(
        Check.PHONES, _SERIOUS, _("Die Vorwahl ergänzen, etwa 06031 1234.")
    ),
    Problem.POINT_MISSING: Rule(
        Check.POINTS, _MINOR, _("Die Anschrift ergänzen und den Punkt auf der Karte setzen.")
    ),
    Problem.POINT_ELSEWHERE: Rule(
        Check.POINTS, _SERIOUS, _("Anschrift und Punkt vergleichen; einer von beiden ist falsch.")
    ),
    Problem.HOURS_UNREADABLE: Rule(Check.HOURS, _SERIOUS, _("Die Zeile neu eintragen.")),
    Problem.HOURS_OVERLAP: Rule(
        Check.HOURS, _MINOR, _("Die Zeiten vergleichen und eine davon löschen.")
    ),
    Problem.HOURS_OVER: Rule(Check.HOURS, _SERIOUS, _("Die Zeiten von heute eintragen.")),
    Problem.NO_SUMMARY: Rule(Check.TEXTS, _MINOR, _("In einem Satz sagen, was man hier bekommt.")),
    Problem.NO_DESCRIPTION: Rule(
        Check.TEXTS, _MINOR, _("In drei Sätzen sagen, was man bekommt und wie man hinkommt.")
    ),
    Problem.NO_CONTACT: Rule(
        Check.TEXTS, _SERIOUS, _("Eine Telefonnummer oder E-Mail-Adresse eintragen.")
    ),
    Problem.NO_TOPICS: Rule(
        Check.TEXTS, _SERIOUS, _("Ein Thema wählen; ohne Thema findet es kaum jemand.")
    ),
    Problem.EVENT_OVER: Rule(
        Check.EVENTS, _MINOR, _("Einen neuen Termin eintragen, oder den Eintrag schließen.")
    ),
    Problem.TOPIC_EMPTY: Rule(
        Check.TOPICS, _MINOR, _("Angebote dem Thema zuordnen, oder das Thema abschalten.")
    ),
}


def problems_of(check: str) -> tuple[Problem, ...]:
    """Return what a check can find."""
    return tuple(problem for problem in Problem if RULES[problem].check == check)
