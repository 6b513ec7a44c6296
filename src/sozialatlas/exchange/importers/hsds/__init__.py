"""CSV packages in the Human Services Data Specification (HSDS)."""
