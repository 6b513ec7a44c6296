"""The info point: a portal at a terminal that leads nowhere else and forgets whoever used it."""
