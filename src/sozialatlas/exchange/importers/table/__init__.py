"""Tables (CSV and XLSX), read with a mapping of columns to fields."""
