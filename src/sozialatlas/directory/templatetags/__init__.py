"""Tags for the pages of the administration."""
