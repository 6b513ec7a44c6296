"""The one root of all errors that the platform raises by name."""


class SozialatlasError(Exception):
    """Something that the platform can say in words; each room has its own family below it."""
