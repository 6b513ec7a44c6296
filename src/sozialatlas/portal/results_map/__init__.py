"""The map of results as the server draws it: a light picture that also works without script."""
