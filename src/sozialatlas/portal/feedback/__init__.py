"""What people say about a record: where it comes from, and what keeps machines out."""
