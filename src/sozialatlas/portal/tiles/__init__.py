"""Pictures of a map below the marks, where the operator has a source for them."""
