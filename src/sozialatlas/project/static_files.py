"""Static files under names that may be cached for ever."""

from __future__ import annotations

from whitenoise.storage import (  # type: ignore[import-untyped]  # -- whitenoise ships no types
    CompressedManifestStaticFilesStorage,
)


class GatheredFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # -- as above
    """Names with a hash once the files are gathered, plain names before (tests, first start)."""

    def stored_name(self, name: str) -> str:
        """Return the name under which a page asks for a file."""
        return str(super().stored_name(name)) if self.hashed_files else name
