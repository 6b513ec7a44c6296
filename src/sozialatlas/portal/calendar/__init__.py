"""The calendar of events: lists by day, months, and the same as a file to subscribe to."""

from sozialatlas.portal.calendar.next_events import Coming, coming

__all__ = ["Coming", "coming"]
