"""What the machine notices about entries each night, and the board of their quality.

The words and thresholds are those of docs/quality.md.
"""
