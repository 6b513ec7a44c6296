"""Analysis of German text: the same chain for the index and for what people type."""
