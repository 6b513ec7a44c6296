"""What somebody needs to come in and be understood: kept in the address or the browser only."""
