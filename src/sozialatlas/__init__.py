"""Sozialatlas: one directory of everything social in a county, found in one search."""

__version__ = "0.1.0"
