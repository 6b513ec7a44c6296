"""Puts the rooms together: settings, addresses, the command line, who listens to whom."""
