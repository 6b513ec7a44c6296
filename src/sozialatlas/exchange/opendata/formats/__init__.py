"""The formats of downloads, each written while it is read: memory does not grow with the table."""
