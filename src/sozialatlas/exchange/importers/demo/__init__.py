"""The demo county: a fictional Landkreis Auental, the same for the same seed and day."""
