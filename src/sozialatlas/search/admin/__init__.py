"""The search room in the administration."""

from sozialatlas.search.admin import embed, portal, synonym

__all__ = ["embed", "portal", "synonym"]
