"""The directory: organizations, services, locations, events, volunteering, taxonomy."""
