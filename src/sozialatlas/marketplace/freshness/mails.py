"""What reminders say. They are short: what is asked, by whom, and one link."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _, ngettext

from sozialatlas.core import addresses, formats, languages, mail, site
from sozialatlas.marketplace.freshness.due import Entry
from sozialatlas.marketplace.freshness.models import Reminder
from sozialatlas.marketplace.freshness.steps import Step
from sozialatlas.marketplace.freshness.tokens import token_of

PAGE = "bestaetigen"
_NAMED = 8
"""More names would hide the link on a phone."""
REFERENCE = "freshness:{}"


def url(reminder: Reminder, rest: str = "") -> str:
    """Return the whole address of the page of a reminder."""
    language = languages.current()
    return addresses.absolute(f"/{language}/{PAGE}/{token_of(reminder)}{rest}")


def send(reminder: Reminder, entries: Sequence[Entry]) -> None:
    """Post the mail of a reminder."""
    mail.post(
        key=f"reminder:{reminder.pk}",
        to=reminder.address,
        subject=_subject(reminder, entries),
        text=_text(reminder, entries),
        unsubscribe=url(reminder, "/abmelden"),
        reference=REFERENCE.format(reminder.pk),
    )


def _subject(reminder: Reminder, entries: Sequence[Entry]) -> str:
    county = site.current().area or site.current().name
    if reminder.step == Step.NOTICE:
        text = ngettext(
            "{county}: „{name}“ wird bald nicht mehr gezeigt",
            "{county}: {count} Einträge werden bald nicht mehr gezeigt",
            len(entries),
        )
    elif reminder.step == Step.SECOND:
        text = ngettext(
            "{county}: Noch einmal gefragt: Stimmt „{name}“ noch?",
            "{county}: Noch einmal gefragt: Stimmen Ihre {count} Einträge noch?",
            len(entries),
        )
    else:
        text = ngettext(
            "{county}: Stimmt „{name}“ noch?",
            "{county}: Stimmen Ihre {count} Einträge noch?",
            len(entries),
        )
    return text.format(name=_short(entries[0].name), count=len(entries), county=county)


def _text(reminder: Reminder, entries: Sequence[Entry]) -> str:
    text = _(
        "Guten Tag,\n\n"
        "{why}\n\n"
        "Ein Klick genügt, ohne Anmeldung:\n"
        "{url}\n\n"
        "Es geht um:\n"
        "{names}\n\n"
        "Der Link gilt bis {day} und nur für Sie. "
        "Dort können Sie auch etwas ändern oder sagen, dass es ein Angebot nicht mehr gibt.\n\n"
        "Keine Erinnerungen mehr an diese Adresse:\n"
        "{leave}"
    )
    return text.format(
        why=_why(reminder, len(entries)),
        url=url(reminder),
        names=names(entries),
        day=formats.full_date(reminder.expires_at),
        leave=url(reminder, "/abmelden"),
    )


def _why(reminder: Reminder, count: int) -> str:
    own = site.current()
    whose = f"{own.name} {own.area}".strip()
    if reminder.step == Step.NOTICE:
        text = ngettext(
            "im {site} steht ein Eintrag, den lange niemand bestätigt hat. In Kürze zeigen wir "
            "ihn nicht mehr. Stimmt er noch?",
            "im {site} stehen {count} Einträge, die lange niemand bestätigt hat. In Kürze zeigen "
            "wir sie nicht mehr. Stimmen sie noch?",
            count,
        )
    else:
        text = ngettext(
            "im {site} steht ein Eintrag, für den Sie die Ansprechperson sind. Stimmt er noch?",
            "im {site} stehen {count} Einträge, für die Sie die Ansprechperson sind. "
            "Stimmen sie noch?",
            count,
        )
    return text.format(site=whose, count=count)


def names(entries: Sequence[Entry]) -> str:
    """Return a line for each of the first entries, and how many more there are."""
    lines = [f"- {_name(each)}" for each in entries[:_NAMED]]
    rest = len(entries) - _NAMED
    if rest > 0:
        more = ngettext("- und einen weiteren", "- und {count} weitere", rest)
        lines.append(more.format(count=rest))
    return "\n".join(lines)


def _name(entry: Entry) -> str:
    return f"{_short(entry.name)}, {entry.place}" if entry.place else _short(entry.name)


def _short(name: str) -> str:
    """Return a name on one line, at most as long as a line of a mail."""
    line = " ".join(name.split())
    return line if len(line) <= 70 else f"{line[:69]}…"
