"""Notes when the last owner of an organization goes, however that comes about."""

from __future__ import annotations

from django.db.models import Model, QuerySet
from django.db.models.signals import post_delete
from django.utils import timezone

from sozialatlas.directory.models import Organization
from sozialatlas.marketplace.membership import mails, queries
from sozialatlas.marketplace.membership.models import Membership, Role, Vacancy


def connect() -> None:
    """Look at each membership that ends: somebody left, was removed, or deleted the account."""
    post_delete.connect(_note, sender=Membership, dispatch_uid="membership.vacancy")


def _note(
    instance: Membership, origin: Model | QuerySet[Model] | None = None, **_kwargs: object
) -> None:
    model = origin.model if isinstance(origin, QuerySet) else type(origin)
    if model is Organization or instance.role != Role.OWNER:
        return
    if queries.owners(instance.organization_id, but=instance.user_id):
        return
    vacancy, is_new = Vacancy.objects.get_or_create(
        organization_id=instance.organization_id, defaults={"since": timezone.now()}
    )
    if is_new:
        organization = vacancy.organization
        editors = queries.editors_of(organization, but=instance.user_id)
        mails.tell_county(organization, editors, str(vacancy.pk))
