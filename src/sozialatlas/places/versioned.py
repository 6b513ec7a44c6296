"""The version of all places, renewed with every change, and the models that renew it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.base import ModelBase


def new_token() -> str:
    """Return a token that was never used before."""
    return uuid.uuid4().hex


class DataVersion(models.Model):
    """One row whose token changes with every change of places.

    A random token instead of a counter: a rolled back change followed by another one must
    never look like data that a process already holds in memory.
    """

    SINGLE: ClassVar[int] = 1

    token = models.CharField(max_length=32, default=new_token)

    class Meta:
        """There is only the one row."""

        constraints = [models.CheckConstraint(condition=Q(pk=1), name="places_one_version")]

    def __str__(self) -> str:
        return self.token

    @classmethod
    def renew(cls) -> None:
        """Tell all processes that places have changed, once the transaction is committed."""
        cls.objects.update_or_create(pk=cls.SINGLE, defaults={"token": new_token()})


class VersionedModel(models.Model):
    """A model whose single writes renew the data version; bulk writes do it themselves."""

    class Meta:
        """Only a base."""

        abstract = True

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Save the row and renew the version of places."""
        super().save(
            force_insert=force_insert,
            force_update=force_update,
            using=using,
            update_fields=update_fields,
        )
        DataVersion.renew()

    def delete(
        self, using: str | None = None, keep_parents: bool = False
    ) -> tuple[int, dict[str, int]]:
        """Delete the row and renew the version of places."""
        deleted = super().delete(using=using, keep_parents=keep_parents)
        DataVersion.renew()
        return deleted
