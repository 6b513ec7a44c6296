"""What the directory does on its own when the database was migrated."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from sozialatlas.directory.taxonomy.sync import sync_taxonomy


def connect() -> None:
    """Bring the packaged taxonomy into the database after each migrate of this room."""
    post_migrate.connect(_sync_taxonomy, dispatch_uid="directory.taxonomy")


def _sync_taxonomy(sender: AppConfig, **_kwargs: object) -> None:
    if sender.label == "directory":
        sync_taxonomy()
