"""What is kept in memory for a while, and the counts that all processes must share."""

from __future__ import annotations

from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache

_OF_SIGN_IN = "allauth"


class OwnButForAttempts(LocMemCache):
    """A cache of the process alone; what allauth counts goes to the database.

    allauth knows one cache only. In the memory of one process its limits would be as many times
    too wide as there are processes, and a code of an app could be used twice.
    """

    def add(
        self,
        key: str,
        value: object,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        """Keep a value unless there is one."""
        if _is_shared(key):
            return bool(caches["attempts"].add(key, value, timeout, version))
        return bool(super().add(key, value, timeout, version))

    def get(self, key: str, default: object = None, version: int | None = None) -> object:
        """Return a value, or the default."""
        if _is_shared(key):
            return caches["attempts"].get(key, default, version)
        return super().get(key, default, version)

    def set(
        self,
        key: str,
        value: object,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        """Keep a value."""
        if _is_shared(key):
            caches["attempts"].set(key, value, timeout, version)
        else:
            super().set(key, value, timeout, version)

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget a value."""
        if _is_shared(key):
            return bool(caches["attempts"].delete(key, version))
        return bool(super().delete(key, version))


def _is_shared(key: str) -> bool:
    return key.startswith(_OF_SIGN_IN)
