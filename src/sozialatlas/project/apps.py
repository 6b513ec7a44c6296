"""The project as a Django app: what must listen in every process, also in commands."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Joins the rooms."""

    name = "sozialatlas.project"
    label = "project"

    def ready(self) -> None:
        """Note each change of what public pages show."""
        from sozialatlas.project.response_cache import version

        version.connect()
