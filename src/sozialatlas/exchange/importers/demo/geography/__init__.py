"""The land of the demo county: municipalities, social areas, town districts, borders."""
