"""Search: German analysis, index, query, facets, nearby."""
