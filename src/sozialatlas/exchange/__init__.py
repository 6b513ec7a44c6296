"""What machines see: importers, the search interface, feeds and exports."""
