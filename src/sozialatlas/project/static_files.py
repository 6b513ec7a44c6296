"""Static files under names that may be cached for ever."""

from __future__ import annotations

from django.conf import settings
from django.contrib.staticfiles import finders
from whitenoise.storage import (  # type: ignore[import-untyped]  # -- whitenoise ships no types
    CompressedManifestStaticFilesStorage,
)

# What collectstatic leaves lying by itself.
_NEVER_GATHERED = ["CVS", ".*", "*~"]


class GatheredFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # -- as above
    """Names with a hash once the files are gathered, plain names before (tests, first start)."""

    # Modules name each other by hash as well: without it a browser asks for them again a minute
    # later, and after an upgrade puts old ones together with new ones.
    support_js_module_import_aggregation = True

    def __init__(self, *args: object, **settings_of_it: object) -> None:
        """Know no address yet."""
        super().__init__(*args, **settings_of_it)
        self._addresses: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """Return the address of a file, worked out once: a page names thirty."""
        if force or not self.hashed_files:
            return str(super().url(name, force))
        if name not in self._addresses:
            self._addresses[name] = str(super().url(name))
        return self._addresses[name]

    def stored_name(self, name: str) -> str:
        """Return the name under which a page asks for a file."""
        return str(super().stored_name(name)) if self.hashed_files else name


def are_gathered() -> bool:
    """Return whether all files have been gathered since the newest of them was written.

    Times alone do not tell: a package or a copied data folder brings times of its own.
    """
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if not manifest.exists():
        return False
    gathered_at: float = manifest.stat().st_mtime
    gathered = set(GatheredFiles().hashed_files)
    return all(
        name in gathered and storage.get_modified_time(name).timestamp() <= gathered_at
        for finder in finders.get_finders()
        for name, storage in finder.list(_NEVER_GATHERED)
    )
