"""Readers of files, one module a format; each checks the whole file before anything is written."""
