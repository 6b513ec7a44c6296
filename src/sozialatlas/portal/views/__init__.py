"""The views: they parse, make one call, and render."""
