"""The questions of the sign-in forms in our words, by the names that allauth gives the fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Question:
    """What stands above a field, below it, and where it is left empty."""

    label: StrOrPromise
    missing: StrOrPromise
    hint: StrOrPromise = ""


_MAIL = Question(
    _("E-Mail-Adresse"), _("Bitte geben Sie Ihre E-Mail-Adresse ein, zum Beispiel name@verein.de.")
)
# allauth's forms take more than our column, and more than mail knows (RFC 5321).
_LONGEST_MAIL = 254
_LONG = _("Mindestens 12 Zeichen. Gut sind vier Wörter, die nicht zusammengehören.")
_NEW = Question(_("Neues Passwort"), _("Bitte geben Sie ein neues Passwort ein."), _LONG)
QUESTIONS = {
    "email": _MAIL,
    "login": _MAIL,
    "name": Question(_("Ihr Name"), _("Bitte geben Sie Ihren Namen ein.")),
    "password": Question(_("Passwort"), _("Bitte geben Sie Ihr Passwort ein.")),
    "oldpassword": Question(_("Jetziges Passwort"), _("Bitte geben Sie Ihr Passwort ein.")),
    "password1": _NEW,
    "password2": Question(
        _("Neues Passwort noch einmal"), _("Bitte geben Sie das neue Passwort noch einmal ein.")
    ),
    "code": Question(
        _("Code"),
        _("Bitte geben Sie den Code ein."),
        _("Acht Zeichen; große und kleine Buchstaben sind gleich."),
    ),
}
_FOR_FORMS = {
    "NewEmail": Question(
        _("Neue E-Mail-Adresse"), _("Bitte geben Sie die neue E-Mail-Adresse ein.")
    ),
    "AppCode": Question(
        _("Code aus der App oder Notfallcode"),
        _("Bitte geben Sie den Code ein."),
        _("Sechs Ziffern aus der App, oder acht von Ihrem Zettel."),
    ),
    "FirstAppCode": Question(
        _("Code aus der App"), _("Bitte geben Sie den Code ein."), _("Sechs Ziffern.")
    ),
}
_PASSKEY = Question(
    _("Name des Passkeys"),
    _("Bitte geben Sie dem Passkey einen Namen."),
    _("Zum Beispiel: Telefon, Büro. So erkennen Sie ihn später."),
)
_OF_PASSKEYS = frozenset({"NewPasskey", "FirstPasskey", "PasskeyName"})


def ask(form: forms.BaseForm) -> None:
    """Put our words into the fields of a form."""
    for name, field in form.fields.items():
        question = _question(type(form).__name__, name)
        field.widget.attrs.pop("placeholder", None)
        if question is None or isinstance(field.widget, forms.HiddenInput):
            continue
        field.label = question.label
        field.help_text = question.hint or (field.help_text if name == "name" else "")
        field.error_messages = {**field.error_messages, "required": question.missing}
        if isinstance(field, forms.EmailField):
            field.error_messages["invalid"] = question.missing
            field.widget.attrs["maxlength"] = str(_LONGEST_MAIL)
            field.validators.append(MaxLengthValidator(_LONGEST_MAIL))
        if name == "code":
            field.widget.attrs |= {"autocapitalize": "characters", "spellcheck": "false"}


def _question(form: str, name: str) -> Question | None:
    if name == "name" and form in _OF_PASSKEYS:
        return _PASSKEY
    if name == "code" and form in {"AgainByApp", *_FOR_FORMS}:
        return _FOR_FORMS.get(form, _FOR_FORMS["AppCode"])
    if form == "NewEmail":
        return _FOR_FORMS[form]
    return QUESTIONS.get(name)
