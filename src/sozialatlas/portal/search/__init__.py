"""The page of results: what was asked, what was found, and the filters beside it."""
