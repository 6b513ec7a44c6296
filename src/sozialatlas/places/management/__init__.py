"""Management of the places room."""
