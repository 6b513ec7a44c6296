"""Guesses which column of a table holds which of our fields."""
