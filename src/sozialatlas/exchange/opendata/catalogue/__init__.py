"""The catalogue of all data sets as DCAT-AP.de 3.0 wants it."""
