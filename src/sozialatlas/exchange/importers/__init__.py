"""Readers of services from other sources."""
