"""Users, who sign in by mail address, and their roles, scoped by area key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Creates users; mail addresses are compared without regard to case."""

    def create_user(self, email: str, password: str | None = None, *, name: str = "") -> User:
        """Return a new person who may sign in but may do nothing else yet."""
        if not email or "@" not in email:
            raise ValueError("A user needs a mail address.")
        user = self.model(email=email.strip().lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, *, name: str = "") -> User:
        """Return a new administrator of the installation; the role opens everything."""
        user = self.create_user(email, password, name=name)
        RoleAssignment.objects.create(user=user, role=RoleAssignment.Role.ADMINISTRATOR)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the user of a mail address, in whatever case it was typed."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in with a mail address."""

    email = models.EmailField(_("E-Mail-Adresse"), max_length=254, unique=True)
    name = models.CharField(_("Name"), max_length=150, blank=True)
    is_staff = models.BooleanField(
        _("öffnet die Verwaltung"),
        default=False,
        help_text=_("Folgt aus den Rollen: Wer eine Rolle hat, darf die Verwaltung öffnen."),
    )
    is_active = models.BooleanField(_("aktiv"), default=True)
    joined_at = models.DateTimeField(_("angelegt am"), default=timezone.now)
    # Part of what a session is checked against: a new one ends all sessions.
    session_salt = models.CharField(max_length=32, default="", blank=True, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        """Mail addresses are unique whatever their case."""

        verbose_name = _("Person")
        verbose_name_plural = _("Personen")
        ordering = ["email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_user_email")]

    def __str__(self) -> str:
        return self.name or self.email

    def clean(self) -> None:
        """Keep the mail address in small letters, as sign-in looks for it."""
        super().clean()
        self.email = self.email.strip().lower()

    def get_session_auth_hash(self) -> str:
        """Return what a session must fit: it changes with the password and with the salt."""
        return f"{super().get_session_auth_hash()}{self.session_salt}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Return the same for secret keys of earlier days."""
        return (f"{each}{self.session_salt}" for each in super().get_session_auth_fallback_hash())

    def get_full_name(self) -> str:
        """Return the name, or the mail address where none is known."""
        return str(self)

    def get_short_name(self) -> str:
        """Return the name, or the mail address where none is known."""
        return str(self)


class RoleAssignment(models.Model):
    """A role that a person has for an area, or for all of the installation.

    `scope` is a text that rooms above resolve (a topic, an organization); empty is no limit.
    """

    class Role(models.TextChoices):
        """What a person is trusted with."""

        ADMINISTRATOR = "administrator", _("Verwaltung der Installation")
        COUNTY_EDITOR = "county_editor", _("Redaktion Landkreis")
        TOWN_EDITOR = "town_editor", _("Redaktion Gemeinde")
        PLANNER = "planner", _("Sozialplanung")
        REVIEWER = "reviewer", _("Prüfung")
        COUNSELLOR = "counsellor", _("Beratung")

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="role_assignments", verbose_name=_("Person")
    )
    role = models.CharField(_("Rolle"), max_length=32, choices=Role.choices)
    area_key = models.CharField(
        _("Gebietsschlüssel"),
        max_length=12,
        blank=True,
        help_text=_("AGS des Kreises oder der Gemeinde; leer: überall."),
    )
    scope = models.CharField(
        _("Einschränkung"),
        max_length=100,
        blank=True,
        help_text=_("Nur für die Prüfung: topic: und das Kürzel eines Themas; leer: alle Themen."),
        validators=[
            RegexValidator(
                r"\Atopic:[a-z0-9_.-]+\Z", _("Bitte topic: und das Kürzel eines Themas schreiben.")
            )
        ],
    )

    class Meta:
        """One row a role and area."""

        verbose_name = _("Rolle")
        verbose_name_plural = _("Rollen")
        ordering = ["user_id", "role", "area_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "area_key", "scope"], name="accounts_role_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(role="town_editor", area_key=""),
                name="accounts_town_editor_has_area",
                violation_error_message=_("Wer einen Ort pflegt, braucht dessen Gebiet."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.area_key}".strip()


class Attempt(models.Model):
    """A row of the cache that all processes share: how often something was tried.

    Django's cache in the database writes it; it is a model so that migrations make its table.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        """Under the name that the settings give the cache."""

        db_table = "accounts_attempts"
        verbose_name = _("gezählter Versuch")
        verbose_name_plural = _("gezählte Versuche")

    def __str__(self) -> str:
        return self.cache_key
