"""The page of one record: what it shows, in which words, and the ways to and from it."""
