"""What changed since when, for copies of the directory that must not go stale."""
