"""The directory as the tabular data package of HSDS 3.1: a CSV a table, and a descriptor."""
