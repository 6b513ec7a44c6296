"""Points of interest from OpenStreetMap, as GeoJSON."""
