"""How data of others come in: files that editors send, and addresses that are fetched."""
