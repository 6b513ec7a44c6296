"""Circulars: what the county writes to all who keep entries, and their answers."""
