"""Opening hours as arithmetic, without a database."""
