"""Who speaks for which organization, and how somebody proves it."""
