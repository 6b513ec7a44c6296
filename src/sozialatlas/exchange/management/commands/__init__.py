"""Importing, finishing and undoing."""
