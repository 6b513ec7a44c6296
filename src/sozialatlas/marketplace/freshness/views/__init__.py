"""The pages behind the link of a reminder, and the list of calls."""
