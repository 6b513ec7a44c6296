"""Who listens to whom between rooms that do not know each other.

Only counts cross here, never persons. Nothing listens yet: the first rooms tell their news
through signals of lower rooms.
"""
