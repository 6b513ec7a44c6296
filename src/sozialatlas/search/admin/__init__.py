"""The search room in the administration."""

from sozialatlas.search.admin import portal, synonym

__all__ = ["portal", "synonym"]
