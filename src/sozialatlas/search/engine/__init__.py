"""The index on disk: its fields, its generations, who reads and who writes it."""
