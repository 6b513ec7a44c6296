"""How much of the open interfaces one address may ask."""
