"""Marketplace: what people outside tell us, from the first message about a record on."""
