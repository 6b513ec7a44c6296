"""Whole answers of public pages, kept in front of Django: see docs/decisions/0006."""
